//! Jupiter: the loan officer's workspace. One folder for each screen, named as the rail names it.

pub mod account;
pub mod accounts;
mod bank_form;
pub mod fees;
mod find;
pub mod loan;
pub mod loans;
pub mod request_tranche;
mod shapes;
