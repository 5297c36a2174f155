//! Excess: money that was received and is not applied, and giving it back.

mod adjust;
mod list;
mod opened;
mod refund;

pub use adjust::Adjust;
pub use list::{ExcessPage, FIELDS};
pub use refund::Refund;
