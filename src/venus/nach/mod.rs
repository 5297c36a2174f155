//! NACH: debits by mandate. The presentations and what the bank said of them, and presenting demands.

mod due_demands;
mod labels;
mod next_step;
mod present_page;
mod presentation_file;
mod presentation_lookup;
mod presentation_page;
mod presentation_result;
mod presentations_page;
mod recheck;
mod saved_file;
mod selection;

pub(crate) use present_page::PresentPage;
pub(crate) use presentation_page::PresentationPage;
pub(crate) use presentations_page::{FIELDS, NachPage};
