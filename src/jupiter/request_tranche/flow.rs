//! The steps of a request: ask, review, send, receipt. What is typed and what is sent live here, above everything that
//! is drawn anew when the loan's data is.

use super::ask::Ask;
use super::changes::Changes;
use super::form::TrancheForm;
use super::look_up::look_up;
use super::receipt::Receipt;
use super::review::Review;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::{Waiting, skeleton_card};
use crate::components::forms::draft;
use crate::components::forms::submit::{Submission, SubmitLabels, SubmitState};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::dom::watch::watch;
use crate::links::{Link, LoanTab};
use crate::{api, clock};
use leptos::prelude::*;
use lms::loans::{GetLoan, GetLoanSummary, Loan, LoanSummary};
use lms::payouts::RequestTranche;
use lms::{LoanId, Money, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the tranche request", send: "Send request", sending: "Sending…" };

/// What the steps share.
#[derive(Clone, Copy)]
pub(super) struct Request {
    pub(super) loan: Memo<Option<Loan>>,
    pub(super) summary: Memo<Option<LoanSummary>>,
    /// The amount as typed.
    pub(super) typed: RwSignal<String>,
    /// What the server said of the amount.
    pub(super) refused: RwSignal<Option<String>>,
    pub(super) reviewing: RwSignal<bool>,
    pub(super) submission: Submission<RequestTranche>,
}

impl Request {
    /// What can still be drawn.
    pub(super) fn left(self) -> Money {
        self.summary.with(|summary| summary.as_ref().map_or(Money::ZERO, |summary| summary.undisbursed_amount))
    }

    /// The amount that is on its way, or that is typed where it can be asked for.
    pub(super) fn amount(self) -> Option<Money> {
        match self.submission.state() {
            SubmitState::Sending | SubmitState::Lost(..) => self.submission.last_sent().map(|sent| sent.amount),
            _ => self.typed.with(|typed| TrancheForm { amount: typed.clone() }.check(self.left()).ok()),
        }
    }
}

/// One request for a tranche of one loan.
#[component]
pub(super) fn Flow(
    /// Of which loan.
    id: LoanId,
) -> impl IntoView {
    let loan = api::query(move || Some(GetLoan { id }));
    let summary = api::query(move || Some(GetLoanSummary { id }));
    let request = Request {
        loan: Memo::new(move |_| loan.data()),
        summary: Memo::new(move |_| summary.data()),
        typed: draft::restored(format!("orrery.draft.tranche.{id}")),
        refused: RwSignal::new(None),
        reviewing: RwSignal::new(false),
        submission: Submission::new(format!("tranche.{id}"), LABELS, look_up),
    };
    follow_outcome(request);

    let error = Memo::new(move |_| loan.error().or_else(|| summary.error()));
    let retry = Callback::new(move |()| {
        loan.refetch();
        summary.refetch();
    });
    let ready = Memo::new(move |_| request.loan.with(Option::is_some) && request.summary.with(Option::is_some));
    let outcome = Memo::new(move |_| request.submission.outcome());
    let another = Callback::new(move |()| request.submission.reset());
    let borrower = move || request.loan.with(|loan| loan.as_ref().map(|loan| loan.borrower_name.clone()));
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::derive(move || trail(id, request.loan.get().as_ref())) />
            <Show when=move || outcome.with(Option::is_none)>
                <div class="head">
                    <Heading text="Request a tranche" />
                    <span class="muted">{borrower}</span>
                </div>
            </Show>
            {move || error.get().map(|error| view! { <ErrorNote error on_retry=retry /> })}
            {move || match outcome.get() {
                Some((payout, found)) => view! { <Receipt payout found on_another=another /> }.into_any(),
                None if ready.get() => view! { <Steps request id /> }.into_any(),
                None if error.with(Option::is_some) => ().into_any(),
                None => view! { <Waiting what="the loan">{skeleton_card(5)}</Waiting> }.into_any(),
            }}
        </main>
    }
}

#[component]
fn Steps(request: Request, id: LoanId) -> impl IntoView {
    let under_way = move || matches!(request.submission.state(), SubmitState::Sending | SubmitState::Lost(..));
    let refusal = Memo::new(move |_| {
        let loan = request.loan.get()?;
        can::request_tranche(&loan, request.left(), clock::today()).err()
    });
    let step = Memo::new(move |_| match (under_way() || request.reviewing.get(), refusal.get()) {
        (true, _) => Step::Review,
        (false, None) => Step::Ask,
        (false, Some(reason)) => Step::Refused(reason.to_string()),
    });
    view! {
        <div class="split">
            {move || match step.get() {
                Step::Review => view! { <Review request id /> }.into_any(),
                Step::Ask => view! { <Ask request id /> }.into_any(),
                Step::Refused(reason) => view! { <Refused reason id /> }.into_any(),
            }}
            <Changes request />
        </div>
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Ask,
    Review,
    Refused(String),
}

#[component]
fn Refused(reason: String, id: LoanId) -> impl IntoView {
    view! {
        <section class="card stack">
            <Note severity=Severity::Wait title="A tranche can't be requested now">
                <span>{reason}</span>
            </Note>
            <p class="actions">
                <a class="button" href=Link::loan(id).href()>
                    "Back to the loan"
                </a>
            </p>
        </section>
    }
}

/// A refused amount goes back to its field; one that was sent is forgotten as a draft.
fn follow_outcome(request: Request) {
    watch(move || {
        if request.submission.outcome().is_some() {
            request.typed.set(String::new());
            request.reviewing.set(false);
        }
        if let SubmitState::Failed(error) = request.submission.state()
            && let Some(message) = error.field("amount")
        {
            request.refused.set(Some(message.to_owned()));
            request.reviewing.set(false);
            request.submission.reset();
        }
    });
}

fn trail(id: LoanId, loan: Option<&Loan>) -> Vec<Crumb> {
    let reference = loan.map_or_else(|| "Loan".to_owned(), |loan| loan.ref_id.clone());
    vec![
        Crumb::link("Loans", Link::loans().href()),
        Crumb::link(reference, Link::Loan { id, tab: LoanTab::Overview }.href()).reference(),
        Crumb::here("Request tranche"),
    ]
}
