//! End of day: which day's books are closed and of whom, what falls due by then, and what the run did loan by loan.

mod books;
mod eod_page;
mod form;
mod previous_runs;
mod run_preview;
mod run_result;

pub(crate) use eod_page::EodPage;
