//! A loan as the books need it: its terms, what was lent, what is demanded and what was paid of it when.

mod read;

use crate::books::accrual;
use crate::books::day_count::Span;
use crate::books::penal::PenalTerms;
use crate::books::schedule::{Draw, Flows, Instalment, Opening};
use crate::books::standing::{self, Due, Paid, Standing};
use crate::books::terms::{FirstPeriod, Terms};
use lms::demands::DemandType;
use lms::{Day, DemandId, Money};

/// All of a loan that its books follow from.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// Its number.
    pub loan_no: i64,
    /// What its schedule is reckoned by.
    pub terms: Terms,
    /// What being late costs.
    pub penal: PenalTerms,
    /// How many EMIs were agreed.
    pub emi_count: u32,
    /// The instalment that a restructuring has fixed.
    pub emi: Option<Money>,
    /// Whether it runs: neither closed nor written off.
    pub runs: bool,
    /// The day its books stand at.
    pub books_on: Day,
    /// Tranches that were paid out, in the order of their days.
    pub draws: Vec<Draw>,
    /// Its demands, in the order of its schedule.
    pub demands: Vec<Demanded>,
    /// Its last restructuring.
    pub restructured: Option<Restructured>,
}

/// A demand with its payments.
#[derive(Clone, Debug)]
pub struct Demanded {
    /// Its number in the database.
    pub no: i64,
    /// Its id.
    pub id: DemandId,
    /// What is demanded.
    pub kind: DemandType,
    /// What of it, when, and what was paid.
    pub due: Due,
    /// Principal left after it.
    pub closing: Money,
}

/// A change of a running schedule.
#[derive(Clone, Debug)]
pub struct Restructured {
    /// From when on.
    pub on: Day,
    /// By what the interest before it ran.
    pub before: Terms,
}

impl Ledger {
    /// What was lent by the end of a day.
    pub fn lent(&self, day: Day) -> Money {
        self.draws.iter().filter(|draw| draw.day <= day).map(|draw| draw.amount).sum()
    }

    /// What was paid early of the principal, each on its day, also by a foreclosure.
    pub fn prepaid(&self) -> Vec<Draw> {
        let of = |demand: &Demanded| Draw { day: demand.due.day, amount: demand.due.owed.principal };
        let is_early = |demand: &&Demanded| matches!(demand.kind, DemandType::Prepayment | DemandType::Foreclosure);
        self.demands.iter().filter(is_early).map(of).collect()
    }

    /// The EMIs.
    pub fn emis(&self) -> impl Iterator<Item = &Demanded> {
        self.demands.iter().filter(|demand| demand.kind == DemandType::Emi)
    }

    /// Where each demand stands on a day, seen from that day: later payments are not known on it.
    pub fn standings(&self, day: Day) -> Vec<Standing> {
        self.demands.iter().map(|demand| standing::of_demand(&demand.due, &self.penal, day)).collect()
    }

    /// Where each demand stands with all that was paid of it, whose books stand at `day`.
    pub fn standings_with_all(&self, day: Day) -> Vec<Standing> {
        let by_then = |demand: &Demanded| {
            let paid = demand.due.paid.iter().map(|paid| Paid { day: paid.day.min(day), parts: paid.parts });
            let due = Due { paid: paid.collect(), ..demand.due.clone() };
            standing::of_demand(&due, &self.penal, day)
        };
        self.demands.iter().map(by_then).collect()
    }

    /// Where the schedule stood when `day` began or, with none before it, when it was drawn first: the last due day up to
    /// it, and what was owed of the principal by the schedule.
    pub fn opening(&self, day: Day) -> Option<Opening> {
        let first = self.draws.first()?;
        let from = self.emis().map(|emi| emi.due.day).filter(|due| *due <= day).max().unwrap_or(first.day);
        let rebased = self.restructured.as_ref().map(|change| change.on).filter(|on| *on <= day && *on > from);
        let from = rebased.unwrap_or(from);
        Some(self.opening_at(from, first.day))
    }

    /// The principal owed by the schedule at the end of `day`, EMIs and early payments up to it being paid.
    pub fn opening_at(&self, day: Day, first: Day) -> Opening {
        let demanded: Money = self
            .demands
            .iter()
            .filter(|demand| demand.due.day <= day && demand.kind != DemandType::Fee)
            .map(|demand| demand.due.owed.principal)
            .sum();
        let age = if day > first { self.terms.count.span(first, day) } else { Span::default() };
        Opening { day, age, balance: self.lent(day).less(demanded) }
    }

    /// The principal that a demand leaves: what was lent before its day (on the last one, by its end) less what is
    /// demanded by then.
    pub fn left_after(&self, demand: &Demanded) -> Money {
        let is_last = self.emis().all(|emi| emi.due.day <= demand.due.day);
        let lent_by = if is_last { demand.due.day } else { demand.due.day.add_days(-1) };
        let demanded = self.demands.iter().filter(|other| other.due.day <= demand.due.day);
        self.lent(lent_by).less(demanded.map(|other| other.due.owed.principal).sum()).max(Money::ZERO)
    }

    /// Interest that has run by the end of `day` and is in no demand that has fallen due.
    pub fn accrued(&self, day: Day) -> Money {
        let Some(opening) = self.opening(day) else { return Money::ZERO };
        let Some(next) = self.emis().find(|emi| emi.due.day > day) else { return Money::ZERO };
        let row = Instalment {
            due: next.due.day,
            principal: next.due.owed.principal,
            interest: next.due.owed.interest,
            capitalised: Money::ZERO,
            closing: next.closing,
        };
        let (draws, prepaid) = self.flows_after(opening.day);
        let carried = self.carried(opening.day);
        let row = Instalment { interest: row.interest.less(carried), ..row };
        let terms = self.terms_from(opening.day);
        let run = accrual::accrued(&terms, opening, &Flows { draws: &draws, prepaid: &prepaid }, &row, day);
        [carried, run].into_iter().sum()
    }

    /// The terms of a period that begins on `day`: before a restructuring the old ones, and the period that begins with
    /// it counts its days.
    pub fn terms_from(&self, day: Day) -> Terms {
        match &self.restructured {
            Some(change) if day < change.on => change.before.clone(),
            Some(change) if day == change.on => Terms { first: FirstPeriod::ByDays, ..self.terms.clone() },
            _ => self.terms.clone(),
        }
    }

    /// Tranches and early payments after a day.
    pub fn flows_after(&self, day: Day) -> (Vec<Draw>, Vec<Draw>) {
        let after = |flows: Vec<Draw>| flows.into_iter().filter(|flow| flow.day > day).collect();
        (after(self.draws.clone()), after(self.prepaid()))
    }

    /// Interest that had run when a restructuring took effect on `day`, which the first EMI after it demands.
    pub fn carried(&self, day: Day) -> Money {
        let Some(change) = self.restructured.as_ref().filter(|change| change.on == day) else { return Money::ZERO };
        let Some(first) = self.draws.first() else { return Money::ZERO };
        let from = self.emis().map(|emi| emi.due.day).filter(|due| *due <= day).max().unwrap_or(first.day);
        let opening = self.opening_at(from, first.day);
        let next = change.before.frequency.after(from, 1).max(day.add_days(1));
        let (draws, prepaid) = self.flows_after(from);
        accrual::run(&change.before, opening, &Flows { draws: &draws, prepaid: &prepaid }, next, day)
    }
}
