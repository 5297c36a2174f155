//! Top-ups: the list, one draw with its checks, and drawing on a line.

mod change_dialog;
mod checks;
mod fields;
mod find_topup;
mod form;
mod invoice;
mod invoice_fields;
mod line_check;
mod new_topup_page;
mod reinitiate_dialog;
mod review_step;
mod topup_facts;
mod topup_page;
mod topup_table;
mod topups_page;
mod unschedule_dialog;

pub(crate) use new_topup_page::NewTopupPage;
pub(crate) use topup_page::TopupPage;
pub(crate) use topup_table::topup_table;
pub(crate) use topups_page::{FIELDS, TopupsPage};
