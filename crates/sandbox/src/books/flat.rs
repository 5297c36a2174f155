//! Repayment schedule at a flat rate: interest on the amount lent, whatever has been repaid.

use super::day_count::Span;
use super::emi;
use super::schedule::{Draw, Instalment};
use super::terms::{FirstPeriod, Moratorium, Terms};
use lms::{Day, Money};
use rust_decimal::Decimal;

/// Returns the schedule of `draws`: each tranche in equal instalments from the next due date to the last. Interest
/// for the whole term is split equally; the last instalment absorbs rounding. In a moratorium no principal is
/// demanded, and interest only if it is to be paid.
///
/// ₹1,00,000 at 12% flat in 12 months: interest ₹12,000.00, so 12 instalments of 1,12,000 / 12 = ₹9,333.33, of which
/// interest ₹1,000.00; the last is ₹9,333.37.
pub fn of(terms: &Terms, draws: &[Draw], dues: &[Day]) -> Vec<Instalment> {
    let mut rows: Vec<Instalment> = Vec::new();
    for draw in draws {
        let from = dues.partition_point(|due| *due <= draw.day).min(dues.len().saturating_sub(1));
        let age = draws.first().map_or(Span::default(), |first| terms.count.span(first.day, draw.day));
        let own = one(terms, *draw, age, dues.get(from..).unwrap_or_default(), from);
        if rows.is_empty() {
            rows = own;
        } else {
            rows.iter_mut().skip(from).zip(&own).for_each(|(row, own)| add(row, own));
        }
    }
    rows
}

fn add(row: &mut Instalment, own: &Instalment) {
    row.principal = [row.principal, own.principal].into_iter().sum();
    row.interest = [row.interest, own.interest].into_iter().sum();
    row.closing = [row.closing, own.closing].into_iter().sum();
}

/// Returns the schedule of one tranche that was disbursed after `passed` due dates of the loan.
fn one(terms: &Terms, draw: Draw, age: Span, dues: &[Day], passed: usize) -> Vec<Instalment> {
    // Only the first period of the loan may count as a whole period.
    let first = if passed == 0 { terms.first } else { FirstPeriod::ByDays };
    let periods = Terms { first, ..terms.clone() }.periods(draw.day, age, dues);
    let time = periods.iter().fold(Span::default(), |time, period| time.plus(period.span));
    let total = emi::paise(terms.rate.interest(terms.count, emi::exact(draw.amount), age, time));
    let (rest, rest_pays) = match terms.moratorium {
        Moratorium::No => (0, true),
        Moratorium::InterestPaid(count) => (count as usize, true),
        Moratorium::Capitalised(count) => (count as usize, false),
    };
    let rest = rest.saturating_sub(passed).min(dues.len().saturating_sub(1));
    let paying = dues.len() - rest;
    let bearing = if rest_pays { dues.len() } else { paying };
    let interest_share = share(total, bearing);
    let principal_share = share(draw.amount, paying);
    let (mut balance, mut owing) = (draw.amount, total);
    let mut rows = Vec::with_capacity(dues.len());
    for (at, due) in dues.iter().enumerate() {
        let last = at + 1 == dues.len();
        let resting = at < rest;
        let (principal, interest) = if last {
            (balance, owing)
        } else {
            let interest = if resting && !rest_pays { Money::ZERO } else { interest_share.min(owing) };
            (if resting { Money::ZERO } else { principal_share.min(balance) }, interest)
        };
        balance = balance.less(principal);
        owing = owing.less(interest);
        rows.push(Instalment { due: *due, principal, interest, capitalised: Money::ZERO, closing: balance });
    }
    rows
}

fn share(amount: Money, count: usize) -> Money {
    emi::paise(emi::exact(amount) / Decimal::from(count.max(1)))
}
