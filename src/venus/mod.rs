//! Venus: the payment desk's workspace. One folder for each screen, named as the rail names it.

pub(crate) mod eod;
pub(crate) mod excess;
mod filters;
pub(crate) mod nach;
pub(crate) mod overview;
pub(crate) mod payout;
pub(crate) mod payouts;
pub(crate) mod reconcile;
pub(crate) mod records;
mod save_csv;
pub(crate) mod settlements;
pub(crate) mod sums;
