//! Reconciliation: money on the bank's statement that nobody has claimed, what it may be, and who decided what.

mod candidate;
mod debits;
mod decided;
mod desk;
mod item;
mod page;
mod records;
mod split;

pub use page::ReconcilePage;

use crate::ui::listing::Fields;

/// What the URL of either queue knows.
pub const FIELDS: Fields = Fields { filters: &["search", "from", "to"], order: "" };
