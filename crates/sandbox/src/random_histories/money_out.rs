//! Money out: tranches, top-ups and other payouts, and the debits of the bank statement.

use super::Simulation;
use crate::error::ApiResult;
use crate::store::{bank_lines, payouts, refunds, topups};
use lms::payout_actions::{CreatePayout, ManualPayment, PayoutCallback};
use lms::payouts::{PayoutMethod, PayoutStatus, PayoutType, RequestTranche};
use lms::topups::{CreateTopup, TopupDetails};
use lms::{AccountId, BankLineId, Money, PayoutId, TopupId};
use uuid::Uuid;

impl Simulation {
    pub(super) fn request(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
        let loan_id = self.loan(selector);
        if variant.is_multiple_of(3) {
            let kinds =
                [PayoutType::Refund, PayoutType::Cashback, PayoutType::HoldbackReturn, PayoutType::Disbursement];
            let r#type = kinds[usize::from(variant / 3) % kinds.len()].clone();
            let request = CreatePayout {
                loan: loan_id,
                r#type,
                amount,
                method: PayoutMethod::Neft,
                payout_to: None,
                credit_bank: None,
            };
            return refunds::create(&self.connection, &request, &self.by("Asha")).map(drop);
        }
        payouts::request_tranche(&self.connection, RequestTranche { loan_id, amount }, &self.by("Asha")).map(drop)
    }

    /// Processes a payout manually, possibly back-dated, or by the bank, which may fail it.
    pub(super) fn pay_out(&mut self, selector: u16, variant: u8) -> ApiResult<()> {
        let Some(id) = self.pick(selector, "payouts WHERE status = 'pending'") else { return Ok(()) };
        let by = self.by("Ravi");
        let utr = self.utr();
        if variant.is_multiple_of(3) {
            let in_progress = payouts::process(&self.connection, PayoutId(id), None, &by)?;
            let fails = variant.is_multiple_of(2);
            let callback = PayoutCallback {
                payout_service_id: in_progress.payout_service_id.unwrap_or_default(),
                status: if fails { PayoutStatus::Failed } else { PayoutStatus::Processed },
                utr: (!fails).then_some(utr),
                failed_remark: fails.then(|| "Account closed".to_owned()),
            };
            return payouts::apply_callback(&self.connection, &callback, self.now);
        }
        let bank_date = self.now.day().add_days(-i64::from(variant % 4));
        let paid = ManualPayment { utr, bank_date, debit_bank: "HDFC".to_owned() };
        payouts::process(&self.connection, PayoutId(id), Some(&paid), &by).map(drop)
    }

    pub(super) fn cancel(&mut self, selector: u16) -> ApiResult<()> {
        let Some(id) = self.pick(selector, "payouts WHERE status IN ('pending', 'failed')") else { return Ok(()) };
        payouts::cancel(&self.connection, PayoutId(id), "Not any more", &self.by("Ravi")).map(drop)
    }

    pub(super) fn retry(&mut self, selector: u16) -> ApiResult<()> {
        let Some(id) = self.pick(selector, "payouts WHERE status = 'failed'") else { return Ok(()) };
        payouts::retry(&self.connection, PayoutId(id), &self.by("Ravi")).map(drop)
    }

    /// Matches a debit of the bank statement, or undoes the match.
    pub(super) fn statement(&mut self, selector: u16, variant: u8) -> ApiResult<()> {
        if variant.is_multiple_of(3) {
            let Some(id) = self.pick(selector, "bank_lines WHERE payout_idx IS NOT NULL") else { return Ok(()) };
            return bank_lines::unmatch(&self.connection, BankLineId(id), &self.by("Ravi")).map(drop);
        }
        let Some(id) = self.pick(selector, "payouts WHERE status IN ('pending', 'processing', 'processed')") else {
            return Ok(());
        };
        let utr = self.utr();
        self.connection.execute(
            "INSERT INTO bank_lines (id, created_at, updated_at, bank_on, amount, utr, narration) \
             SELECT ?1, ?2, ?2, ?3, amount, ?4, 'NEFT DR' FROM payouts WHERE id = ?5",
            rusqlite::params![Uuid::new_v4(), self.now.ticks(), self.now.day().number(), utr, id],
        )?;
        let line: Uuid =
            self.connection.query_row("SELECT id FROM bank_lines ORDER BY no DESC LIMIT 1", [], |row| row.get(0))?;
        bank_lines::match_payout(&self.connection, BankLineId(line), PayoutId(id), &self.by("Ravi")).map(drop)
    }

    pub(super) fn top_up(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
        let by = self.by("Asha");
        if variant.is_multiple_of(4) {
            let Some(id) = self.pick(selector, "topups") else { return Ok(()) };
            return match variant % 8 {
                0 => topups::reinitiate(&self.connection, TopupId(id), None, &by).map(drop),
                _ => topups::rerun_checks(&self.connection, TopupId(id), &by).map(drop),
            };
        }
        let account = AccountId(self.pick(selector % 8, "accounts").unwrap());
        let scheduled_at = (variant.is_multiple_of(3)).then(|| self.now.add_seconds(86_400));
        let details = TopupDetails { scheduled_at, ..TopupDetails::default() };
        topups::create(&self.connection, &CreateTopup { account, amount, group: None, details }, &by)?;
        topups::release_due(&self.connection, self.now).map(drop)
    }
}
