//! Settlements: which part of which record paid what, by loan, by demand or by record.

mod demand;
mod list;

pub(crate) use list::{FIELDS, SettlementsPage};
