//! Request a tranche: an amount, what it changes, a review, and the payout that was made of it.

mod figure_changes;
mod form_step;
mod lookup;
mod receipt;
mod request_tranche_page;
mod review_step;
mod warnings;

pub(crate) use request_tranche_page::RequestTranchePage;
