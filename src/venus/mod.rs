//! Venus: the payment desk's workspace. One folder for each screen, named as the rail names it.

pub mod eod;
pub mod nach;
pub mod payouts;
