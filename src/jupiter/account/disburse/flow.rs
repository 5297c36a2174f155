//! The steps: ask, review, send, receipt. What is typed and what is sent live here, above everything that is drawn anew
//! when the account's data is.

use super::ask::Ask;
use super::form::{DisburseForm, OTHER};
use super::look_up::look_up;
use super::preview::Preview;
use super::receipt::Receipt;
use super::review::Review;
use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::item_not_found::ItemNotFound;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::{Waiting, skeleton_card};
use crate::components::forms::draft::Draft;
use crate::components::forms::form::Form;
use crate::components::forms::submit::{Submission, SubmitLabels, SubmitState};
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::dom::watch::watch;
use crate::links::Link;
use leptos::prelude::*;
use lms::accounts::{Account, GetAccount, InitiateDisbursement};
use lms::{AccountId, ApiError, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the disbursement", send: "Disburse", sending: "Sending…" };

/// What the steps share.
#[derive(Clone, Copy)]
pub(super) struct Flow {
    pub(super) id: AccountId,
    pub(super) account: Memo<Option<Account>>,
    pub(super) typed: DisburseForm,
    pub(super) form: Form,
    pub(super) reviewing: RwSignal<bool>,
    pub(super) submission: Submission<InitiateDisbursement>,
}

impl Flow {
    /// What is on its way, or what is typed where it can be asked for.
    pub(super) fn asked(self) -> Option<InitiateDisbursement> {
        match self.submission.state() {
            SubmitState::Sending | SubmitState::Lost(..) => self.submission.last_sent(),
            _ => self.account.with(|account| self.typed.check(account.as_ref()?).ok()),
        }
    }
}

/// One disbursement under one account.
#[component]
pub(super) fn Steps(
    /// Under which account.
    id: AccountId,
) -> impl IntoView {
    let read = api::query(move || Some(GetAccount { id }));
    let account = Memo::new(move |_| read.data());
    let name = format!("disburse.{id}");
    let mut draft = Draft::new(&name);
    let typed = DisburseForm::restored(&mut draft);
    let submission = Submission::new(name, LABELS, move |asked, since| look_up(id, asked, since));
    let wrong = move || {
        let check = |account: &Option<Account>| typed.check(account.as_ref()?).err();
        account.with(check).unwrap_or_default()
    };
    let form = Form::new(submission.handle().with_send_label("Review disbursement"), wrong);
    let flow = Flow { id, account, typed, form, reviewing: RwSignal::new(false), submission };
    follow(flow, draft);

    let error = Memo::new(move |_| read.error());
    let outcome = Memo::new(move |_| submission.outcome());
    let another = Callback::new(move |()| submission.reset());
    let retry = Callback::new(move |()| read.refetch());
    let trail = Signal::derive(move || account.with(|account| trail(id, account.as_ref())));
    let borrower = move || account.with(|account| account.as_ref().map(|account| account.borrower_name.clone()));
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail />
            <Show when=move || outcome.with(Option::is_none) && error.get() != Some(ApiError::NotFound)>
                <div class="head">
                    <Heading text="Disburse" />
                    <span class="muted">{borrower}</span>
                </div>
            </Show>
            {move || match error.get() {
                Some(ApiError::NotFound) => view! { <ItemNotFound what="account" list=Link::accounts() list_name="Accounts" /> }.into_any(),
                Some(error) => view! { <ErrorNote error on_retry=retry /> }.into_any(),
                None => ().into_any(),
            }}
            {move || match outcome.get() {
                Some((made, found)) => view! { <Receipt id made found on_another=another /> }.into_any(),
                None if account.with(Option::is_some) => view! { <Step flow /> }.into_any(),
                None if error.with(Option::is_some) => ().into_any(),
                None => view! { <Waiting what="the account">{skeleton_card(5)}</Waiting> }.into_any(),
            }}
        </main>
    }
}

#[component]
fn Step(flow: Flow) -> impl IntoView {
    let under_way = move || matches!(flow.submission.state(), SubmitState::Sending | SubmitState::Lost(..));
    let refusal = move || {
        let status = flow.account.with(|account| account.as_ref().map(|account| account.status.clone()))?;
        can::draw_on_account(&status).err().map(|reason| reason.to_string())
    };
    let step = Memo::new(move |_| (under_way() || flow.reviewing.get(), refusal()));
    move || match step.get() {
        (false, Some(reason)) => view! { <Refused reason id=flow.id /> }.into_any(),
        (true, _) => view! {
            <Review flow />
            <Preview flow />
        }
        .into_any(),
        (false, None) => view! {
            <Ask flow />
            <Preview flow />
        }
        .into_any(),
    }
}

#[component]
fn Refused(reason: String, id: AccountId) -> impl IntoView {
    view! {
        <section class="card stack">
            <Note severity=Severity::Wait title="Nothing can be disbursed now">
                <span>{reason}</span>
            </Note>
            <p class="actions">
                <a class="button" href=Link::account(id).href()>
                    "Back to the account"
                </a>
            </p>
        </section>
    }
}

/// What was refused goes back to its field; what was sent is forgotten as a draft.
fn follow(flow: Flow, draft: Draft) {
    let clear_draft = draft.into_clear();
    flow.submission.on_success(move |_| {
        clear_draft();
        flow.reviewing.set(false);
    });
    watch(move || {
        if flow.form.is_refused() {
            flow.reviewing.set(false);
        }
    });
    watch(move || {
        if flow.account.with(|account| account.as_ref().is_some_and(|account| account.credit_bank.is_none())) {
            flow.typed.to.set(OTHER.to_owned());
        }
    });
}

fn trail(id: AccountId, account: Option<&Account>) -> Vec<Crumb> {
    let reference = account.map_or_else(|| "Account".to_owned(), |account| account.ref_id.clone());
    vec![
        Crumb::link("Accounts", Link::accounts().href()),
        Crumb::link(reference, Link::account(id).href()).reference(),
        Crumb::here("Disburse"),
    ]
}
