//! Undoing the match of a payout with a debit of the bank statement, on any later day.

use super::actions::ActionDialog;
use crate::components::forms::confirmation::Confirmation;
use crate::components::forms::submit::{Match, SubmitLabels};
use crate::venus::bank_claims::find_unmatched;
use futures::FutureExt;
use leptos::prelude::*;
use lms::payouts::Payout;
use lms::reconciliation::UnmatchPayout;

const LABELS: SubmitLabels =
    SubmitLabels { what: "the undoing of the match", send: "Undo match", sending: "Undoing…" };

pub(super) fn undo_match(opened: &Payout, dialog: ActionDialog) -> Option<AnyView> {
    let id = opened.bank_line?;
    let look_up = move |_| async move { Ok(Match::of(find_unmatched(id).await?)) }.boxed_local();
    // The same key as in Reconcile, where the match can be undone too.
    let key = format!("reconcile.out.undo.{id}");
    let reference = opened.ref_id.clone();
    let confirmation = Confirmation::new(dialog.open, key, LABELS, UnmatchPayout { id }, look_up, move |_, toasts| {
        toasts.success(format!("{reference} is matched with no debit."));
    });
    let text = format!(
        "The debit of {} is listed in Reconcile again. If only the match marked this payout as paid, it is pending again.",
        opened.amount
    );
    Some(confirmation.view(text, "Cancel", false))
}
