//! Loans: the list an officer begins with.

mod list;
mod rows;
mod state;

pub use list::LoansPage;
pub use state::LoansState;
