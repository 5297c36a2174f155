//! Fees and the GST on them.

use super::emi;
use lms::Money;
use rust_decimal::Decimal;

/// A fee with its tax.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fee {
    /// Amount before GST.
    pub amount: Money,
    /// GST on the amount.
    pub gst: Money,
}

impl Fee {
    /// Returns `amount` with `gst` percent on it, rounded to the paisa: ₹2,000 with 18% is ₹2,000 and ₹360.
    pub fn with_gst(amount: Money, gst: Decimal) -> Self {
        Self { amount, gst: percent_of(amount, gst) }
    }

    /// Returns the fee with its GST.
    pub fn total(self) -> Money {
        [self.amount, self.gst].into_iter().sum()
    }
}

/// Returns a percentage of an amount, rounded to the paisa, halves away from zero: 2.5% of ₹0.99 is ₹0.02.
pub fn percent_of(of: Money, percent: Decimal) -> Money {
    emi::round_to_paise(emi::decimal_paise(of) * percent / Decimal::ONE_HUNDRED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_tax_to_the_paisa() {
        let fee = Fee::with_gst(Money::from_rupees(2_000), Decimal::from(18));
        assert_eq!((fee.gst, fee.total()), (Money::from_rupees(360), Money::from_rupees(2_360)));
        assert_eq!(Fee::with_gst(Money::from_paise(3), Decimal::from(18)).gst, Money::from_paise(1));
        assert_eq!(percent_of(Money::from_paise(99), Decimal::new(25, 1)), Money::from_paise(2));
    }
}
