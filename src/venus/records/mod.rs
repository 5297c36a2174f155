//! Records: money that came in. The list, one record with what it was applied to, and entering one.

mod action_dialog;
mod actions;
mod allocation;
mod approval_steps;
mod conflict;
mod decision_facts;
mod duplicate_utr;
mod fields;
mod form;
mod labels;
mod money_flow;
mod new_record_page;
mod record_details;
mod record_page;
mod record_search;
mod records_page;
mod refund_dialog;
mod undo_match;

pub(crate) use new_record_page::NewRecordPage;
pub(crate) use record_page::RecordPage;
pub(crate) use record_search::{name_record, search_records};
pub(crate) use records_page::{FIELDS, RecordsPage};
