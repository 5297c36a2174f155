//! Annual percentage rate (APR): the total cost of a loan, fees included, as a yearly rate.

use super::day_count::DayCount;
use super::emi;
use super::terms::Period;
use lms::Money;
use rust_decimal::Decimal;

/// Upper bound of the search, in percent a year.
const MAX_PERCENT: i64 = 100_000;
/// Bisection steps from that bound down to a millionth of a percent.
const BISECTION_STEPS: usize = 48;

/// Returns the APR in percent: the yearly rate at which `amounts`, paid at the ends of `periods`, repay `net`. This
/// is the internal rate of return of the cash flows, with the loan's own day count. Without a fee it equals the rate
/// of a reducing-balance loan.
///
/// ₹1,00,000 at 12% reducing in 12 EMIs of ₹8,884.88, with a fee of 2% and its GST (₹2,360): ₹97,640 are paid out, at
/// 16.56% a year.
pub fn annual_rate(net: Money, amounts: &[Money], periods: &[Period], count: DayCount) -> Decimal {
    let net = emi::decimal_paise(net);
    let (mut low, mut high) = (Decimal::ZERO, Decimal::from(MAX_PERCENT));
    if present_value(amounts, periods, count, low) <= net {
        return low;
    }
    for _ in 0..BISECTION_STEPS {
        let middle = (low + high) / Decimal::TWO;
        if present_value(amounts, periods, count, middle) > net { low = middle } else { high = middle }
    }
    ((low + high) / Decimal::TWO).round_dp(4).normalize()
}

/// Present value of `amounts` at `yearly` percent.
fn present_value(amounts: &[Money], periods: &[Period], count: DayCount, yearly: Decimal) -> Decimal {
    let mut value = Decimal::ONE;
    amounts
        .iter()
        .zip(periods)
        .map(|(amount, period)| {
            value /= Decimal::ONE + count.interest(Decimal::ONE, yearly, period.span);
            emi::decimal_paise(*amount) * value
        })
        .sum()
}
