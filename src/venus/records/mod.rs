//! Records: money that came in. The list, one record with what it was applied to, and entering one.

mod actions;
mod facts;
mod flow;
mod form;
mod list;
mod new;
mod one;
mod parts;
mod refund;
mod step;
mod steps;
mod utr;

pub(crate) use facts::{find_records, name_record};
pub(crate) use list::{FIELDS, RecordsPage};
pub(crate) use new::NewRecordPage;
pub(crate) use one::RecordPage;
