//! Line details: the limits of accounts, one for each type. The list, giving an account one, and changing one.

mod form;
mod list;
mod new;
mod one;

pub use list::{FIELDS, LineDetailsPage};
pub use new::NewLineDetailPage;
pub use one::LineDetailPage;
