//! The annual percentage rate: what a loan costs in all, its fees told as interest.

use super::day_count::DayCount;
use super::emi;
use super::terms::Period;
use lms::Money;
use rust_decimal::Decimal;

/// Beyond this many percent a year nothing is told apart any more.
const MOST: i64 = 100_000;
/// Halvings from there to a millionth of a percent.
const HALVINGS: usize = 48;

/// The yearly rate, in percent, at which `amounts`, paid at the ends of `periods`, pay back `net`: the internal rate of
/// return of the flows, told as the loan's own rate is (equal periods count the same). Without a fee it is the rate of a
/// reducing loan itself.
///
/// ₹1,00,000 at 12% reducing in 12 EMIs of ₹8,884.88, with a fee of 2% and its GST (₹2,360): ₹97,640 are paid out, and
/// they bear 16.56% a year.
pub fn yearly(net: Money, amounts: &[Money], periods: &[Period], count: DayCount) -> Decimal {
    let net = emi::exact(net);
    let (mut low, mut high) = (Decimal::ZERO, Decimal::from(MOST));
    if worth(amounts, periods, count, low) <= net {
        return low;
    }
    for _ in 0..HALVINGS {
        let middle = (low + high) / Decimal::TWO;
        if worth(amounts, periods, count, middle) > net { low = middle } else { high = middle }
    }
    ((low + high) / Decimal::TWO).round_dp(4).normalize()
}

/// What `amounts` are worth at the beginning, at `yearly` percent.
fn worth(amounts: &[Money], periods: &[Period], count: DayCount, yearly: Decimal) -> Decimal {
    let mut value = Decimal::ONE;
    amounts
        .iter()
        .zip(periods)
        .map(|(amount, period)| {
            value /= Decimal::ONE + count.interest(Decimal::ONE, yearly, period.span);
            emi::exact(*amount) * value
        })
        .sum()
}
