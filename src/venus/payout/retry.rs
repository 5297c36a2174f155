//! Retrying a failed payout; its account can be corrected first.

use super::actions::{ActionDialog, PayoutAction};
use super::conflict_notice::ConflictNotice;
use super::outcome::{is_retried, outcome_message, payout_summary};
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{Submission, SubmitActions, SubmitLabels, SubmitState, find_changed};
use crate::components::widgets::dialog::close_button;
use crate::components::widgets::dialog_context::hold_dialog_while;
use leptos::prelude::*;
use lms::can;
use lms::payout_actions::RetryPayout;
use lms::payouts::{GetPayout, Payout};

const LABELS: SubmitLabels = SubmitLabels { what: "the retry", send: "Try again", sending: "Sending…" };

#[component]
pub(super) fn Retry(opened: Payout, dialog: ActionDialog) -> impl IntoView {
    let ActionDialog { open, payout, current, .. } = dialog;
    let id = opened.id;
    let look_up = move |_| find_changed(GetPayout { id }, is_retried);
    let submission = Submission::new(format!("payout.retry.{id}"), LABELS, look_up);
    let handle = submission.handle();
    let is_sending = move || handle.state() == SubmitState::Sending;
    hold_dialog_while(is_sending);
    let correct_first = move |_| {
        if !untrack(is_sending) {
            current.set(Some(PayoutAction::Correct));
        }
    };
    let toasts = toasts();
    submission.on_success(move |payout: Payout| {
        toasts.success(outcome_message(&payout));
        open.set(false);
    });
    let why = opened.failed_remark.unwrap_or_else(|| "The bank gave no reason.".to_owned());
    view! {
        <Note severity=Severity::Bad title=why>
            "It will come back again where the account is wrong: correct it first."
        </Note>
        <p>{move || payout.get().as_ref().map(payout_summary)} " It waits to be processed again; no money leaves yet."</p>
        <ConflictNotice payout allowed=can::retry_payout handle />
        <SubmitActions handle on_send=move |()| submission.send(RetryPayout { id })>
            <button type="button" class="button" on:click=correct_first>
                "Correct the account first"
            </button>
            {close_button(open, "Cancel")}
        </SubmitActions>
    }
}
