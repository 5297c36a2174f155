//! Venus: the payment desk's workspace. One folder for each screen, named as the rail names it.

pub mod eod;
pub mod excess;
mod filters;
pub mod nach;
pub mod overview;
pub mod payout;
pub mod payouts;
pub mod reconcile;
pub mod records;
mod save_csv;
pub mod settlements;
pub mod sums;
