//! Venus: the payment desk's workspace. One folder for each screen, named as the rail names it.

mod bank_claims;
mod conflict_notice;
pub(crate) mod eod;
pub(crate) mod excess;
mod fetch;
mod filters;
pub(crate) mod lookups;
pub(crate) mod nach;
pub(crate) mod overview;
pub(crate) mod payout;
mod payout_totals;
pub(crate) mod payouts;
pub(crate) mod reconcile;
pub(crate) mod records;
mod refund_form;
mod save_csv;
pub(crate) mod settlements;
mod table_row;
