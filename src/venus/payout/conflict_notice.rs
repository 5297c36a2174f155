//! The notice of a conflict in a payout's dialogs.

use crate::components::forms::submit::SubmitHandle;
use crate::venus::conflict_notice::{PresentState, conflict_notice};
use leptos::prelude::*;
use lms::can::Reason;
use lms::payouts::{Payout, PayoutStatus};

/// The status that the payout has now, if the dialog's action is no longer allowed.
#[component]
pub(super) fn ConflictNotice(
    payout: Signal<Option<Payout>>,
    allowed: fn(&PayoutStatus) -> Result<(), Reason>,
    handle: SubmitHandle,
    /// The UTR of the payment that the officer has made; empty if there is none.
    #[prop(optional)]
    typed_utr: Signal<String>,
) -> impl IntoView {
    conflict_notice("This payout has changed since you opened it.", handle, move || {
        let payout = payout.get().filter(|payout| allowed(&payout.status).is_err())?;
        Some(PresentState::of_payout(&payout, &typed_utr.read()))
    })
}
