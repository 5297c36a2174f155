//! Records: money that came in. The list, one record with what it was applied to, and entering one.

mod export;
mod facts;
mod list;

pub use facts::{find_records, name_record};
pub use list::{FIELDS, RecordsPage};
