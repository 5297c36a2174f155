//! Jupiter: the loan officer's workspace. One folder for each screen, named as the rail names it.

pub mod account;
pub mod accounts;
mod bank_form;
pub mod calculator;
pub mod fees;
pub mod find;
pub mod line_details;
pub mod loan;
pub mod loans;
pub mod overview;
pub mod request_tranche;
pub mod restructure;
mod sums;
pub mod terms;
pub mod topup_groups;
pub mod topups;
