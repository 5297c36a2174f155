//! Loans: the list an officer begins with.

mod buckets;
mod list;
mod rows;
mod totals;

pub use buckets::DpdBucket;
pub use list::{FIELDS, LoansPage};
