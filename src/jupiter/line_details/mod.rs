//! Line details: the limits of accounts, one for each type. The list, giving an account one, and changing one.

mod form;
mod list;
mod new;
mod one;

pub(crate) use list::LineDetailsPage;
pub(crate) use new::NewLineDetailPage;
pub(crate) use one::LineDetailPage;
