//! The equated monthly instalment.

use lms::Money;
use rust_decimal::{Decimal, MathematicalOps, RoundingStrategy};

/// The monthly share of a yearly rate in percent, on a year of twelve equal months: 18 gives 0.015.
pub fn monthly(yearly: Decimal) -> Decimal {
    yearly / Decimal::from(1200)
}

/// Paise of a decimal count of them, halves away from zero.
pub fn paise(amount: Decimal) -> Money {
    let rounded = amount.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Money::from_paise(i64::try_from(rounded).unwrap_or(Money::MAX.paise()))
}

/// The instalment that pays `principal` back in `count` months at `yearly` percent on the reducing balance:
/// P·r·(1+r)ⁿ / ((1+r)ⁿ − 1), to the paisa. Without interest, an equal share.
///
/// ₹6,00,000 at 18% in 24 months: r = 0.015, 1.015²⁴ = 1.429503, so 6,00,000 × 0.015 × 1.429503 / 0.429503 = ₹29,954.46.
pub fn reducing(principal: Money, yearly: Decimal, count: u32) -> Money {
    let principal = Decimal::from(principal.paise());
    let months = Decimal::from(count.max(1));
    let rate = monthly(yearly);
    if rate.is_zero() {
        return paise(principal / months);
    }
    let growth = (Decimal::ONE + rate).powi(i64::from(count.max(1)));
    paise(principal * rate * growth / (growth - Decimal::ONE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emi(rupees: i64, yearly: &str, count: u32) -> String {
        reducing(Money::from_rupees(rupees), yearly.parse().unwrap(), count).to_string()
    }

    /// Reference values of a spreadsheet's PMT(rate/12, count, -principal).
    #[test]
    fn agrees_with_pmt() {
        assert_eq!(emi(600_000, "18", 24), "₹29,954.46");
        assert_eq!(emi(1_000_000, "12", 12), "₹88,848.79");
        assert_eq!(emi(100_000, "10.5", 36), "₹3,250.24");
        assert_eq!(emi(5_000_000, "8.5", 240), "₹43,391.16");
    }

    #[test]
    fn without_interest_it_is_an_equal_share() {
        assert_eq!(emi(100, "0", 3), "₹33.33");
        assert_eq!(emi(100, "0", 0), "₹100.00");
    }
}
