//! Bulk upload, in either workspace: a table is dropped or pasted, its columns are mapped by name, every row is checked
//! here, and the rows are sent in batches. Refused rows are corrected in place.
//!
//! An upload survives its tab: it is saved on the device until every row is accepted or left out.

mod bulk_page;
mod column_mapping;
mod created_list;
pub(crate) mod csv;
mod lookup;
mod mapping_form;
mod other_tabs;
mod progress;
mod references;
mod row_match;
mod rows;
mod sending;
mod sheet;
mod sheets;
mod similar_note;
mod state_note;
mod table_input;
mod unfinished;
mod unreadable_note;
mod upload_job;
mod upload_storage;
mod uploader;

pub(crate) use bulk_page::BulkPage;
pub(crate) use unfinished::unfinished_uploads;
pub(crate) use upload_storage::UPLOADS;
