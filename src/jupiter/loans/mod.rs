//! Loans: the list an officer begins with.

mod dpd_bucket;
mod loan_row;
mod loans_page;
mod totals;

pub(crate) use dpd_bucket::DpdBucket;
pub(crate) use loans_page::{FIELDS, LoansPage};
