use super::*;
use crate::books::day_count::DayCount;
use crate::books::frequency::Frequency;
use proptest::prelude::*;

pub(crate) fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn monthly_from(first: &str, count: i64) -> Vec<Day> {
    (0..count).map(|month| day(first).add_months(month)).collect()
}

fn drawdown(text: &str, rupees: i64) -> Drawdown {
    Drawdown { day: day(text), amount: Money::from_rupees(rupees) }
}

/// Returns principal, interest and closing balance of each row.
fn shown(rows: &[Instalment]) -> Vec<[String; 3]> {
    rows.iter().map(|row| [row.principal, row.interest, row.closing].map(Money::grouped)).collect()
}

fn lakh_at_12() -> ScheduleTerms {
    ScheduleTerms::monthly(Rate::flat(Decimal::from(12)))
}

/// ₹1,00,000 at 12% in 3 months: EMI ₹34,002.21. Interest ₹1,000.00, then 1% of ₹66,997.79 and of ₹33,665.56.
#[test]
fn schedules_a_loan_with_one_tranche() {
    let rows = generate_reducing(&[drawdown("2026-01-05", 100_000)], Decimal::from(12), &monthly_from("2026-02-05", 3));
    assert_eq!(
        shown(&rows),
        [["33,002.21", "1,000.00", "66,997.79"], ["33,332.23", "669.98", "33,665.56"], ["33,665.56", "336.66", "0.00"]]
    );
    assert_eq!(rows[1].opening().grouped(), "66,997.79");
}

/// ₹1,00,000 at 12%, and ₹50,000 more on 20 February: by 5 March it bears 13 days' interest, 50,000 × 12% × 13 / 365
/// = ₹213.70, besides 1% of ₹66,997.79. The amount owed on 5 March, ₹1,16,997.79 + ₹883.68, equals one instalment
/// then and one a month later: 1,17,881.47 / (1 + 1/1.01) = ₹59,233.97.
#[test]
fn charges_a_second_tranche_by_days_and_raises_the_instalment() {
    let drawdowns = [drawdown("2026-01-05", 100_000), drawdown("2026-02-20", 50_000)];
    let rows = generate_reducing(&drawdowns, Decimal::from(12), &monthly_from("2026-02-05", 3));
    assert_eq!(
        shown(&rows),
        [["33,002.21", "1,000.00", "66,997.79"], ["58,350.29", "883.68", "58,647.50"], ["58,647.50", "586.48", "0.00"]]
    );
}

/// A drawdown on a due date does not change that day's instalment.
#[test]
fn counts_a_drawdown_on_a_due_date_in_the_next_period() {
    let drawdowns = [drawdown("2026-01-05", 100_000), drawdown("2026-02-05", 50_000)];
    let rows = generate_reducing(&drawdowns, Decimal::from(12), &monthly_from("2026-02-05", 3));
    assert_eq!(rows[0].amount().grouped(), "34,002.21");
    // 1% of ₹66,997.79 + ₹50,000.
    assert_eq!(rows[1].interest.grouped(), "1,169.98");
}

/// ₹1,00,000 at 12% disbursed on 20 January, due on the 5th from February: 16 days bear 1,00,000 × 12% × 16 / 365 =
/// ₹526.03; from 5 January to 5 February and 14 days more would bear the month and ₹460.27.
#[test]
fn counts_an_odd_first_period_by_days() {
    let due_dates = monthly_from("2026-02-05", 3);
    let short = generate(&lakh_at_12(), &[drawdown("2026-01-20", 100_000)], &due_dates);
    assert_eq!(short[0].interest.grouped(), "526.03");
    let long = generate(&lakh_at_12(), &[drawdown("2025-12-22", 100_000)], &due_dates);
    assert_eq!(long[0].interest.grouped(), "1,460.27");
    for rows in [short, long] {
        let amounts: Vec<_> = rows.iter().map(|row| row.amount().paise()).collect();
        assert!(amounts.iter().all(|amount| (amount - amounts[0]).abs() <= 2), "level: {amounts:?}");
    }
}

