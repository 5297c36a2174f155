//! Shown in an action's dialog when another officer changed the payout after it was opened.

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
    /// Tells a change by the dialog's own call from one by another officer.
    handle: SubmitHandle,
) -> impl IntoView {
    move || {
        if !matches!(
            handle.state(),
            SubmitState::Ready | SubmitState::Failed(_) | SubmitState::Lost(_, Lookup::NotFound)
        ) {
            return None;
        }
        let payout = payout.get().filter(|payout| allowed(&payout.status).is_err())?;
        let utr = payout.utr.as_ref().map(|utr| format!(" Its UTR is {utr}."));
        let stopped = matches!(payout.status, PayoutStatus::Failed | PayoutStatus::Cancelled);
        let why = payout.failed_remark.as_ref().filter(|_| stopped).map(|why| format!(" Why: {why}"));
        Some(view! {
            <Note severity=Severity::Wait title="Somebody else has dealt with this payout meanwhile.">
                <span>
                    {status_chip(&payout.status)} {utr} {why} " Nothing is left to do here."
                </span>
            </Note>
        })
    }
}
