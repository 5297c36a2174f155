//! Trying a failed payout again: where to is said before, and can be corrected first.

use super::actions::Ask;
use super::elsewhere::Elsewhere;
use super::outcome;
use super::process::told;
use crate::api;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{Submission, SubmitActions, SubmitLabels};
use futures::FutureExt;
use leptos::prelude::*;
use lms::can;
use lms::payout_actions::RetryPayout;
use lms::payouts::{GetPayout, Payout};

const LABELS: SubmitLabels = SubmitLabels { what: "the retry", send: "Try again", sending: "Sending…" };

/// What the dialog holds.
#[component]
pub(super) fn Retry(
    open: RwSignal<bool>,
    now: Payout,
    payout: Signal<Option<Payout>>,
    asked: RwSignal<Option<Ask>>,
) -> impl IntoView {
    let id = now.id;
    let submission = Submission::new(format!("payout.retry.{id}"), LABELS, move |_, _| {
        async move {
            let payout = api::send(GetPayout { id }).await?;
            Ok(outcome::is_retried(&payout).then_some(payout))
        }
        .boxed_local()
    });
    let toasts = toasts();
    submission.on_success(move |payout: Payout| {
        toasts.success(outcome::told(&payout));
        open.set(false);
    });
    let why = now.failed_remark.clone().unwrap_or_else(|| "The bank gave no reason.".to_owned());
    view! {
        <Note severity=Severity::Bad title=why>
            "It will come back again where the account is wrong: correct it first."
        </Note>
        <p>{move || payout.get().as_ref().map(told)} " It waits to be processed again; no money leaves yet."</p>
        <Elsewhere payout may=can::retry_payout handle=submission.handle() />
        <SubmitActions handle=submission.handle() on_send=move |()| submission.send(RetryPayout { id })>
            <button type="button" class="button" on:click=move |_| asked.set(Some(Ask::Correct))>
                "Correct the account first"
            </button>
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Cancel"
            </button>
        </SubmitActions>
    }
}
