//! Stores loan plans; schedules and positions are calculated by the books from drawdowns and payments.

mod demands;
mod payouts;

pub(super) use payouts::PayoutInsert;

use super::plan::{LoanPlan, PROGRAMS, PayoutOwner, PayoutPlan};
use super::random::Random;
use crate::books::position;
use crate::store::loan_data;
use crate::store::references::reference_for;
use lms::loan_data::{Rate, RateTerm};
use lms::loans::LoanStatus;
use lms::{Day, Instant, LeadId, LoanTermsId, Money, ProgramId};
use rusqlite::{Connection, params};
use uuid::Uuid;

/// Writes loans and collects their payouts, which are stored later in order of creation.
pub(super) struct Writer<'c> {
    connection: &'c Connection,
    now: Instant,
    programs: Vec<Uuid>,
    payouts: Vec<PayoutPlan>,
    owners: Vec<PayoutOwner>,
    records: i64,
}

impl<'c> Writer<'c> {
    pub(super) fn new(connection: &'c Connection, now: Instant, random: &mut Random) -> rusqlite::Result<Self> {
        let mut programs = Vec::with_capacity(PROGRAMS.len());
        for (name, _) in PROGRAMS {
            let id = random.uuid();
            connection.execute("INSERT INTO programs (id, name) VALUES (?, ?)", params![id, name])?;
            programs.push(id);
        }
        Ok(Self { connection, now, programs, payouts: Vec::new(), owners: Vec::new(), records: 0 })
    }

    /// Stores an account with its bank, a loan, its schedule and its payments.
    pub(super) fn loan(&mut self, plan: &LoanPlan, random: &mut Random) -> rusqlite::Result<()> {
        let made_at = self.working_hour(plan.made_on, random);
        let bank = self.bank(plan, made_at, random)?;
        let account = self.account(plan, made_at, bank, random)?;
        let number = self.owners.len() as i64 + 1;
        let id = random.uuid();
        let count = plan.paid.len() as i64;
        self.connection
            .prepare_cached(
                "INSERT INTO loans (no, id, ref_id, created_at, updated_at, account_no, bank_no, status, sanctioned, roi, roi_type, \
                 emi_count, disbursed_on, available_until, books_on) VALUES (?, ?, ?, ?, ?, ?, ?, 'active', ?, ?, 'reducing', ?, ?, ?, ?)",
            )?
            .execute(params![
                number,
                id,
                reference("LN", plan, number),
                made_at.ticks(),
                made_at.ticks(),
                account,
                bank,
                plan.sanctioned.paise(),
                plan.rate,
                count,
                plan.tranches.first().map(|tranche| tranche.day.number()),
                plan.available_until.map(Day::number),
                self.now.day().number(),
            ])?;
        let owner = PayoutOwner { loan: number, account, bank };
        self.owners.push(owner);
        self.tranches(plan, owner, random);
        let demands = self.demands(plan, owner, made_at, random)?;
        let disbursed: Money = plan.tranches.iter().map(|tranche| tranche.amount).sum();
        let figures =
            position::loan_position(disbursed, demands.iter().map(|(day, position)| (*day, position)), self.now.day());
        let late = figures.overdue.is_positive();
        let status = plan.status.clone().unwrap_or(if late { LoanStatus::Overdue } else { LoanStatus::Active });
        self.connection
            .prepare_cached(
                "UPDATE loans SET status = ?2, disbursed = ?3, outstanding = ?4, principal_left = ?5, overdue = ?6, dpd = ?7, \
                 peak_dpd = ?8, next_due_on = ?9, next_due_amount = ?10 WHERE no = ?1",
            )?
            .execute(params![
                number,
                status.as_str(),
                disbursed.paise(),
                figures.outstanding.paise(),
                figures.principal_left.paise(),
                figures.overdue.paise(),
                figures.dpd,
                figures.peak_dpd,
                figures.next.map(|(day, _)| day.number()),
                figures.next.map(|(_, amount)| amount.paise()),
            ])?;
        Ok(())
    }

    /// Returns the payouts of all loans, and the loans that further payouts may belong to.
    pub(super) fn finish(self) -> (Vec<PayoutPlan>, Vec<PayoutOwner>) {
        (self.payouts, self.owners)
    }

    fn bank(&self, plan: &LoanPlan, at: Instant, random: &mut Random) -> rusqlite::Result<i64> {
        let bank = &plan.bank;
        let kind = if bank.is_current { "current" } else { "savings" };
        self.connection
            .prepare_cached(
                "INSERT INTO banks (id, banking_id, account_type, account_no, account_holder_name, ifsc, is_verified, tags, \
                 created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'disbursement banking_analysis mandate', ?, ?)",
            )?
            .execute(params![
                random.uuid(),
                random.uuid(),
                kind,
                bank.account_no,
                bank.holder,
                bank.ifsc,
                bank.is_verified,
                at.ticks(),
                at.ticks(),
            ])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn account(&self, plan: &LoanPlan, at: Instant, bank: i64, random: &mut Random) -> rusqlite::Result<i64> {
        let (id, lead) = (random.uuid(), random.uuid());
        let status = if plan.status == Some(LoanStatus::WrittenOff) { "blocked" } else { "active" };
        let terms_id = random.uuid();
        let terms = terms(plan, at, terms_id, lead, self.programs[plan.program]);
        self.connection
            .prepare_cached(
                "INSERT INTO accounts (no, id, ref_id, created_at, updated_at, borrower_name, lead_id, program_no, status, approved, \
                 bank_no) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                self.owners.len() as i64 + 1,
                id,
                reference("AC", plan, self.owners.len() as i64 + 1),
                at.ticks(),
                at.ticks(),
                plan.borrower,
                lead,
                plan.program as i64 + 1,
                status,
                plan.sanctioned.paise(),
                bank,
            ])?;
        let account = self.connection.last_insert_rowid();
        self.connection
            .prepare_cached("INSERT INTO loan_data (id, lead_id, program_no, terms) VALUES (?, ?, ?, ?)")?
            .execute(params![terms_id, lead, plan.program as i64 + 1, terms])?;
        Ok(account)
    }

    /// Returns a time in office hours of a day, never in the future.
    fn working_hour(&self, day: Day, random: &mut Random) -> Instant {
        let opens = day.start().add_seconds(9 * 3600 + 1800);
        let at = Instant::from_micros(opens.micros() + random.between(0, 8 * 3600 * 1_000_000));
        at.min(self.now.add_seconds(-random.between(1, 900)))
    }
}

/// Returns the fixed reference of a scenario, or one derived from the number.
fn reference(prefix: &str, plan: &LoanPlan, number: i64) -> String {
    match plan.code {
        Some(code) => format!("{prefix}0{code}"),
        None => reference_for(prefix, number),
    }
}

fn terms(plan: &LoanPlan, at: Instant, id: Uuid, lead: Uuid, program: Uuid) -> String {
    let rate = |text: &str| serde_json::from_str(text).ok().map(Rate);
    let mut terms = loan_data::default_terms();
    terms.id = Some(LoanTermsId(id));
    terms.created_at = Some(at);
    terms.updated_at = Some(at);
    terms.lead_id = Some(LeadId(lead));
    terms.program_id = Some(ProgramId(program));
    terms.roi_value = rate(plan.rate).map(RateTerm::Flat);
    terms.emi_count = rate(&plan.paid.len().to_string());
    terms.tenure_value = rate(&plan.paid.len().to_string());
    serde_json::to_string(&terms).unwrap_or_default()
}
