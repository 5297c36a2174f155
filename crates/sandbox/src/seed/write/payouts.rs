//! Payouts of a loan, and the statement that inserts payouts.

use super::super::plan::{LoanPlan, OtherPayout, PayoutOwner, PayoutPlan, TranchePlan};
use super::super::random::Random;
use super::super::reference;
use super::Writer;
use rusqlite::{Connection, Statement, params};
use std::collections::HashSet;
use std::fmt::Write;

impl Writer<'_> {
    /// Collects the payouts of a loan: disbursed tranches and others.
    pub(super) fn tranches(&mut self, plan: &LoanPlan, owner: PayoutOwner, random: &mut Random) {
        for tranche in &plan.tranches {
            let payout = self.paid_tranche(*tranche, owner, random);
            self.payouts.push(payout);
        }
        for other in &plan.others {
            let payout = self.other(other, owner, random);
            self.payouts.push(payout);
        }
    }

    fn paid_tranche(&self, tranche: TranchePlan, owner: PayoutOwner, random: &mut Random) -> PayoutPlan {
        let created_at = self.working_hour(tranche.day, random);
        let done = created_at.add_seconds(random.between(300, 5_400)).min(self.now);
        PayoutPlan {
            id: random.uuid(),
            created_at,
            updated_at: done,
            r#type: "disbursement",
            ref_id: tranche.ref_id,
            amount: tranche.amount,
            method: random.weighted(&[("manual", 30), ("neft", 45), ("rtgs", 25)]),
            status: "processed",
            processed_at: Some(done),
            failed_remark: None,
            utr: Some(random.digits(9)),
            payout_to: "borrower",
            owner,
        }
    }

    fn other(&self, other: &OtherPayout, owner: PayoutOwner, random: &mut Random) -> PayoutPlan {
        let created_at = self.working_hour(self.now.day().add_days(-other.days_ago), random);
        let done = created_at.add_seconds(random.between(300, 40_000)).min(self.now);
        let is_processed = other.status == "processed";
        PayoutPlan {
            id: random.uuid(),
            created_at,
            updated_at: if matches!(other.status, "pending" | "processing") { created_at } else { done },
            r#type: other.r#type,
            ref_id: other.ref_id,
            amount: other.amount,
            method: random.weighted(&[("manual", 25), ("neft", 40), ("imps", 20), ("upi", 15)]),
            status: other.status,
            processed_at: is_processed.then_some(done),
            failed_remark: other.failed_remark,
            utr: is_processed.then(|| random.digits(9)),
            payout_to: random.weighted(&[("borrower", 90), ("anchor", 6), ("vendor", 4)]),
            owner,
        }
    }
}

/// Inserts payouts, numbered from 1.
pub(in super::super) struct PayoutInsert<'c> {
    statement: Statement<'c>,
    fixed_references: HashSet<String>,
    index: i64,
    utr: String,
}

impl<'c> PayoutInsert<'c> {
    /// `fixed_references` are the references of scenarios.
    pub(in super::super) fn new(
        connection: &'c Connection,
        fixed_references: HashSet<String>,
    ) -> rusqlite::Result<Self> {
        let statement = connection.prepare(
            "INSERT INTO payouts (idx, id, created_at, updated_at, type, ref_id, amount, method, status, processed_at, bank_on, \
             counts_on, failed_remark, utr, bank_no, payout_to, is_downloaded, sent_to_gl, account_no, loan_no) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?;
        Ok(Self { statement, fixed_references, index: 0, utr: String::new() })
    }

    /// Returns the number of payouts inserted.
    pub(in super::super) const fn count(&self) -> i64 {
        self.index
    }

    pub(in super::super) fn row(&mut self, payout: &PayoutPlan) -> rusqlite::Result<()> {
        self.index += 1;
        let fixed = payout.ref_id.map(str::to_owned);
        let reference = fixed.unwrap_or_else(|| reference(self.index, &self.fixed_references));
        let bank_on = payout.processed_at.map(|at| at.day().number());
        self.utr.clear();
        if let (Some(digits), Some(day)) = (payout.utr, bank_on) {
            let year = lms::Day::from_number(day).civil().0;
            // A sequence number, as banks use, keeps UTRs unique. Writing to a string does not fail.
            let _ = write!(self.utr, "HDFCN5{year}{:07}{:02}", self.index, digits % 100);
        }
        let utr = payout.utr.map(|_| self.utr.as_str());
        self.statement.execute(params![
            self.index,
            payout.id,
            payout.created_at.ticks(),
            payout.updated_at.ticks(),
            payout.r#type,
            reference,
            payout.amount.paise(),
            payout.method,
            payout.status,
            payout.processed_at.map(lms::Instant::ticks),
            bank_on,
            bank_on,
            payout.failed_remark,
            utr,
            payout.owner.bank,
            payout.payout_to,
            payout.status != "pending",
            payout.status == "processed",
            payout.owner.account,
            payout.owner.loan,
        ])?;
        Ok(())
    }
}
