//! Accounts: the list, and opening one.

mod form;
mod list;
mod new;

pub(crate) use list::AccountsPage;
pub(crate) use new::NewAccountPage;
