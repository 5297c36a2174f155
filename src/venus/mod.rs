//! Venus: the payment desk's workspace. One folder for each screen, named as the rail names it.

pub mod excess;
mod filters;
pub mod payouts;
pub mod records;
pub mod settlements;
