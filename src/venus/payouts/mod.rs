//! Payouts: money that leaves, a list of any length with a panel for the opened one.

mod batch;
mod batch_action;
mod batch_item;
mod batch_run;
mod beneficiaries;
mod bulk_actions;
mod inspector;
mod payouts_page;
mod read_payouts;
mod rows;
mod seen_payouts;
mod selected_payout;
mod state;
mod toolbar;
mod totals;

pub(crate) use payouts_page::PayoutsPage;
pub(crate) use rows::status_words;
pub(crate) use state::{FIELDS, PayoutsState, filter};
