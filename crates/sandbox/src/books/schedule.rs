//! The repayment schedule of a reducing loan by months, drawn in one or more tranches.
//!
//! The first tranche bears a full month's interest to the first due day. A later one bears interest by days (actual/365)
//! from its day to the next due day, and from that day on the instalment is reckoned anew over the months left.

use super::emi;
use lms::{Day, Money};
use rust_decimal::Decimal;

/// A tranche that was paid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw {
    /// On which day.
    pub day: Day,
    /// How much.
    pub amount: Money,
}

/// One instalment of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// When it falls due.
    pub due: Day,
    /// What it pays back.
    pub principal: Money,
    /// What it pays for the loan.
    pub interest: Money,
    /// Principal left after it.
    pub closing: Money,
}

/// The schedule of `draws` (in the order of their days, none after the last due day) at `yearly` percent,
/// due on `dues`. The principals sum to the draws exactly: the last instalment takes what rounding left.
pub fn reducing(draws: &[Draw], yearly: Decimal, dues: &[Day]) -> Vec<Instalment> {
    let mut balance = Money::ZERO;
    let mut instalment = Money::ZERO;
    let mut draws = draws.iter().peekable();
    let mut schedule = Vec::with_capacity(dues.len());
    for (at, due) in dues.iter().enumerate() {
        let mut interest = by_month(balance, yearly);
        let mut drawn = false;
        while let Some(draw) = draws.next_if(|draw| draw.day <= *due) {
            interest = [interest, first_interest(*draw, yearly, *due, at == 0)].into_iter().sum();
            balance = [balance, draw.amount].into_iter().sum();
            drawn = true;
        }
        let left = u32::try_from(dues.len() - at).unwrap_or(u32::MAX);
        if drawn {
            instalment = emi::reducing(balance, yearly, left);
        }
        let principal = if left == 1 { balance } else { instalment.less(interest).min(balance) };
        balance = balance.less(principal);
        schedule.push(Instalment { due: *due, principal, interest, closing: balance });
    }
    schedule
}

fn by_month(balance: Money, yearly: Decimal) -> Money {
    emi::paise(Decimal::from(balance.paise()) * emi::monthly(yearly))
}

/// A tranche's interest up to its first due day.
fn first_interest(draw: Draw, yearly: Decimal, due: Day, opens: bool) -> Money {
    if opens {
        return by_month(draw.amount, yearly);
    }
    let days = Decimal::from(due.days_since(draw.day).max(0));
    emi::paise(Decimal::from(draw.amount.paise()) * yearly * days / Decimal::from(36_500))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn monthly_from(first: &str, count: i64) -> Vec<Day> {
        (0..count).map(|month| day(first).add_months(month)).collect()
    }

    /// ₹1,00,000 at 12% in 3 months: EMI ₹34,002.21. Interest ₹1,000.00, then 1% of ₹66,997.79 and of ₹33,665.56.
    #[test]
    fn a_loan_in_one_tranche() {
        let draws = [Draw { day: day("2026-01-05"), amount: Money::from_rupees(100_000) }];
        let schedule = reducing(&draws, Decimal::from(12), &monthly_from("2026-02-05", 3));
        let rows: Vec<_> = schedule
            .iter()
            .map(|row| (row.principal.grouped(), row.interest.grouped(), row.closing.grouped()))
            .collect();
        assert_eq!(
            rows,
            [
                ("33,002.21".to_owned(), "1,000.00".to_owned(), "66,997.79".to_owned()),
                ("33,332.23".to_owned(), "669.98".to_owned(), "33,665.56".to_owned()),
                ("33,665.56".to_owned(), "336.66".to_owned(), "0.00".to_owned()),
            ]
        );
    }

    /// ₹1,00,000 at 12%, and ₹50,000 more on 20 February: by 5 March 13 days' interest of it, 50,000 × 12% × 13 / 365
    /// = ₹213.70, beside 1% of ₹66,997.79; the EMI for the two months left is that of ₹1,16,997.79: ₹59,377.83.
    #[test]
    fn a_second_tranche_bears_interest_by_days_and_raises_the_instalment() {
        let draws = [
            Draw { day: day("2026-01-05"), amount: Money::from_rupees(100_000) },
            Draw { day: day("2026-02-20"), amount: Money::from_rupees(50_000) },
        ];
        let schedule = reducing(&draws, Decimal::from(12), &monthly_from("2026-02-05", 3));
        assert_eq!(schedule[1].interest.grouped(), "883.68");
        let instalment: Money = [schedule[1].principal, schedule[1].interest].into_iter().sum();
        assert_eq!(instalment.grouped(), "59,377.83");
        assert_eq!(schedule[2].closing, Money::ZERO);
    }

    proptest! {
        #[test]
        fn principals_sum_to_what_was_drawn(
            first in 1i64..10_000_000_000, second in 0i64..10_000_000_000, after in 0i64..700, rate in 0u32..4_000, count in 1i64..60,
        ) {
            let dues = monthly_from("2026-02-05", count);
            let last = *dues.last().unwrap();
            let draws = [
                Draw { day: day("2026-01-05"), amount: Money::from_paise(first) },
                Draw { day: day("2026-01-05").add_days(after).min(last), amount: Money::from_paise(second) },
            ];
            let schedule = reducing(&draws, Decimal::new(i64::from(rate), 2), &dues);
            let repaid: Money = schedule.iter().map(|row| row.principal).sum();
            prop_assert_eq!(repaid.paise(), first + second);
            prop_assert!(schedule.iter().all(|row| row.principal >= Money::ZERO && row.closing >= Money::ZERO));
            prop_assert_eq!(schedule.last().unwrap().closing, Money::ZERO);
        }
    }
}
