//! Reconciliation: money on the bank's statement that nobody has claimed, what it may be, and who decided what.

mod candidate;
mod debits;
mod decided;
mod item;
mod match_queue;
mod page;
mod records;
mod split;

pub(crate) use page::ReconcilePage;

use crate::components::lists::list_state::ListFields;

/// What the URL of either queue knows.
pub(crate) const FIELDS: ListFields = ListFields { filters: &["search", "from", "to"], order: "" };
