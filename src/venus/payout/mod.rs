//! One payout: its page, and what the desk does with it. The actions stand in the list's inspector too.

mod actions;
mod cancel;
mod correct;
mod elsewhere;
mod export;
mod facts;
mod new;
mod outcome;
mod page;
mod process;
mod retry;

pub(crate) use actions::Actions;
pub(crate) use export::{ExportPage, last_file};
pub(crate) use facts::{Facts, Story, Sum};
pub(crate) use new::NewPayoutPage;
pub(crate) use outcome::{is_processed, is_retried};
pub(crate) use page::PayoutPage;
