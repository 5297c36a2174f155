//! Payouts: money that leaves, a list of any length with a panel for the opened one.

mod bulk;
mod inspector;
mod list;
mod picked;
mod poll;
mod rows;
mod state;
mod tools;
mod totals;
mod work;

pub use list::PayoutsPage;
pub use rows::status_words;
pub use state::{FIELDS, PayoutsState, filter};
