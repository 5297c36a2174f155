//! The ledger of a loan: terms, drawdowns, demands and dated payments.

mod read;

use crate::books::accrual;
use crate::books::day_count::Span;
use crate::books::penal::PenalTerms;
use crate::books::position::{self, DemandPayment, DemandPosition, DemandWithPayments};
use crate::books::schedule::{CashFlows, Drawdown, Instalment, Opening};
use crate::books::terms::{FirstPeriod, ScheduleTerms};
use lms::demands::DemandType;
use lms::{Day, DemandId, Money};

/// Everything that the figures of a loan are calculated from.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// Row number of the loan.
    pub loan_no: i64,
    /// Terms of the repayment schedule.
    pub terms: ScheduleTerms,
    /// Terms of penal interest.
    pub penal: PenalTerms,
    /// Agreed number of EMIs.
    pub emi_count: u32,
    /// Instalment fixed by a restructuring.
    pub emi: Option<Money>,
    /// Whether the loan is neither closed nor written off.
    pub is_running: bool,
    /// Day up to which its books are closed.
    pub books_on: Day,
    /// Disbursed tranches, ordered by day.
    pub drawdowns: Vec<Drawdown>,
    /// Demands in the order of the schedule.
    pub demands: Vec<LedgerDemand>,
    /// The last restructuring.
    pub restructured: Option<AppliedRestructure>,
}

#[derive(Clone, Debug)]
pub struct LedgerDemand {
    /// Row number of the demand.
    pub no: i64,
    pub id: DemandId,
    pub kind: DemandType,
    /// Amounts, due date and payments.
    pub due: DemandWithPayments,
    /// Principal outstanding after it by the schedule.
    pub closing: Money,
}

/// A restructuring that has been applied.
#[derive(Clone, Debug)]
pub struct AppliedRestructure {
    /// Effective date.
    pub on: Day,
    /// Terms before it.
    pub before: ScheduleTerms,
}

impl Ledger {
    /// Returns the amount disbursed by the end of a day.
    pub fn disbursed_by(&self, day: Day) -> Money {
        self.drawdowns.iter().filter(|drawdown| drawdown.day <= day).map(|drawdown| drawdown.amount).sum()
    }

    /// Returns principal that was prepaid, or repaid by a foreclosure, with its day.
    pub fn prepayments(&self) -> Vec<Drawdown> {
        let of = |demand: &LedgerDemand| Drawdown { day: demand.due.day, amount: demand.due.owed.principal };
        let is_early = |demand: &&LedgerDemand| matches!(demand.kind, DemandType::Prepayment | DemandType::Foreclosure);
        self.demands.iter().filter(is_early).map(of).collect()
    }

    pub fn emis(&self) -> impl Iterator<Item = &LedgerDemand> {
        self.demands.iter().filter(|demand| demand.kind == DemandType::Emi)
    }

    /// Returns the position of each demand on a day, without regard to later payments.
    pub fn positions(&self, day: Day) -> Vec<DemandPosition> {
        self.demands.iter().map(|demand| position::demand_position(&demand.due, &self.penal, day)).collect()
    }

    /// Returns the position of each demand when books are closed for `day`, with all payments, even later ones.
    pub fn positions_with_all_payments(&self, day: Day) -> Vec<DemandPosition> {
        let by_then = |demand: &LedgerDemand| {
            let paid =
                demand.due.paid.iter().map(|paid| DemandPayment { day: paid.day.min(day), amounts: paid.amounts });
            let due = DemandWithPayments { paid: paid.collect(), ..demand.due.clone() };
            position::demand_position(&due, &self.penal, day)
        };
        self.demands.iter().map(by_then).collect()
    }

    /// Returns the opening position at the last due date up to `day`, or at the first drawdown before any; `None`
    /// without a drawdown.
    pub fn opening(&self, day: Day) -> Option<Opening> {
        let first = self.drawdowns.first()?;
        let from = self.emis().map(|emi| emi.due.day).filter(|due| *due <= day).max().unwrap_or(first.day);
        let rebased = self.restructured.as_ref().map(|change| change.on).filter(|on| *on <= day && *on > from);
        let from = rebased.unwrap_or(from);
        Some(self.opening_at(from, first.day))
    }

    /// Returns the scheduled principal at the end of `day`, as if EMIs and prepayments up to it were paid.
    pub fn opening_at(&self, day: Day, first: Day) -> Opening {
        let demanded: Money = self
            .demands
            .iter()
            .filter(|demand| demand.due.day <= day && demand.kind != DemandType::Fee)
            .map(|demand| demand.due.owed.principal)
            .sum();
        let age = if day > first { self.terms.count.span(first, day) } else { Span::default() };
        Opening { day, age, balance: self.disbursed_by(day).less(demanded) }
    }

    /// Returns the principal left after a demand: the amount disbursed before its day (for the last one, by its end)
    /// less the principal demanded by then.
    pub fn closing_after(&self, demand: &LedgerDemand) -> Money {
        let is_last = self.emis().all(|emi| emi.due.day <= demand.due.day);
        let lent_by = if is_last { demand.due.day } else { demand.due.day.add_days(-1) };
        let demanded = self.demands.iter().filter(|other| other.due.day <= demand.due.day);
        self.disbursed_by(lent_by).less(demanded.map(|other| other.due.owed.principal).sum()).max(Money::ZERO)
    }

    /// Returns interest accrued by the end of `day` that no demand due by then includes.
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
        let (drawdowns, prepayments) = self.flows_after(opening.day);
        let carried = self.carried_interest(opening.day);
        let row = Instalment { interest: row.interest.less(carried), ..row };
        let terms = self.terms_from(opening.day);
        let run = accrual::accrued_interest(
            &terms,
            opening,
            &CashFlows { drawdowns: &drawdowns, prepayments: &prepayments },
            &row,
            day,
        );
        [carried, run].into_iter().sum()
    }

    /// Returns the terms of a period that begins on `day`: before a restructuring the old ones; the period that
    /// begins with it counts its days.
    pub fn terms_from(&self, day: Day) -> ScheduleTerms {
        match &self.restructured {
            Some(change) if day < change.on => change.before.clone(),
            Some(change) if day == change.on => ScheduleTerms { first: FirstPeriod::ByDays, ..self.terms.clone() },
            _ => self.terms.clone(),
        }
    }

    /// Returns drawdowns and prepayments after a day.
    pub fn flows_after(&self, day: Day) -> (Vec<Drawdown>, Vec<Drawdown>) {
        let after = |flows: Vec<Drawdown>| flows.into_iter().filter(|flow| flow.day > day).collect();
        (after(self.drawdowns.clone()), after(self.prepayments()))
    }

    /// Returns interest accrued before a restructuring that took effect on `day`; the first EMI after it includes it.
    pub fn carried_interest(&self, day: Day) -> Money {
        let Some(change) = self.restructured.as_ref().filter(|change| change.on == day) else { return Money::ZERO };
        let Some(first) = self.drawdowns.first() else { return Money::ZERO };
        let from = self.emis().map(|emi| emi.due.day).filter(|due| *due <= day).max().unwrap_or(first.day);
        let opening = self.opening_at(from, first.day);
        let next = change.before.frequency.after(from, 1).max(day.add_days(1));
        let (drawdowns, prepayments) = self.flows_after(from);
        accrual::accrue_reducing(
            &change.before,
            opening,
            &CashFlows { drawdowns: &drawdowns, prepayments: &prepayments },
            next,
            day,
        )
    }
}
