//! The page: the steps of a disbursement, form, review and receipt. What is typed and what is sent are held here, above
//! everything that is drawn again when the account's data changes.

use super::form::DisburseForm;
use super::form_step::DisburseFormStep;
use super::lookup::look_up;
use super::preview::Preview;
use super::receipt::DisburseReceipt;
use super::review_step::DisburseReview;
use crate::api;
use crate::components::forms::draft::Draft;
use crate::components::forms::form::Form;
use crate::components::forms::review::{RefusedCard, ReviewStep, follow_outcome, is_under_way, review_step};
use crate::components::forms::review_page::{ReviewPage, ReviewPageDefinition};
use crate::components::forms::submit::{Submission, SubmitLabels};
use crate::components::item_page::item_page;
use crate::dom::memo::memo;
use crate::jupiter::account::account_page;
use crate::links::Link;
use leptos::prelude::*;
use lms::accounts::{Account, Disbursement, GetAccount, InitiateDisbursement};
use lms::{AccountId, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the disbursement", send: "Disburse", sending: "Sending…" };

static PAGE: ReviewPageDefinition = ReviewPageDefinition {
    title: "Disburse",
    crumb: "Disburse",
    noun: "account",
    untitled: "Account",
    loading: "the account",
    list: (Link::accounts, "Accounts"),
};

/// The state that the steps share.
#[derive(Clone, Copy)]
pub(super) struct DisburseFlow {
    pub(super) id: AccountId,
    pub(super) account: Memo<Option<Account>>,
    pub(super) typed: DisburseForm,
    pub(super) form: Form,
    /// Whether the review is shown.
    pub(super) reviewing: RwSignal<bool>,
    pub(super) submission: Submission<InitiateDisbursement>,
}

impl DisburseFlow {
    /// What was sent and has no outcome yet, else what is typed, where it has no errors; tracks both.
    pub(super) fn requested(self) -> Option<InitiateDisbursement> {
        if is_under_way(self.submission.handle()) {
            self.submission.last_sent()
        } else {
            self.account.with(|account| self.typed.check(account.as_ref()?).ok())
        }
    }
}

/// The page of the account that the URL names.
#[component]
pub(crate) fn DisbursePage() -> impl IntoView {
    item_page::<GetAccount, _>(account_page(PAGE.title), |id| view! { <Disburse id /> }.into_any())
}

#[component]
fn Disburse(id: AccountId) -> impl IntoView {
    let query = api::query(move || Some(GetAccount { id }));
    let account = memo(move |_| query.data());
    let name = format!("disburse.{id}");
    let mut draft = Draft::new(&name);
    let typed = DisburseForm::restored(&mut draft);
    let submission = Submission::new(name, LABELS, move |sent| look_up(id, sent));
    let errors = move || {
        let check = |account: &Option<Account>| typed.check(account.as_ref()?).err();
        account.with(check).unwrap_or_default()
    };
    let form = Form::new(submission.handle().with_send_label("Review disbursement"), errors);
    let reviewing = RwSignal::new(false);
    let flow = DisburseFlow { id, account, typed, form, reviewing, submission };
    follow_outcome(submission, form, reviewing, draft);

    let error = memo(move |_| query.error());
    let on_retry = Callback::new(move |()| query.refetch());
    let named = Signal::derive(move || {
        account.with(|account| account.as_ref().map(|account| (account.ref_id.clone(), account.borrower_name.clone())))
    });
    let is_ready = memo(move |_| account.with(Option::is_some));
    let outcome = memo(move |_| submission.outcome());
    let on_another = Callback::new(move |()| submission.handle().reset());
    let receipt = move |made: Disbursement, found| view! { <DisburseReceipt id made found on_another /> }.into_any();
    let steps = move || view! { <DisburseSteps flow /> }.into_any();
    view! { <ReviewPage definition=&PAGE item=Link::account(id) named is_ready error on_retry outcome receipt steps /> }
}

#[component]
fn DisburseSteps(flow: DisburseFlow) -> impl IntoView {
    let refusal = move || {
        let status = flow.account.with(|account| account.as_ref().map(|account| account.status.clone()))?;
        can::draw_on_account(&status).err().map(|reason| reason.to_string())
    };
    let step = review_step(flow.submission.handle(), flow.reviewing, refusal);
    let back = ("Back to the account", Link::account(flow.id));
    view! {
        {move || match step.get() {
            ReviewStep::Review => view! { <DisburseReview flow /> }.into_any(),
            ReviewStep::Form => view! { <DisburseFormStep flow /> }.into_any(),
            ReviewStep::Refused(reason) => {
                view! { <RefusedCard title="Nothing can be disbursed now" reason back=back.clone() /> }.into_any()
            }
        }}
        <Show when=move || !step.with(|step| matches!(step, ReviewStep::Refused(_)))>
            <Preview flow />
        </Show>
    }
}