/// ₹1,00,000 at 12% by actual/365: January's 31 days bear ₹1,019.18, February's 28 ₹920.55 at most.
#[test]
fn levels_months_of_actual_days() {
    let terms = ScheduleTerms { count: DayCount::Actual365, ..lakh_at_12() };
    let rows = generate(&terms, &[drawdown("2026-01-05", 100_000)], &monthly_from("2026-02-05", 3));
    assert_eq!(rows[0].interest.grouped(), "1,019.18");
    assert_eq!(rows[0].amount(), rows[1].amount());
    assert!((rows[2].amount().paise() - rows[0].amount().paise()).abs() <= 2);
}

/// ₹1,00,000 at 12%, a moratorium of 2 of 4 months. Interest paid: ₹1,000.00 each month, then 1,00,000 × 1.01 / (1 +
/// 1/1.01) = ₹50,751.24. Capitalised: ₹1,00,000 grows by 1% twice to ₹1,02,010.00.
#[test]
fn pays_or_capitalises_interest_in_a_moratorium() {
    let due_dates = monthly_from("2026-02-05", 4);
    let drawdowns = [drawdown("2026-01-05", 100_000)];
    let paid =
        generate(&ScheduleTerms { moratorium: Moratorium::InterestPaid(2), ..lakh_at_12() }, &drawdowns, &due_dates);
    assert_eq!(shown(&paid)[1], ["0.00", "1,000.00", "1,00,000.00"]);
    assert_eq!(paid[2].amount().grouped(), "50,751.24");
    let lent =
        generate(&ScheduleTerms { moratorium: Moratorium::Capitalised(2), ..lakh_at_12() }, &drawdowns, &due_dates);
    assert_eq!(shown(&lent)[1], ["0.00", "0.00", "1,02,010.00"]);
    assert_eq!((lent[1].capitalised.grouped(), lent[1].opening().grouped()), ("1,010.00".into(), "1,01,000.00".into()));
    assert_eq!(lent[3].closing, Money::ZERO);
}

/// The sample's slabs for 40 days: 15 days at 18%, 15 at 24%, 10 at 36% of ₹1,00,000 over 360: ₹2,750.00.
#[test]
fn demands_a_bullet_in_one_instalment() {
    let json = include_str!("../../../../../contract/samples/loan_terms.response.json");
    let terms = ScheduleTerms::from_loan_terms(&serde_json::from_str(json).unwrap()).unwrap();
    let rows = generate(&terms, &[drawdown("2026-01-01", 100_000)], &[day("2026-02-11")]);
    assert_eq!(shown(&rows), [["1,00,000.00", "2,750.00", "0.00"]]);
}

/// ₹1,00,000 at 12% flat in 12 months: interest ₹12,000.00 in twelfths. ₹60,000 more after 6 months bear 12% for the
/// 6 left, ₹3,600.00: ₹10,000.00 and ₹600.00 each month.
#[test]
fn charges_flat_interest_on_the_amount_lent() {
    let terms = ScheduleTerms { method: InterestMethod::Flat, ..lakh_at_12() };
    let due_dates = monthly_from("2026-02-05", 12);
    let rows = generate(&terms, &[drawdown("2026-01-05", 100_000)], &due_dates);
    assert_eq!(shown(&rows)[0], ["8,333.33", "1,000.00", "91,666.67"]);
    assert_eq!(shown(&rows)[11], ["8,333.37", "1,000.00", "0.00"]);
    let rows = generate(&terms, &[drawdown("2026-01-05", 100_000), drawdown("2026-07-05", 60_000)], &due_dates);
    assert_eq!(shown(&rows)[5][..2], ["8,333.33", "1,000.00"]);
    assert_eq!(shown(&rows)[6][..2], ["18,333.33", "1,600.00"]);
    assert_eq!(rows[11].closing, Money::ZERO);
}

