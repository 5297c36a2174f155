//! One of many payouts that an action is sent for, and its outcome.

use super::batch_action::{BatchAction, BatchOutcome};
use super::selected_payout::SelectedPayout;
use crate::clock;
use crate::components::forms::submit::LONGEST_SETTLE_S;
use crate::components::widgets::chip::chip;
use crate::venus::table_row::TableRow;
use leptos::prelude::*;
use lms::{ApiError, Instant};

#[derive(Clone, Copy)]
pub(super) struct BatchItem {
    /// As the dialog shows it.
    pub(super) payout: StoredValue<SelectedPayout>,
    pub(super) outcome: RwSignal<BatchOutcome>,
    /// When a call whose response was lost can be sent again, if it has not arrived by then.
    settled_at: StoredValue<Instant>,
}

impl BatchItem {
    pub(super) fn new(action: BatchAction, payout: SelectedPayout) -> Self {
        Self {
            outcome: RwSignal::new(action.begins_with(&payout)),
            payout: StoredValue::new(payout),
            settled_at: StoredValue::new(Instant::from_seconds(0)),
        }
    }

    /// Sends the call, or looks for an earlier one that may still arrive.
    ///
    /// # Errors
    /// As [`BatchAction::run`].
    pub(super) async fn run(self, action: BatchAction, before: &BatchOutcome) -> Result<BatchOutcome, ApiError> {
        let shown = self.payout.get_value();
        if matches!(before, BatchOutcome::Unknown(_)) {
            let found = action.look_up(&shown).await;
            // Without a time the page was left.
            let is_settled = self.settled_at.try_get_value().is_some_and(|at| clock::now() >= at);
            if !is_settled || !matches!(found, BatchOutcome::Unknown(_)) {
                return Ok(found);
            }
        }
        let outcome = action.run(&shown).await;
        if matches!(outcome, Ok(BatchOutcome::Unknown(_))) {
            self.settled_at.try_set_value(clock::now().add_seconds(LONGEST_SETTLE_S));
        }
        outcome
    }

    pub(super) fn row(self) -> TableRow {
        let outcome = move || {
            let (severity, text) = self.outcome.get().chip();
            chip(severity, text)
        };
        self.payout.with_value(|payout| {
            TableRow::new(payout.ref_id.clone())
                .text(payout.borrower.clone())
                .text(payout.beneficiary_label())
                .num(payout.amount.grouped())
                .text(outcome)
        })
    }
}
