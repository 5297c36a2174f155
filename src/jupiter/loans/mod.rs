//! Loans: the list an officer begins with.

mod buckets;
mod list;
mod rows;
mod totals;

pub(crate) use buckets::DpdBucket;
pub(crate) use list::{FIELDS, LoansPage};
