//! The repayment schedule of a loan on the reducing balance, drawn in one or more tranches.
//!
//! Interest of a period runs on the balance at its beginning; a tranche drawn within it bears interest from its own day,
//! and principal paid early bears none from its own. The instalment is then levelled anew from that period's due day.

use super::emi;
use super::rate::Rate;
use super::terms::{FirstPeriod, Method, Moratorium, Period, Terms};
use super::{day_count::Span, flat};
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
    /// Interest of a moratorium that is not paid but lent: it becomes principal on this day.
    pub capitalised: Money,
    /// Principal left after it.
    pub closing: Money,
}

impl Instalment {
    /// Principal and interest.
    pub fn amount(&self) -> Money {
        [self.principal, self.interest].into_iter().sum()
    }

    /// Principal before it, what was drawn or paid early in its period being reckoned in.
    pub fn opening(&self) -> Money {
        [self.closing, self.principal].into_iter().sum::<Money>().less(self.capitalised)
    }
}

/// What a schedule goes on from: a new loan from nothing, a running one from a due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// From which day interest runs.
    pub day: Day,
    /// How old the loan is on it.
    pub age: Span,
    /// Principal that is owed then.
    pub balance: Money,
}

/// The schedule of `draws` at `terms`, due on `dues`. The draws stand in the order of their days, none of them after
/// the last due day; without one there is no schedule.
pub fn of(terms: &Terms, draws: &[Draw], dues: &[Day]) -> Vec<Instalment> {
    let Some(first) = draws.first() else { return Vec::new() };
    match terms.method {
        Method::Flat => flat::of(terms, draws, dues),
        Method::Reducing => {
            let opening = Opening { day: first.day, age: Span::default(), balance: Money::ZERO };
            level(terms, opening, &Flows { draws, prepaid: &[] }, dues, None)
        }
    }
}

/// The schedule of `draws` at `yearly` percent by equal months, the first period counting a whole one.
pub fn reducing(draws: &[Draw], yearly: Decimal, dues: &[Day]) -> Vec<Instalment> {
    of(&Terms { first: FirstPeriod::Whole, ..Terms::monthly(Rate::flat(yearly)) }, draws, dues)
}

/// What changes the balance beside the instalments, each in the order of their days.
#[derive(Clone, Copy, Debug, Default)]
pub struct Flows<'a> {
    /// What more is lent.
    pub draws: &'a [Draw],
    /// Principal paid early.
    pub prepaid: &'a [Draw],
}

/// The schedule from `opening` on. With `kept` the instalment stays that amount, until less is owed; else it is levelled
/// at the beginning and after each flow. The principals sum to the balance and the draws (and what a moratorium
/// capitalises) less what was prepaid, exactly: the last instalment takes what rounding, or a kept amount, has left.
pub fn level(terms: &Terms, opening: Opening, flows: &Flows<'_>, dues: &[Day], kept: Option<Money>) -> Vec<Instalment> {
    let periods = terms.periods(opening.day, opening.age, dues);
    let factors: Vec<Decimal> = periods.iter().map(|period| factor(terms, period, period.from)).collect();
    let mut balance = opening.balance;
    let mut instalment = None;
    let mut rows = Vec::with_capacity(dues.len());
    for (at, period) in periods.iter().enumerate() {
        let last = at + 1 == periods.len();
        let mut interest = emi::exact(balance) * factors[at];
        let within = |flow: &&Draw| flow.day <= period.due && is_of(flow.day, period, at == 0, last);
        for draw in flows.draws.iter().filter(within) {
            interest += emi::exact(draw.amount) * factor(terms, period, draw.day);
            balance = [balance, draw.amount].into_iter().sum();
            instalment = None;
        }
        for paid in flows.prepaid.iter().filter(within) {
            interest -= emi::exact(paid.amount.min(balance)) * factor(terms, period, paid.day);
            balance = balance.less(paid.amount);
            instalment = None;
        }
        let bears = interest.max(Decimal::ZERO);
        let interest = emi::paise(bears);
        let resting = match terms.moratorium {
            Moratorium::InterestPaid(count) | Moratorium::Capitalised(count) => !last && at < count as usize,
            Moratorium::No => false,
        };
        if resting {
            let (interest, capitalised) = match terms.moratorium {
                Moratorium::Capitalised(_) => (Money::ZERO, interest),
                Moratorium::InterestPaid(_) | Moratorium::No => (interest, Money::ZERO),
            };
            balance = [balance, capitalised].into_iter().sum();
            rows.push(Instalment { due: period.due, principal: Money::ZERO, interest, capitalised, closing: balance });
            continue;
        }
        // Today's and each later instalment are worth today what is owed today, its interest not rounded yet.
        let owed = emi::exact(balance) + bears;
        let amount = *instalment.get_or_insert_with(|| {
            kept.unwrap_or_else(|| emi::paise(owed / (Decimal::ONE + emi::annuity(&factors[at + 1..]))))
        });
        let principal = if last { balance } else { amount.less(interest).min(balance) };
        if interest > amount {
            // A long first period bears more than an instalment: it pays that interest, and the rest is levelled again.
            instalment = None;
        }
        balance = balance.less(principal);
        rows.push(Instalment { due: period.due, principal, interest, capitalised: Money::ZERO, closing: balance });
    }
    rows
}

/// What falls on a due day belongs to the next period: that day's instalment has been demanded.
fn is_of(day: Day, period: &Period, first: bool, last: bool) -> bool {
    (day >= period.from || first) && (day < period.due || last)
}

/// Interest on one rupee from `day` to the end of the period; before it or on its first day, for the whole of it.
pub(super) fn factor(terms: &Terms, period: &Period, day: Day) -> Decimal {
    let span = if day <= period.from { period.span } else { terms.count.span(day, period.due).min(period.span) };
    let age = Span(period.age.0 + period.span.0 - span.0);
    terms.rate.interest(terms.count, Decimal::ONE, age, span)
}

#[cfg(test)]
mod tests;
