//! NACH: debits by mandate. The presentations and what the bank said of them, and presenting demands.

mod demands;
mod done;
mod facts;
mod file;
mod list;
mod one;
mod pick;
mod present;

pub use list::{FIELDS, NachPage};
pub use one::PresentationPage;
pub use present::PresentPage;
