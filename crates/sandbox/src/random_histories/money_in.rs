//! Money in: records received, split, reverted and refunded, adjustments and NACH presentations.

use super::Simulation;
use crate::error::ApiResult;
use crate::store::{records, refunds};
use lms::loans::InitiateAdjustment;
use lms::nach::{NachStatus, NachStatusRow};
use lms::reconciliation::Allocation;
use lms::record_actions::{CreateRecord, RefundLoan, RefundRecord};
use lms::records::{RecordType, SettlementOrder};
use lms::{DemandId, LoanId, Money, RecordId};
use rusqlite::Connection;

impl Simulation {
    /// Receives money, approves and processes it.
    pub(super) fn receive(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
        let loan = self.loan(selector);
        let order = match variant % 8 {
            0 => SettlementOrder::ByComponent,
            1 => SettlementOrder::Prepayment,
            2 => SettlementOrder::Foreclosure,
            _ => SettlementOrder::OldestFirst,
        };
        let whole = outstanding_of(&self.connection, loan)?;
        let received_amount = match variant % 5 {
            0 => whole,
            1 => Money::from_paise(amount.paise() % 5_000_000 + 1),
            _ => amount,
        };
        let new = CreateRecord {
            account: None,
            loan: Some(loan),
            r#type: RecordType::Repayment,
            received_amount: received_amount.max(Money::from_paise(1)),
            tds_amount: (variant.is_multiple_of(7)).then(|| Money::from_paise(777)),
            payment_mode: "neft".to_owned(),
            utr: Some(self.utr()),
            bank_date: self.now.day().add_days(-i64::from(variant / 16)),
            settlement_order: Some(order),
            component_order: (variant.is_multiple_of(9)).then(|| "principal,interest,fee,penal".to_owned()),
            remark: None,
        };
        let record = records::create(&self.connection, &new, &self.by("Asha"))?;
        self.apply(record.id)
    }

    fn apply(&self, id: RecordId) -> ApiResult<()> {
        records::request_approval(&self.connection, id, None, &self.by("Asha"))?;
        records::approve(&self.connection, id, None, &self.by("Ravi"))?;
        records::mark_processed(&self.connection, id, &self.by("Asha")).map(drop)
    }

    /// Splits an unmatched record over loans.
    pub(super) fn split(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
        let new = CreateRecord {
            account: None,
            loan: None,
            r#type: RecordType::Repayment,
            received_amount: amount,
            tds_amount: None,
            payment_mode: "upi".to_owned(),
            utr: Some(self.utr()),
            bank_date: self.now.day(),
            settlement_order: None,
            component_order: None,
            remark: None,
        };
        let record = records::create(&self.connection, &new, &self.by("Asha"))?;
        let part = Money::from_paise((amount.paise() / 3).max(1));
        let to = |at: u16| Allocation { loan: self.loan(at), amount: part };
        records::allocate(&self.connection, record.id, &[to(selector), to(selector + 1)], &self.by("Asha"))?;
        if variant.is_multiple_of(5) {
            records::unmatch(&self.connection, record.id, &self.by("Asha"))?;
            return Ok(());
        }
        self.apply(record.id)
    }

    pub(super) fn revert(&mut self, selector: u16) -> ApiResult<()> {
        let Some(id) = self.pick(selector, "records WHERE status = 'processed' AND type <> 'adjustment'") else {
            return Ok(());
        };
        records::revert(&self.connection, RecordId(id), "Cheque returned", &self.by("Meera")).map(drop)
    }

    pub(super) fn adjust(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
        let kind = if variant.is_multiple_of(2) { "cashback" } else { "holdback" };
        let adjustment = InitiateAdjustment {
            id: self.loan(selector),
            amount: Money::from_paise(amount.paise() % 300_000 + 1),
            r#type: kind.into(),
        };
        let record = records::adjust(&self.connection, &adjustment, "Asha", self.now)?;
        if variant.is_multiple_of(3) {
            records::mark_processed(&self.connection, record.id, &self.by("Ravi"))?;
        }
        Ok(())
    }

    pub(super) fn present(&mut self, selector: u16, variant: u8) -> ApiResult<()> {
        let Some(id) = self.pick(selector, "demands WHERE status IN ('due', 'overdue', 'upcoming', 'partially_paid')")
        else {
            return Ok(());
        };
        let day = self.now.day().add_days(i64::from(variant % 3));
        let record = records::present_nach(&self.connection, DemandId(id), day, &self.by("Ravi"))?;
        let ref_id = records::get(&self.connection, record)?.ref_id;
        let status = if variant.is_multiple_of(2) { NachStatus::Success } else { NachStatus::Bounced };
        let row = NachStatusRow { ref_id, status, reason: None };
        records::apply_nach_status(&self.connection, &row, &self.by("Ravi")).map(drop)
    }

    pub(super) fn refund(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
        let amount = Money::from_paise(amount.paise() % 500_000 + 1);
        let unapplied = "records WHERE status = 'processed' AND remaining > 0";
        match (variant % 2, self.pick(selector, unapplied)) {
            (0, Some(id)) => {
                let request = RefundRecord { id: RecordId(id), amount, credit_bank: None, remark: None };
                refunds::refund_record(&self.connection, &request, &self.by("Asha")).map(drop)
            }
            _ => {
                let request = RefundLoan { id: self.loan(selector), amount, credit_bank: None, remark: None };
                refunds::refund_loan(&self.connection, &request, &self.by("Asha")).map(drop)
            }
        }
    }
}

fn outstanding_of(connection: &Connection, loan: LoanId) -> ApiResult<Money> {
    let day =
        connection.query_row("SELECT max(books_on) FROM loans", [], |row| row.get(0)).map(lms::Day::from_number)?;
    Ok(crate::store::outstanding::data(connection, loan, day)
        .map_or(Money::from_rupees(1), |data| data.foreclosure_amount))
}
