//! Jupiter: the loan officer's workspace. One folder for each screen, named as the rail names it.

pub(crate) mod account;
pub(crate) mod accounts;
mod activity;
mod amount_limit;
mod bank_facts;
pub(crate) mod calculator;
mod extra_data;
pub(crate) mod fees;
pub(crate) mod line_details;
pub(crate) mod loan;
mod loan_totals;
pub(crate) mod loans;
pub(crate) mod overview;
pub(crate) mod request_tranche;
pub(crate) mod restructure;
mod schedule_table;
pub(crate) mod terms;
pub(crate) mod topup_groups;
pub(crate) mod topups;
