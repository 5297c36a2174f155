//! Interest within a period: the part accrued of an instalment that is not due yet.

use super::emi;
use super::schedule::{CashFlows, Instalment, Opening, interest_factor};
use super::terms::{InterestMethod, ScheduleTerms};
use lms::{Day, Money};
use rust_decimal::Decimal;

/// Returns the interest accrued on the reducing balance by `day` within the period from `opening` to `next`.
/// Drawdowns and prepayments count from their own day. On the due day the result equals the instalment's interest,
/// apart from rounding.
///
/// ₹1,00,000 at 12%, 10 days into a month over 365: 1,00,000 × 12% × (1/12 − 21/365) of a month of 31 days = ₹309.59.
pub fn accrue_reducing(terms: &ScheduleTerms, opening: Opening, flows: &CashFlows<'_>, next: Day, day: Day) -> Money {
    let Some(period) = terms.periods(opening.day, opening.age, &[next]).into_iter().next() else { return Money::ZERO };
    let remaining_factor = |from: Day| interest_factor(terms, &period, from) - interest_factor(terms, &period, day);
    let mut interest = emi::decimal_paise(opening.balance) * remaining_factor(opening.day);
    for drawdown in flows.drawdowns.iter().filter(|drawdown| drawdown.day < day) {
        interest += emi::decimal_paise(drawdown.amount) * remaining_factor(drawdown.day);
    }
    for paid in flows.prepayments.iter().filter(|paid| paid.day < day) {
        interest -= emi::decimal_paise(paid.amount) * remaining_factor(paid.day);
    }
    emi::round_to_paise(interest.max(Decimal::ZERO))
}

/// Returns the interest accrued of the instalment `next` by `day`: zero up to the opening day, all of it from the due
/// day.
pub fn accrued_interest(
    terms: &ScheduleTerms,
    opening: Opening,
    flows: &CashFlows<'_>,
    next: &Instalment,
    day: Day,
) -> Money {
    if day >= next.due {
        return next.interest;
    }
    if day <= opening.day {
        return Money::ZERO;
    }
    match terms.method {
        InterestMethod::Reducing => accrue_reducing(terms, opening, flows, next.due, day).min(next.interest),
        InterestMethod::Flat => {
            let (elapsed, total) = (day.days_since(opening.day), next.due.days_since(opening.day));
            emi::round_to_paise(
                emi::decimal_paise(next.interest) * Decimal::from(elapsed) / Decimal::from(total.max(1)),
            )
        }
    }
}

/// Returns the interest that one more day adds to a balance.
///
/// ₹3,65,000 at 12% over 365 days: ₹120.00.
pub fn daily_interest(terms: &ScheduleTerms, balance: Money, age_days: i64) -> Money {
    let year = Decimal::from(100 * terms.count.days_in_year());
    emi::round_to_paise(emi::decimal_paise(balance) * terms.rate.on_day(age_days) / year)
}

#[cfg(test)]
mod tests {
    use super::super::day_count::Span;
    use super::super::rate::Rate;
    use super::super::schedule::Drawdown;
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn terms() -> ScheduleTerms {
        ScheduleTerms::monthly(Rate::flat(Decimal::from(12)))
    }

    fn opening() -> Opening {
        Opening { day: day("2026-01-05"), age: Span::default(), balance: Money::from_rupees(100_000) }
    }

    fn next(interest: i64) -> Instalment {
        let none = Money::ZERO;
        let interest = Money::from_rupees(interest);
        Instalment { due: day("2026-02-05"), principal: none, interest, capitalised: none, closing: none }
    }

    #[test]
    fn accrues_daily_up_to_the_instalment_interest() {
        let on = |text| accrued_interest(&terms(), opening(), &CashFlows::default(), &next(1_000), day(text)).grouped();
        assert_eq!(on("2026-01-05"), "0.00");
        assert_eq!(on("2026-01-15"), "309.59");
        assert_eq!(on("2026-02-04"), "967.12");
        assert_eq!(on("2026-02-05"), "1,000.00");
    }

    #[test]
    fn counts_drawdowns_and_prepayments_from_their_own_day() {
        let flow = [Drawdown { day: day("2026-01-15"), amount: Money::from_rupees(36_500) }];
        let on = |flows: &CashFlows<'_>| {
            accrued_interest(&terms(), opening(), flows, &next(2_000), day("2026-01-25")).grouped()
        };
        assert_eq!(on(&CashFlows::default()), "638.36");
        assert_eq!(on(&CashFlows { drawdowns: &flow, prepayments: &[] }), "758.36");
        assert_eq!(on(&CashFlows { drawdowns: &[], prepayments: &flow }), "518.36");
    }

    #[test]
    fn accrues_flat_interest_proportionally() {
        let flat = ScheduleTerms { method: InterestMethod::Flat, ..terms() };
        let on = |text| accrued_interest(&flat, opening(), &CashFlows::default(), &next(3_100), day(text)).grouped();
        assert_eq!((on("2026-01-06"), on("2026-02-04")), ("100.00".to_owned(), "3,000.00".to_owned()));
    }

    #[test]
    fn calculates_interest_per_day() {
        assert_eq!(daily_interest(&terms(), Money::from_rupees(365_000), 1).grouped(), "120.00");
    }
}
