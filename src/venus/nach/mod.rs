//! NACH: debits by mandate. The presentations and what the bank said of them, and presenting demands.

mod demands;
mod done;
mod facts;
mod file;
mod list;
mod one;
mod pick;
mod present;

pub(crate) use list::{FIELDS, NachPage};
pub(crate) use one::PresentationPage;
pub(crate) use present::PresentPage;
