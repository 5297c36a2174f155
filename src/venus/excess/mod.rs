//! Excess: money that was received and is not applied, and refunding it.

mod adjust;
mod excess_dialog;
mod excess_page;
mod refund;

pub(crate) use adjust::Adjust;
pub(crate) use excess_page::ExcessPage;
pub(crate) use refund::Refund;
