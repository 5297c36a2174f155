//! Shown in an action's dialog when the payout has changed since it was opened. The API does not say who changed it.

use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::submit::{Lookup, SubmitHandle, SubmitState};
use crate::components::widgets::chip::status_chip;
use leptos::prelude::*;
use lms::can::Reason;
use lms::payouts::{Payout, PayoutStatus};

/// The status that the payout has now, if the dialog's action is no longer allowed.
#[component]
pub(super) fn ConflictNotice(
    payout: Signal<Option<Payout>>,
    allowed: fn(&PayoutStatus) -> Result<(), Reason>,
    /// Tells a change by the dialog's own call from another.
    handle: SubmitHandle,
    /// The UTR of the payment that the officer has made; empty if there is none.
    #[prop(optional)]
    typed_utr: Signal<String>,
) -> impl IntoView {
    move || {
        if !matches!(
            handle.state(),
            SubmitState::Ready | SubmitState::Failed(_) | SubmitState::Lost(_, Lookup::NotFound | Lookup::Similar(_))
        ) {
            return None;
        }
        let payout = payout.get().filter(|payout| allowed(&payout.status).is_err())?;
        let since = format!(" since {}.", payout.processed_at.unwrap_or(payout.updated_at));
        let utr = payout.utr.as_ref().map(|utr| format!(" Its UTR is {utr}."));
        let typed = payout.utr.as_ref().and_then(|utr| utr_hint(utr, &typed_utr.get()));
        let stopped = matches!(payout.status, PayoutStatus::Failed | PayoutStatus::Cancelled);
        let why = payout.failed_remark.as_ref().filter(|_| stopped).map(|why| format!(" Why: {why}"));
        Some(view! {
            <Note severity=Severity::Wait title="This payout has changed since you opened it.">
                <span>
                    {status_chip(&payout.status)} {since} {utr} {typed} {why}
                    " The server does not say who changed it."
                </span>
            </Note>
        })
    }
}

/// What the UTR of the payout means for an officer who has typed another one.
fn utr_hint(utr: &str, typed: &str) -> Option<String> {
    let typed: String = typed.split_whitespace().collect();
    if typed.is_empty() {
        return None;
    }
    Some(if utr.eq_ignore_ascii_case(&typed) {
        " It is the one that you typed.".to_owned()
    } else {
        format!(" You typed {}: if that payment was made too, the payout is paid twice.", typed.to_ascii_uppercase())
    })
}
