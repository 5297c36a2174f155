//! Told in a dialog whose payout has become something else while it stood open: somebody was faster.

use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::submit::{Lookup, SubmitHandle, SubmitState};
use crate::components::widgets::chip::status_chip;
use leptos::prelude::*;
use lms::can::Reason;
use lms::payouts::{Payout, PayoutStatus};

/// What the payout is now, and why.
#[component]
pub(super) fn Elsewhere(
    /// The payout as it stands.
    payout: Signal<Option<Payout>>,
    /// What the dialog is for.
    may: fn(&PayoutStatus) -> Result<(), Reason>,
    /// By what the dialog sends: what its own call made is not somebody else's doing.
    handle: SubmitHandle,
) -> impl IntoView {
    move || {
        if !matches!(
            handle.state(),
            SubmitState::Ready | SubmitState::Failed(_) | SubmitState::Lost(_, Lookup::NotFound)
        ) {
            return None;
        }
        let now = payout.get().filter(|payout| may(&payout.status).is_err())?;
        let utr = now.utr.as_ref().map(|utr| format!(" Its UTR is {utr}."));
        let stopped = matches!(now.status, PayoutStatus::Failed | PayoutStatus::Cancelled);
        let why = now.failed_remark.as_ref().filter(|_| stopped).map(|why| format!(" Why: {why}"));
        Some(view! {
            <Note severity=Severity::Wait title="Somebody else has dealt with this payout meanwhile.">
                <span>
                    {status_chip(&now.status)} {utr} {why} " Nothing is left to do here, and nothing was sent twice."
                </span>
            </Note>
        })
    }
}
