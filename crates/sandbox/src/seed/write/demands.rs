//! The schedule of a loan, and records and settlements of its payments.

use super::super::plan::{LoanPlan, PaymentPlan, PayoutOwner};
use super::super::random::Random;
use super::Writer;
use crate::books::Breakdown;
use crate::books::component::ComponentOrder;
use crate::books::penal::PenalTerms;
use crate::books::position::{self, DemandPosition, DemandWithPayments};
use crate::books::schedule::{self, Drawdown, Instalment};
use crate::store::loan_data;
use crate::store::records::{COMPONENT_ORDER, SETTLEMENT_ORDER, ref_id};
use lms::{Day, Instant, Money};
use rusqlite::params;
use rust_decimal::Decimal;

struct Payment {
    day: Day,
    /// Days after the due date.
    late: i64,
    settled_amount: Money,
    excess: Money,
}

fn payment(paid: PaymentPlan, instalment: &Instalment) -> Option<Payment> {
    let whole: Money = [instalment.principal, instalment.interest].into_iter().sum();
    let on = |day: Day, settled_amount, excess| {
        Some(Payment { day, late: day.days_since(instalment.due).max(0), settled_amount, excess })
    };
    match paid {
        PaymentPlan::InFull { late } => on(instalment.due.add_days(late), whole, Money::ZERO),
        PaymentPlan::InPart { percent } => {
            on(instalment.due, Money::from_paise(whole.paise() / 100 * percent), Money::ZERO)
        }
        PaymentPlan::Overpaid { excess } => on(instalment.due, whole, excess),
        PaymentPlan::Unpaid => None,
    }
}

impl Writer<'_> {
    /// Stores the schedule and its payments, and returns the position of each demand.
    pub(super) fn demands(
        &mut self,
        plan: &LoanPlan,
        owner: PayoutOwner,
        made_at: Instant,
        random: &mut Random,
    ) -> rusqlite::Result<Vec<(Day, DemandPosition)>> {
        let drawdowns: Vec<Drawdown> =
            plan.tranches.iter().map(|tranche| Drawdown { day: tranche.day, amount: tranche.amount }).collect();
        let rate: Decimal = plan.rate.parse().unwrap_or_default();
        let schedule = schedule::generate_reducing(&drawdowns, rate, &plan.due_dates);
        let today = self.now.day();
        let penal = PenalTerms::from_terms(&loan_data::default_terms());
        let mut positions = Vec::with_capacity(schedule.len());
        for ((index, instalment), paid) in (1i64..).zip(&schedule).zip(&plan.paid) {
            let payment = payment(*paid, instalment).filter(|payment| payment.day <= today);
            let owed =
                Breakdown { principal: instalment.principal, interest: instalment.interest, ..Breakdown::default() };
            let settled_amount = payment.as_ref().map_or(Money::ZERO, |payment| payment.settled_amount);
            let settled = owed.allocate(settled_amount, ComponentOrder::default());
            let paid = payment.as_ref().map(|payment| position::DemandPayment { day: payment.day, amounts: settled });
            let due = DemandWithPayments { day: instalment.due, owed, paid: paid.into_iter().collect() };
            let position = position::demand_position(&due, &penal, today);
            let paid_at = payment.as_ref().map(|payment| self.working_hour(payment.day, random));
            let demand = self.demand(owner, index, instalment, &position, (made_at, paid_at), random)?;
            if let (Some(payment), Some(at)) = (payment, paid_at) {
                self.settle(owner, demand, &position, &payment, at, random)?;
            }
            positions.push((instalment.due, position));
        }
        Ok(positions)
    }

    fn demand(
        &self,
        owner: PayoutOwner,
        index: i64,
        instalment: &Instalment,
        position: &DemandPosition,
        (made_at, paid_at): (Instant, Option<Instant>),
        random: &mut Random,
    ) -> rusqlite::Result<i64> {
        self.connection
            .prepare_cached(
                "INSERT INTO demands (id, created_at, updated_at, loan_no, idx, type, status, due_on, principal, interest, penal, \
                 settled_principal, settled_interest, dpd, peak_dpd, closing_principal) \
                 VALUES (?, ?, ?, ?, ?, 'emi', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                random.uuid(),
                made_at.ticks(),
                paid_at.unwrap_or(made_at).ticks(),
                owner.loan,
                index,
                position.status.as_str(),
                instalment.due.number(),
                position.owed.principal.paise(),
                position.owed.interest.paise(),
                position.owed.penal.paise(),
                position.settled.principal.paise(),
                position.settled.interest.paise(),
                position.dpd,
                position.peak_dpd,
                instalment.closing.paise(),
            ])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn settle(
        &mut self,
        owner: PayoutOwner,
        demand: i64,
        position: &DemandPosition,
        payment: &Payment,
        at: Instant,
        random: &mut Random,
    ) -> rusqlite::Result<()> {
        self.records += 1;
        let index = self.records;
        let received: Money = [payment.settled_amount, payment.excess].into_iter().sum();
        let mode = random.weighted(&[("nach", 55), ("upi", 25), ("neft", 14), ("imps", 6)]);
        let kind = if mode == "nach" { "nach" } else { "repayment" };
        let utr = format!("{}{}", mode.to_uppercase(), random.digits(12));
        let counts_at = payment.day.end().ticks();
        self.connection
            .prepare_cached(
                "INSERT INTO records (id, created_at, updated_at, type, ref_id, idx, received, tds, remaining, payment_mode, utr, \
                 settlement_order, component_order, uploaded_by, counts_at, settled_at, bank_on, status, sent_to_gl, account_no, loan_no) \
                 VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, 'System', ?, ?, ?, 'processed', 1, ?, ?)",
            )?
            .execute(params![
                random.uuid(),
                at.ticks(),
                at.ticks(),
                kind,
                ref_id(index),
                index,
                received.paise(),
                payment.excess.paise(),
                mode,
                utr,
                SETTLEMENT_ORDER,
                COMPONENT_ORDER,
                counts_at,
                at.ticks(),
                payment.day.number(),
                owner.account,
                owner.loan,
            ])?;
        let late = payment.late;
        let record = self.connection.last_insert_rowid();
        let settled = position.settled;
        let left = position.owed.principal_and_interest().less(settled.principal_and_interest()).paise();
        self.connection
            .prepare_cached(
                "INSERT INTO settlements (id, created_at, updated_at, counts_at, principal, interest, penal, fee, outstanding, remaining, \
                 sent_to_gl, due, dpd, peak_dpd, demand_no, record_no) VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, ?, 1, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                random.uuid(),
                at.ticks(),
                at.ticks(),
                counts_at,
                settled.principal.paise(),
                settled.interest.paise(),
                left,
                payment.excess.paise(),
                left,
                late,
                late,
                demand,
                record,
            ])?;
        Ok(())
    }
}
