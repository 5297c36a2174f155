//! Excess: money that was received and is not applied, and giving it back.

mod adjust;
mod list;
mod opened;
mod refund;

pub(crate) use adjust::Adjust;
pub(crate) use list::ExcessPage;
pub(crate) use refund::Refund;
