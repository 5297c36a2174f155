//! Accounts: the list, and opening one.

mod form;
mod list;
mod new;

pub use list::{AccountsPage, FIELDS};
pub use new::NewAccountPage;
