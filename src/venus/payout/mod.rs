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

pub use actions::Actions;
pub use export::{ExportPage, last_file};
pub use facts::{Facts, Story, Sum};
pub use new::NewPayoutPage;
pub use outcome::{is_processed, is_retried};
pub use page::PayoutPage;
