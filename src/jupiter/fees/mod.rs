//! Fees: the list, one fee, and charging one.

mod delete_dialog;
mod demand_table;
mod fee_page;
mod fees_page;
mod form;
mod labels;
mod new_fee_page;

pub(crate) use fee_page::FeePage;
pub(crate) use fees_page::FeesPage;
pub(crate) use new_fee_page::NewFeePage;
