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

pub(crate) use list::PayoutsPage;
pub(crate) use rows::status_words;
pub(crate) use state::{FIELDS, PayoutsState, filter};
