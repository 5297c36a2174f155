//! Disbursing under an account: an amount and where to, what it would cost, a review, and the loan that was made.

mod disburse_page;
mod form;
mod form_step;
mod lookup;
mod preview;
mod receipt;
mod review_step;

pub(crate) use disburse_page::DisbursePage;
