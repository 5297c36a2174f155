//! Repayment schedule on the reducing balance, with one or more drawdowns.
//!
//! Interest of a period is charged on its opening balance; a drawdown within the period bears interest from its own
//! day, and prepaid principal bears none from its own. The level instalment is recalculated on that period's due
//! date.

use super::emi;
use super::rate::Rate;
use super::terms::{FirstPeriod, InterestMethod, Moratorium, Period, ScheduleTerms};
use super::{day_count::Span, flat};
use lms::{Day, Money};
use rust_decimal::Decimal;

/// A disbursed tranche, or principal prepaid on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawdown {
    /// Day from which it bears interest, or no longer does.
    pub day: Day,
    /// Principal that was drawn or prepaid.
    pub amount: Money,
}

/// One instalment of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// Due date.
    pub due: Day,
    /// Principal part.
    pub principal: Money,
    /// Interest part.
    pub interest: Money,
    /// Interest of a moratorium that is added to the principal on this day instead of being paid.
    pub capitalised: Money,
    /// Principal outstanding after it.
    pub closing: Money,
}

impl Instalment {
    /// Returns principal and interest together.
    pub fn amount(&self) -> Money {
        [self.principal, self.interest].into_iter().sum()
    }

    /// Returns the opening principal of the period, with drawdowns and prepayments within it included.
    pub fn opening(&self) -> Money {
        [self.closing, self.principal].into_iter().sum::<Money>().less(self.capitalised)
    }
}

/// Starting point of a schedule: a new loan, or a running one at a due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Day from which interest is charged.
    pub day: Day,
    /// Age of the loan on that day.
    pub age: Span,
    /// Principal outstanding on that day.
    pub balance: Money,
}

/// Returns the schedule of `drawdowns` at `terms`, due on `due_dates`; empty without a drawdown. Drawdowns must be ordered by
/// day and not be later than the last due date.
pub fn generate(terms: &ScheduleTerms, drawdowns: &[Drawdown], due_dates: &[Day]) -> Vec<Instalment> {
    let Some(first) = drawdowns.first() else { return Vec::new() };
    match terms.method {
        InterestMethod::Flat => flat::generate(terms, drawdowns, due_dates),
        InterestMethod::Reducing => {
            let opening = Opening { day: first.day, age: Span::default(), balance: Money::ZERO };
            generate_from(terms, opening, &CashFlows { drawdowns, prepayments: &[] }, due_dates, None)
        }
    }
}

/// Returns the schedule of `drawdowns` at `yearly` percent with equal months; the first period counts as a whole one.
pub fn generate_reducing(drawdowns: &[Drawdown], yearly: Decimal, due_dates: &[Day]) -> Vec<Instalment> {
    generate(
        &ScheduleTerms { first: FirstPeriod::Whole, ..ScheduleTerms::monthly(Rate::flat(yearly)) },
        drawdowns,
        due_dates,
    )
}

/// Changes of the balance other than instalments, each ordered by day.
#[derive(Clone, Copy, Debug, Default)]
pub struct CashFlows<'a> {
    /// Disbursed tranches.
    pub drawdowns: &'a [Drawdown],
    /// Prepayments of principal.
    pub prepayments: &'a [Drawdown],
}

/// Returns the schedule from `opening` on. With `fixed_emi` every instalment is that amount until less is owed; else the
/// level instalment is calculated at the start and after each flow. The principals sum exactly to the balance plus
/// drawdowns (and capitalised interest) less prepayments: the last instalment absorbs the rest.
pub fn generate_from(
    terms: &ScheduleTerms,
    opening: Opening,
    flows: &CashFlows<'_>,
    due_dates: &[Day],
    fixed_emi: Option<Money>,
) -> Vec<Instalment> {
    let periods = terms.periods(opening.day, opening.age, due_dates);
    let factors: Vec<Decimal> = periods.iter().map(|period| interest_factor(terms, period, period.from)).collect();
    let mut balance = opening.balance;
    let mut instalment = None;
    let mut rows = Vec::with_capacity(due_dates.len());
    for (at, period) in periods.iter().enumerate() {
        let last = at + 1 == periods.len();
        let mut interest = emi::decimal_paise(balance) * factors[at];
        let within = |flow: &&Drawdown| flow.day <= period.due && is_within(flow.day, period, at == 0, last);
        for drawdown in flows.drawdowns.iter().filter(within) {
            interest += emi::decimal_paise(drawdown.amount) * interest_factor(terms, period, drawdown.day);
            balance = [balance, drawdown.amount].into_iter().sum();
            instalment = None;
        }
        for paid in flows.prepayments.iter().filter(within) {
            interest -= emi::decimal_paise(paid.amount.min(balance)) * interest_factor(terms, period, paid.day);
            balance = balance.less(paid.amount);
            instalment = None;
        }
        let accrued = interest.max(Decimal::ZERO);
        let interest = emi::round_to_paise(accrued);
        let in_moratorium = match terms.moratorium {
            Moratorium::InterestPaid(count) | Moratorium::Capitalised(count) => !last && at < count as usize,
            Moratorium::No => false,
        };
        if in_moratorium {
            let (interest, capitalised) = match terms.moratorium {
                Moratorium::Capitalised(_) => (Money::ZERO, interest),
                Moratorium::InterestPaid(_) | Moratorium::No => (interest, Money::ZERO),
            };
            balance = [balance, capitalised].into_iter().sum();
            rows.push(Instalment { due: period.due, principal: Money::ZERO, interest, capitalised, closing: balance });
            continue;
        }
        // The level instalment is the one whose present value, with those of later due dates, equals the amount owed
        // now, its interest not yet rounded.
        let owed = emi::decimal_paise(balance) + accrued;
        let amount = *instalment.get_or_insert_with(|| {
            fixed_emi
                .unwrap_or_else(|| emi::round_to_paise(owed / (Decimal::ONE + emi::annuity_factor(&factors[at + 1..]))))
        });
        let principal = if last { balance } else { amount.less(interest).min(balance) };
        if interest > amount {
            // Interest of a long first period exceeds the instalment: it is charged in full, and the instalment is
            // recalculated.
            instalment = None;
        }
        balance = balance.less(principal);
        rows.push(Instalment { due: period.due, principal, interest, capitalised: Money::ZERO, closing: balance });
    }
    rows
}

/// A flow on a due date belongs to the next period, because that day's instalment has already been demanded.
fn is_within(day: Day, period: &Period, first: bool, last: bool) -> bool {
    (day >= period.from || first) && (day < period.due || last)
}

/// Returns the interest on one rupee from `day` to the end of the period; for the whole period if `day` is not after
/// its start.
pub(super) fn interest_factor(terms: &ScheduleTerms, period: &Period, day: Day) -> Decimal {
    let span = if day <= period.from { period.span } else { terms.count.span(day, period.due).min(period.span) };
    let age = Span(period.age.0 + period.span.0 - span.0);
    terms.rate.interest(terms.count, Decimal::ONE, age, span)
}

#[cfg(test)]
mod tests;
