//! Foreclosure: the charge for closing a loan early.

use super::fee::{Fee, percent_of};
use lms::Money;
use rust_decimal::Decimal;

/// Charge on principal that is not due yet, percent. Assumed: the loan terms object has no such term.
pub const CHARGE_PERCENT: i64 = 2;
/// GST on the charge, percent.
pub const GST_PERCENT: i64 = 18;

/// Returns the charge for repaying `principal` before it is due, GST included.
///
/// ₹2,50,000 early: 2% = ₹5,000, GST ₹900, total ₹5,900.
pub fn charge(principal: Money) -> Money {
    Fee::with_gst(percent_of(principal, Decimal::from(CHARGE_PERCENT)), Decimal::from(GST_PERCENT)).total()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charges_two_percent_and_gst() {
        assert_eq!(charge(Money::from_rupees(250_000)).grouped(), "5,900.00");
        assert_eq!(charge(Money::ZERO), Money::ZERO);
    }
}
