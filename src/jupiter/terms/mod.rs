//! The terms of loans: in words, and all of them in one form.

mod changes;
mod control;
mod fields;
mod form;
mod look_up;
mod page;
mod raw;
mod shown;
mod slabs;
mod value;
mod words;

pub(crate) use page::EditTermsPage;
pub(crate) use shown::InWords;
pub(crate) use words::counted;
