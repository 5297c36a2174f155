//! Reconciliation: lines of the bank's statement without a loan or a payout, what each may be, and who decided what.

mod candidate_view;
mod decisions;
mod line_match;
mod match_queue;
mod money_in;
mod money_out;
mod reconcile_page;
mod selected_line;
mod set_aside;
mod split_dialog;
mod unmatched_line;

pub(crate) use reconcile_page::ReconcilePage;

use crate::components::lists::list_state::{FilterKind, ListFields};

/// Filters in the URL of both queues.
pub(crate) const FIELDS: ListFields = ListFields {
    filters: &[("search", FilterKind::Text), ("from", FilterKind::Day), ("to", FilterKind::Day)],
    order: "",
};
