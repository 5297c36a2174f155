//! Equated monthly instalments (EMI).

use lms::Money;
use rust_decimal::{Decimal, RoundingStrategy};

/// Returns the monthly rate as a factor of a yearly rate in percent: 18 gives 0.015.
pub fn monthly_rate(yearly: Decimal) -> Decimal {
    yearly / Decimal::from(1200)
}

/// Rounds a decimal number of paise, halves away from zero.
pub fn round_to_paise(amount: Decimal) -> Money {
    let rounded = amount.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Money::from_paise(i64::try_from(rounded).unwrap_or(Money::MAX.paise()))
}

/// Returns the instalment that repays `principal` in `count` months at `yearly` percent on the reducing balance:
/// P·r·(1+r)ⁿ / ((1+r)ⁿ − 1), rounded to the paisa; an equal share if the rate is zero.
///
/// ₹6,00,000 at 18% in 24 months: r = 0.015, 1.015²⁴ = 1.429503, so 6,00,000 × 0.015 × 1.429503 / 0.429503 =
/// ₹29,954.46.
pub fn reducing(principal: Money, yearly: Decimal, count: u32) -> Money {
    let rest = vec![monthly_rate(yearly); usize::try_from(count.max(1)).unwrap_or(usize::MAX)];
    level_instalment(decimal_paise(principal), &rest)
}

/// Returns the level instalment that repays `owed` paise over periods with the interest `factors`: owed / Σ
/// 1/((1+r₁)…(1+rₖ)), rounded to the paisa. For equal factors this is the formula of [`reducing`], whose powers would
/// overflow a decimal at a high rate over many periods.
///
/// ₹1,00,000 over a first period at 1.5% and two at 1%: 1/1.015 + 1/1.02515 + 1/1.0354015 = 2.926497, so ₹34,170.54.
pub fn level_instalment(owed: Decimal, factors: &[Decimal]) -> Money {
    round_to_paise(owed / annuity_factor(factors).max(Decimal::new(1, 12)))
}

/// Returns the present value of one rupee paid at the end of each period.
pub fn annuity_factor(factors: &[Decimal]) -> Decimal {
    let mut value = Decimal::ONE;
    factors
        .iter()
        .map(|factor| {
            value /= Decimal::ONE + factor;
            value
        })
        .sum()
}

/// Returns an amount as a decimal number of paise.
pub fn decimal_paise(amount: Money) -> Decimal {
    Decimal::from(amount.paise())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emi(rupees: i64, yearly: &str, count: u32) -> String {
        reducing(Money::from_rupees(rupees), yearly.parse().unwrap(), count).to_string()
    }

    /// Reference values from a spreadsheet's PMT(rate/12, count, -principal).
    #[test]
    fn equals_spreadsheet_pmt() {
        assert_eq!(emi(600_000, "18", 24), "₹29,954.46");
        assert_eq!(emi(1_000_000, "12", 12), "₹88,848.79");
        assert_eq!(emi(100_000, "10.5", 36), "₹3,250.24");
        assert_eq!(emi(5_000_000, "8.5", 240), "₹43,391.16");
    }

    #[test]
    fn levels_periods_of_different_length() {
        let factors = [Decimal::new(15, 3), Decimal::new(1, 2), Decimal::new(1, 2)];
        assert_eq!(level_instalment(Decimal::from(10_000_000), &factors).to_string(), "₹34,170.54");
    }

    #[test]
    fn handles_high_rates_over_many_periods() {
        assert_eq!(emi(100_000, "1000", 1200), "₹83,333.33");
    }

    #[test]
    fn splits_principal_equally_without_interest() {
        assert_eq!(emi(100, "0", 3), "₹33.33");
        assert_eq!(emi(100, "0", 0), "₹100.00");
    }
}
