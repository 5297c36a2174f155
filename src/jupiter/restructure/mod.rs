//! Restructuring a running loan: the old and the new schedule side by side, saved only once it is confirmed.

mod fields;
mod form;
mod restructure_page;
mod schedule_comparison;

pub(crate) use restructure_page::RestructurePage;
