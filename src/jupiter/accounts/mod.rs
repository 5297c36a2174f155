//! Accounts: the list, and opening one.

mod accounts_page;
mod fields;
mod form;
mod new_account_page;

pub(crate) use accounts_page::AccountsPage;
pub(crate) use new_account_page::NewAccountPage;
