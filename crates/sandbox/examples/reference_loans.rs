//! Prints loans and the results of the sandbox for them, one JSON object per line, for `contract/reference.py` to
//! compare with an independent library. The loans are generated from a sequence number and do not change between
//! runs.

use lms::{Day, Money};
use rust_decimal::Decimal;
use sandbox::books::calculate::Offer;
use sandbox::books::fee::{self, Fee};
use sandbox::books::frequency::Frequency;
use sandbox::books::rate::Rate;
use sandbox::books::schedule::Drawdown;
use sandbox::books::terms::{FirstPeriod, ScheduleTerms};
use serde_json::{Value, json};

const LOANS: i64 = 600;

fn main() {
    for number in 0..LOANS {
        println!("{}", describe_loan(number));
    }
}

/// Describes a loan with equal periods, the only kind the library's formulas cover.
fn describe_loan(number: i64) -> Value {
    // Multipliers that have no common factor with the moduli, so that the figures vary.
    let principal = Money::from_paise(10_000 * 100 + (number * 7_368_787) % 5_000_000_000);
    let rate = Decimal::new(25 * (1 + (number * 37) % 160), 2);
    let count = 2 + u32::try_from((number * 53) % 119).unwrap_or_default();
    let (frequency, periods) = if number % 4 == 3 { (Frequency::Quarterly, 4) } else { (Frequency::Monthly, 12) };
    let charged = Decimal::new((number * 13) % 500, 2);
    let fee = Fee::with_gst(fee::percent_of(principal, charged), Decimal::from(18));
    let terms = ScheduleTerms { frequency, first: FirstPeriod::Whole, ..ScheduleTerms::monthly(Rate::flat(rate)) };
    let day = Day::from_number(20_000 + number);
    let cost = Offer { drawdown: Drawdown { day, amount: principal }, terms, count, first: None, fee }.calculate();
    let rows: Vec<_> = cost
        .rows
        .iter()
        .map(|row| json!([row.opening().paise(), row.interest.paise(), row.principal.paise(), row.closing.paise()]))
        .collect();
    json!({
        "principal": principal.paise(), "rate": rate.to_string(), "periods_a_year": periods, "count": count,
        "emi": cost.rows.first().map(|row| row.amount().paise()), "net": cost.net.paise(), "apr": cost.apr.to_string(),
        "rows": rows,
    })
}
