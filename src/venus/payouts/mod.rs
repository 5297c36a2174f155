//! Payouts: money that leaves, a list of any length with a panel for the opened one.

mod inspector;
mod list;
mod rows;
mod state;

pub use list::PayoutsPage;
pub use rows::status_words;
pub use state::PayoutsState;
