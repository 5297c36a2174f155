//! Fees: the list, one fee, and charging one.

mod facts;
mod form;
mod list;
mod new;
mod one;
mod remove;

pub use list::{FIELDS, FeesPage};
pub use new::NewFeePage;
pub use one::FeePage;
