//! Settlements: which part of which record paid what, by loan, by demand or by record.

mod demand_filter;
mod settlements_page;

pub(crate) use settlements_page::{FIELDS, SettlementsPage};
