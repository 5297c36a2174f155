//! Closing a loan early: what it costs beside what is owed.

use super::fee::{Fee, percent};
use lms::Money;
use rust_decimal::Decimal;

/// Charge on principal that is paid before it is due, percent. The loan terms object names none: the sandbox's own.
pub const CHARGE_PERCENT: i64 = 2;
/// GST on it, percent.
pub const GST_PERCENT: i64 = 18;

/// The charge for paying back `principal` before it is due, GST reckoned in.
///
/// ₹2,50,000 early: 2% = ₹5,000, GST ₹900, together ₹5,900.
pub fn charge(principal: Money) -> Money {
    Fee::of(percent(principal, Decimal::from(CHARGE_PERCENT)), Decimal::from(GST_PERCENT)).total()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_percent_and_gst() {
        assert_eq!(charge(Money::from_rupees(250_000)).grouped(), "5,900.00");
        assert_eq!(charge(Money::ZERO), Money::ZERO);
    }
}
