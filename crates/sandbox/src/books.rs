//! The arithmetic of lending: pure functions over plain data, without database or HTTP. Rates and interest are
//! decimals; amounts that come in or go out are whole paise.

pub mod accrual;
pub mod allocation;
pub mod apr;
pub mod breakdown;
pub mod calculate;
pub mod component;
pub mod day_count;
pub mod emi;
pub mod fee;
pub mod flat;
pub mod foreclosure;
pub mod frequency;
pub mod incentives;
pub mod penal;
pub mod position;
pub mod rate;
pub mod schedule;
pub mod terms;

pub use breakdown::Breakdown;
