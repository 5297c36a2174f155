//! One payout: its page and its actions, which the payout list's inspector shows too.

mod actions;
mod cancel;
mod claim_question;
mod conflict_notice;
mod correct;
mod export_contents;
mod export_page;
mod export_summary;
mod make_file;
mod new_payout_form;
mod new_payout_page;
mod outcome;
mod payment_facts;
mod payout_details;
mod payout_page;
mod payout_timeline;
mod process;
mod retry;
mod returned;
mod undo_match;

pub(crate) use actions::Actions;
pub(crate) use export_page::ExportPage;
pub(crate) use make_file::last_file;
pub(crate) use new_payout_page::NewPayoutPage;
pub(crate) use outcome::{is_processed, is_retried};
pub(crate) use payout_details::{PayoutAmount, PayoutDetails};
pub(crate) use payout_page::PayoutPage;
pub(crate) use payout_timeline::PayoutTimeline;
