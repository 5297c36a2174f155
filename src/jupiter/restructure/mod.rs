//! Restructuring a running loan: what is asked for, the old and the new schedule side by side, and only then keeping it.

mod compare;
mod form;
mod page;

pub(crate) use page::RestructurePage;
