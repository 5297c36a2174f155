//! Loans: the list an officer begins with.

mod buckets;
mod list;
mod rows;

pub use list::{FIELDS, LoansPage};
