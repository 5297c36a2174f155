//! Bulk upload, shared by both workspaces: a table is dropped or pasted, its columns are found by their names, every row
//! is checked here, and the rows are sent a few at a time. What the server refuses is corrected in its place.
//!
//! An upload outlives its tab: it stands on the device until every row has its answer or is left out.

pub(crate) mod csv;
mod mapping;
mod names;
mod page;
mod progress;
mod rows;
mod sheet;
mod sheets;
mod start;
mod upload_job;
mod upload_storage;
mod uploader;

pub(crate) use page::BulkPage;
