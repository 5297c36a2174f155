//! Drawing on a line: the form shows what is available of it while the amount is typed, and a review follows before
//! anything is sent.

use super::fields::{BankSection, InvoiceSection};
use super::form::TopupForm;
use super::line_check::LineAvailability;
use super::review_step::TopupReview;
use crate::components::feedback::toast::toasts;
use crate::components::forms::draft::Draft;
use crate::components::forms::form::Form;
use crate::components::forms::form_field::FormField;
use crate::components::forms::form_page::FormPage;
use crate::components::forms::review::{ReviewStep, follow_outcome, is_under_way, review_step};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, find_created};
use crate::links::{Link, replace};
use crate::pickers::{self, AccountPicker};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use lms::topups::{CreateTopup, ListTopups, Topup, TopupStatus};

const LABELS: SubmitLabels = SubmitLabels { what: "the top-up", send: "Draw on the line", sending: "Sending…" };

/// The state that the steps share.
#[derive(Clone, Copy)]
pub(super) struct TopupFlow {
    pub(super) topup: TopupForm,
    pub(super) form: Form,
    /// Whether the review is shown.
    pub(super) reviewing: RwSignal<bool>,
    pub(super) submission: Submission<CreateTopup>,
}

impl TopupFlow {
    /// What was sent and has no outcome yet, else what is typed, where it has no errors; tracks both.
    pub(super) fn requested(self) -> Option<CreateTopup> {
        if is_under_way(self.submission.handle()) { self.submission.last_sent() } else { self.topup.check().ok() }
    }
}

#[component]
pub(crate) fn NewTopupPage() -> impl IntoView {
    let mut draft = Draft::about("topup", &["account"]);
    let topup = TopupForm::restored(&mut draft);
    pickers::select_given_account(topup.account, topup.account_typed);
    let submission = Submission::new(draft.form(), LABELS, look_up);
    let errors = move || topup.check().err().unwrap_or_default();
    let form = Form::new(submission.handle().with_send_label("Review top-up"), errors);
    let reviewing = RwSignal::new(false);
    let flow = TopupFlow { topup, form, reviewing, submission };
    follow_outcome(submission, form, reviewing, draft);
    let (toasts, navigate) = (toasts(), use_navigate());
    submission.on_success(move |topup| {
        toasts.success(created_message(&topup));
        navigate(&Link::Topup { reference: topup.ref_id }.href(), replace());
    });
    let step = review_step(submission.handle(), reviewing, || None);
    move || match step.get() {
        ReviewStep::Review => view! { <TopupReview flow /> }.into_any(),
        ReviewStep::Form | ReviewStep::Refused(_) => view! { <TopupFormStep flow /> }.into_any(),
    }
}

#[component]
fn TopupFormStep(flow: TopupFlow) -> impl IntoView {
    let TopupFlow { topup, form, reviewing, .. } = flow;
    let pay_out_on = FormField::day("Pay out on", "scheduled_at", topup.scheduled_at)
        .hint("Left empty, it is paid out as soon as its checks pass.")
        .optional();
    view! {
        <FormPage title="Draw on a line" list=(Link::topups(), "Top-ups") form on_send=move |()| reviewing.set(true)>
            <AccountPicker form value=topup.account typed=topup.account_typed />
            {FormField::money("Amount", "amount", topup.amount).of(form)}
            <LineAvailability topup />
            <InvoiceSection form topup />
            {pay_out_on.of(form)}
            <BankSection form topup />
            {FormField::area("Remark", "remark", topup.remark).optional().of(form)}
        </FormPage>
    }
}

fn created_message(topup: &Topup) -> String {
    match topup.status {
        TopupStatus::ChecksFailed => format!("{} is entered; a check did not pass.", topup.ref_id),
        TopupStatus::Scheduled => format!("{} is entered and waits for its day.", topup.ref_id),
        TopupStatus::Draft
        | TopupStatus::Pending
        | TopupStatus::Disbursed
        | TopupStatus::Rejected
        | TopupStatus::Unknown(_) => format!("{} of {} is entered.", topup.ref_id, topup.amount),
    }
}

fn look_up(sent: CreateTopup) -> LookupFuture<Topup> {
    let account = Some(sent.account);
    let list = move |page| ListTopups { account, ordering: "-created_at".to_owned(), page, ..ListTopups::default() };
    find_created(list, sent)
}
