//! The page: the steps of a request, form, review and receipt. What is typed and what is sent are held here, above
//! everything that is drawn again when the loan's data changes.

use super::figure_changes::FigureChanges;
use super::form_step::TrancheFormStep;
use super::lookup::look_up;
use super::receipt::TrancheReceipt;
use super::review_step::TrancheReview;
use crate::components::forms::draft::Draft;
use crate::components::forms::form::Form;
use crate::components::forms::review::{RefusedCard, ReviewStep, follow_outcome, is_under_way, review_step};
use crate::components::forms::review_page::{ReviewPage, ReviewPageDefinition};
use crate::components::forms::submit::{Submission, SubmitLabels};
use crate::components::item_page::item_page;
use crate::dom::memo::memo;
use crate::jupiter::amount_limit::amount_within;
use crate::jupiter::loan::loan_page;
use crate::links::Link;
use crate::{api, clock};
use leptos::prelude::*;
use lms::loans::{GetLoan, GetLoanSummary, Loan, LoanSummary};
use lms::payouts::{Payout, RequestTranche};
use lms::{FieldError, LoanId, Money, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the tranche request", send: "Send request", sending: "Sending…" };

static PAGE: ReviewPageDefinition = ReviewPageDefinition {
    title: "Request a tranche",
    crumb: "Request tranche",
    noun: "loan",
    untitled: "Loan",
    loading: "the loan",
    list: (Link::loans, "Loans"),
};

/// The state that the steps share.
#[derive(Clone, Copy)]
pub(super) struct TrancheFlow {
    pub(super) id: LoanId,
    pub(super) loan: Memo<Option<Loan>>,
    pub(super) summary: Memo<Option<LoanSummary>>,
    /// The amount as typed.
    pub(super) amount: RwSignal<String>,
    pub(super) form: Form,
    /// Whether the review is shown.
    pub(super) reviewing: RwSignal<bool>,
    pub(super) submission: Submission<RequestTranche>,
}

impl TrancheFlow {
    /// What can still be drawn; tracks it.
    pub(super) fn left(self) -> Money {
        left(self.summary)
    }

    /// The amount that was sent and has no outcome yet, else the one that is typed, where it has no errors;
    /// tracks both.
    pub(super) fn requested(self) -> Option<Money> {
        if is_under_way(self.submission.handle()) {
            self.submission.last_sent().map(|sent| sent.amount)
        } else {
            check(&self.amount.read(), self.left()).ok()
        }
    }
}

fn left(summary: Memo<Option<LoanSummary>>) -> Money {
    summary.with(|summary| summary.as_ref().map_or(Money::ZERO, |summary| summary.undisbursed_amount))
}

/// The amount to request, where `left` can still be drawn.
pub(super) fn check(amount: &str, left: Money) -> Result<Money, Vec<FieldError>> {
    amount_within(amount, left, "that can still be drawn").map_err(|error| vec![FieldError::new("amount", error)])
}

/// The page of the loan that the URL names.
#[component]
pub(crate) fn RequestTranchePage() -> impl IntoView {
    item_page::<GetLoan, _>(loan_page(PAGE.title), |id| view! { <TrancheRequest id /> }.into_any())
}

#[component]
fn TrancheRequest(id: LoanId) -> impl IntoView {
    let loan_query = api::query(move || Some(GetLoan { id }));
    let summary_query = api::query(move || Some(GetLoanSummary { id }));
    let loan = memo(move |_| loan_query.data());
    let summary = memo(move |_| summary_query.data());
    let name = format!("tranche.{id}");
    let mut draft = Draft::new(&name);
    let amount = draft.field("amount");
    let submission = Submission::new(name, LABELS, look_up);
    let errors = move || check(&amount.read(), left(summary)).err().unwrap_or_default();
    let form = Form::new(submission.handle().with_send_label("Review request"), errors);
    let reviewing = RwSignal::new(false);
    let flow = TrancheFlow { id, loan, summary, amount, form, reviewing, submission };
    follow_outcome(submission, form, reviewing, draft);

    let error = memo(move |_| loan_query.error().or_else(|| summary_query.error()));
    let on_retry = Callback::new(move |()| {
        loan_query.refetch();
        summary_query.refetch();
    });
    let named = Signal::derive(move || {
        loan.with(|loan| loan.as_ref().map(|loan| (loan.ref_id.clone(), loan.borrower_name.clone())))
    });
    let is_ready = memo(move |_| loan.with(Option::is_some) && summary.with(Option::is_some));
    let outcome = memo(move |_| submission.outcome());
    let on_another = Callback::new(move |()| submission.handle().reset());
    let receipt = move |payout: Payout, found| view! { <TrancheReceipt payout found on_another /> }.into_any();
    let steps = move || view! { <TrancheSteps flow /> }.into_any();
    view! { <ReviewPage definition=&PAGE item=Link::loan(id) named is_ready error on_retry outcome receipt steps /> }
}

#[component]
fn TrancheSteps(flow: TrancheFlow) -> impl IntoView {
    let refusal = memo(move |_| {
        let loan = flow.loan.get()?;
        can::request_tranche(&loan, flow.left(), clock::today()).err().map(|reason| reason.to_string())
    });
    let step = review_step(flow.submission.handle(), flow.reviewing, move || refusal.get());
    let back = ("Back to the loan", Link::loan(flow.id));
    view! {
        <div class="split">
            {move || match step.get() {
                ReviewStep::Review => view! { <TrancheReview flow /> }.into_any(),
                ReviewStep::Form => view! { <TrancheFormStep flow /> }.into_any(),
                ReviewStep::Refused(reason) => {
                    view! { <RefusedCard title="A tranche can't be requested now" reason back=back.clone() /> }
                        .into_any()
                }
            }}
            <FigureChanges flow />
        </div>
    }
}
