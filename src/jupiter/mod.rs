//! Jupiter: the loan officer's workspace. One folder for each screen, named as the rail names it.

pub mod account;
pub mod accounts;
pub mod calculator;
mod extra_data;
pub mod fees;
pub mod line_details;
pub mod loan;
pub mod loans;
pub mod overview;
pub mod request_tranche;
pub mod restructure;
mod story;
mod sums;
pub mod terms;
pub mod topup_groups;
pub mod topups;
