//! Accounts: the list, and opening one.

mod form;
mod list;
mod new;

pub(crate) use list::{AccountsPage, FIELDS};
pub(crate) use new::NewAccountPage;
