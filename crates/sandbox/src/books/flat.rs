//! Repayment schedule at a flat rate: interest on the amount lent, whatever has been repaid.

use super::day_count::Span;
use super::emi;
use super::schedule::{Drawdown, Instalment};
use super::terms::{FirstPeriod, Moratorium, ScheduleTerms};
use lms::{Day, Money};
use rust_decimal::Decimal;

/// Returns the schedule of `drawdowns`: each tranche in equal instalments from the next due date to the last. Interest
/// for the whole term is split equally; the last instalment absorbs rounding. In a moratorium no principal is
/// demanded, and interest only if it is to be paid.
///
/// ₹1,00,000 at 12% flat in 12 months: interest ₹12,000.00, so 12 instalments of 1,12,000 / 12 = ₹9,333.33, of which
/// interest ₹1,000.00; the last is ₹9,333.37.
pub fn generate(terms: &ScheduleTerms, drawdowns: &[Drawdown], due_dates: &[Day]) -> Vec<Instalment> {
    let mut rows: Vec<Instalment> = Vec::new();
    for drawdown in drawdowns {
        let from = due_dates.partition_point(|due| *due <= drawdown.day).min(due_dates.len().saturating_sub(1));
        let age = drawdowns.first().map_or(Span::default(), |first| terms.count.span(first.day, drawdown.day));
        let tranche_rows = tranche_schedule(terms, *drawdown, age, due_dates.get(from..).unwrap_or_default(), from);
        if rows.is_empty() {
            rows = tranche_rows;
        } else {
            rows.iter_mut()
                .skip(from)
                .zip(&tranche_rows)
                .for_each(|(row, tranche_rows)| add_instalment(row, tranche_rows));
        }
    }
    rows
}

fn add_instalment(row: &mut Instalment, tranche_rows: &Instalment) {
    row.principal = [row.principal, tranche_rows.principal].into_iter().sum();
    row.interest = [row.interest, tranche_rows.interest].into_iter().sum();
    row.closing = [row.closing, tranche_rows.closing].into_iter().sum();
}

/// Returns the schedule of one tranche that was disbursed after `passed` due dates of the loan.
fn tranche_schedule(
    terms: &ScheduleTerms,
    drawdown: Drawdown,
    age: Span,
    due_dates: &[Day],
    passed: usize,
) -> Vec<Instalment> {
    // Only the first period of the loan may count as a whole period.
    let first = if passed == 0 { terms.first } else { FirstPeriod::ByDays };
    let periods = ScheduleTerms { first, ..terms.clone() }.periods(drawdown.day, age, due_dates);
    let time = periods.iter().fold(Span::default(), |time, period| time.plus(period.span));
    let total = emi::round_to_paise(terms.rate.interest(terms.count, emi::decimal_paise(drawdown.amount), age, time));
    let (moratorium, moratorium_pays_interest) = match terms.moratorium {
        Moratorium::No => (0, true),
        Moratorium::InterestPaid(count) => (count as usize, true),
        Moratorium::Capitalised(count) => (count as usize, false),
    };
    let moratorium = moratorium.saturating_sub(passed).min(due_dates.len().saturating_sub(1));
    let paying = due_dates.len() - moratorium;
    let bearing = if moratorium_pays_interest { due_dates.len() } else { paying };
    let interest_share = equal_share(total, bearing);
    let principal_share = equal_share(drawdown.amount, paying);
    let (mut balance, mut interest_left) = (drawdown.amount, total);
    let mut rows = Vec::with_capacity(due_dates.len());
    for (at, due) in due_dates.iter().enumerate() {
        let last = at + 1 == due_dates.len();
        let in_moratorium = at < moratorium;
        let (principal, interest) = if last {
            (balance, interest_left)
        } else {
            let interest = if in_moratorium && !moratorium_pays_interest {
                Money::ZERO
            } else {
                interest_share.min(interest_left)
            };
            (if in_moratorium { Money::ZERO } else { principal_share.min(balance) }, interest)
        };
        balance = balance.less(principal);
        interest_left = interest_left.less(interest);
        rows.push(Instalment { due: *due, principal, interest, capitalised: Money::ZERO, closing: balance });
    }
    rows
}

fn equal_share(amount: Money, count: usize) -> Money {
    emi::round_to_paise(emi::decimal_paise(amount) / Decimal::from(count.max(1)))
}