#[test]
fn charges_no_interest_on_prepaid_principal() {
    // ₹20,000 on 20 February: 13 days less of 12%, ₹85.48, off the ₹669.98.
    let flows =
        CashFlows { drawdowns: &[drawdown("2026-01-05", 100_000)], prepayments: &[drawdown("2026-02-20", 20_000)] };
    let opening = Opening { day: day("2026-01-05"), age: Span::default(), balance: Money::ZERO };
    let rows = generate_from(&lakh_at_12(), opening, &flows, &monthly_from("2026-02-05", 3), None);
    assert_eq!(rows[1].interest.grouped(), "584.50");
    assert_eq!(rows.iter().map(|row| row.principal).sum::<Money>(), Money::from_rupees(80_000));
}

fn any_terms() -> impl Strategy<Value = ScheduleTerms> {
    let counts = [DayCount::Thirty360, DayCount::Twelfths365, DayCount::Actual365, DayCount::Actual360];
    let words = ["daily", "weekly", "fortnightly", "monthly", "quarterly", "bullet"];
    (0i64..100_000, 0usize..4, 0usize..6, 0u32..5, 0u8..4, any::<bool>()).prop_map(
        move |(rate, count, word, rest, kind, flat)| ScheduleTerms {
            rate: Rate::flat(Decimal::new(rate, 2)),
            method: if flat { InterestMethod::Flat } else { InterestMethod::Reducing },
            count: counts[count],
            frequency: Frequency::parse(words[word]).unwrap(),
            first: if kind == 3 { FirstPeriod::Whole } else { FirstPeriod::ByDays },
            moratorium: match kind {
                1 => Moratorium::InterestPaid(rest),
                2 => Moratorium::Capitalised(rest),
                _ => Moratorium::No,
            },
        },
    )
}

proptest! {
    #[test]
    fn principals_sum_to_drawdowns_and_capitalised_interest(
        terms in any_terms(), first in 1i64..10_000_000_000, second in 0i64..10_000_000_000, after in 0i64..700,
        count in 1u32..60, odd in 0i64..50,
    ) {
        let start = day("2026-01-05");
        let due_dates = terms.frequency.due_dates(start, Some(start.add_days(1 + odd)), count);
        let drawdowns = [
            Drawdown { day: start, amount: Money::from_paise(first) },
            Drawdown { day: start.add_days(after).min(*due_dates.last().unwrap()), amount: Money::from_paise(second) },
        ];
        let rows = generate(&terms, &drawdowns, &due_dates);
        let repaid: Money = rows.iter().map(|row| row.principal).sum();
        let lent: Money = rows.iter().map(|row| row.capitalised).sum();
        prop_assert_eq!(repaid.paise(), first + second + lent.paise());
        prop_assert!(rows.iter().all(|row| row.principal >= Money::ZERO && row.interest >= Money::ZERO && row.closing >= Money::ZERO));
        prop_assert_eq!(rows.last().unwrap().closing, Money::ZERO);
    }

    /// Every instalment but the last is the same; the last differs by no more than rounding to paise can cause.
    #[test]
    fn instalments_of_one_tranche_are_level(
        principal in 1_000_000i64..10_000_000_000, rate in 0i64..4_000, count in 2u32..60,
    ) {
        let terms = ScheduleTerms::monthly(Rate::flat(Decimal::new(rate, 2)));
        let start = day("2026-01-05");
        let rows = generate(&terms, &[Drawdown { day: start, amount: Money::from_paise(principal) }], &terms.frequency.due_dates(start, None, count));
        let (last, others) = rows.split_last().unwrap();
        let level = others[0].amount().paise();
        prop_assert!(others.iter().all(|row| row.amount().paise() == level));
        prop_assert!((last.amount().paise() - level).abs() <= 3 * i64::from(count), "{} {}", last.amount(), level);
    }
}
