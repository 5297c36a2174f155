//! The schedule of a loan, and records and settlements of its payments.

use super::super::plan::{LoanPlan, Paid, Place};
use super::super::random::Random;
use super::Writer;
use crate::books::Parts;
use crate::books::component::ComponentOrder;
use crate::books::penal::PenalTerms;
use crate::books::schedule::{self, Draw, Instalment};
use crate::books::standing::{self, Due, Standing};
use crate::store::loan_data;
use crate::store::records::{COMPONENT_ORDER, SETTLEMENT_ORDER, ref_id};
use lms::{Day, Instant, Money};
use rusqlite::params;
use rust_decimal::Decimal;

struct Payment {
    day: Day,
    /// Days after the due date.
    late: i64,
    settles: Money,
    excess: Money,
}

fn payment(paid: Paid, instalment: &Instalment) -> Option<Payment> {
    let whole: Money = [instalment.principal, instalment.interest].into_iter().sum();
    let on =
        |day: Day, settles, excess| Some(Payment { day, late: day.days_since(instalment.due).max(0), settles, excess });
    match paid {
        Paid::InFull { late } => on(instalment.due.add_days(late), whole, Money::ZERO),
        Paid::InPart { percent } => on(instalment.due, Money::from_paise(whole.paise() / 100 * percent), Money::ZERO),
        Paid::TooMuch { excess } => on(instalment.due, whole, excess),
        Paid::Nothing => None,
    }
}

impl Writer<'_> {
    /// Stores the schedule and its payments, and returns the position of each demand.
    pub(super) fn demands(
        &mut self,
        plan: &LoanPlan,
        place: Place,
        made_at: Instant,
        random: &mut Random,
    ) -> rusqlite::Result<Vec<(Day, Standing)>> {
        let draws: Vec<Draw> =
            plan.tranches.iter().map(|tranche| Draw { day: tranche.day, amount: tranche.amount }).collect();
        let rate: Decimal = plan.rate.parse().unwrap_or_default();
        let schedule = schedule::reducing(&draws, rate, &plan.dues);
        let today = self.now.day();
        let penal = PenalTerms::of(&loan_data::usual());
        let mut stood = Vec::with_capacity(schedule.len());
        for ((index, instalment), paid) in (1i64..).zip(&schedule).zip(&plan.paid) {
            let payment = payment(*paid, instalment).filter(|payment| payment.day <= today);
            let owed = Parts { principal: instalment.principal, interest: instalment.interest, ..Parts::default() };
            let settles = payment.as_ref().map_or(Money::ZERO, |payment| payment.settles);
            let settled = owed.take(settles, ComponentOrder::default());
            let paid = payment.as_ref().map(|payment| standing::Paid { day: payment.day, parts: settled });
            let due = Due { day: instalment.due, owed, paid: paid.into_iter().collect() };
            let standing = standing::of_demand(&due, &penal, today);
            let paid_at = payment.as_ref().map(|payment| self.working_hour(payment.day, random));
            let demand = self.demand(place, index, instalment, &standing, (made_at, paid_at), random)?;
            if let (Some(payment), Some(at)) = (payment, paid_at) {
                self.settle(place, demand, &standing, &payment, at, random)?;
            }
            stood.push((instalment.due, standing));
        }
        Ok(stood)
    }

    fn demand(
        &self,
        place: Place,
        index: i64,
        instalment: &Instalment,
        standing: &Standing,
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
                place.loan,
                index,
                standing.status.as_str(),
                instalment.due.number(),
                standing.owed.principal.paise(),
                standing.owed.interest.paise(),
                standing.owed.penal.paise(),
                standing.settled.principal.paise(),
                standing.settled.interest.paise(),
                standing.dpd,
                standing.peak_dpd,
                instalment.closing.paise(),
            ])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn settle(
        &mut self,
        place: Place,
        demand: i64,
        standing: &Standing,
        payment: &Payment,
        at: Instant,
        random: &mut Random,
    ) -> rusqlite::Result<()> {
        self.records += 1;
        let index = self.records;
        let received: Money = [payment.settles, payment.excess].into_iter().sum();
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
                place.account,
                place.loan,
            ])?;
        let late = payment.late;
        let record = self.connection.last_insert_rowid();
        let settled = standing.settled;
        let left = standing.owed.base().less(settled.base()).paise();
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
