//! Random histories of loans: after any sequence of events the books add up.
//!
//! Each event goes through the same functions as an API call, in a transaction of its own. It may be rejected without
//! effect, but must not cause an internal failure. The whole database is audited after each event.

use crate::error::{ApiError, ApiResult};
use crate::store::events::Actor;
use crate::store::{
    account_lifecycle, audit, bank_lines, eod, fees, lending, payouts, records, refunds, restructure, topups,
};
use crate::{SeedPlan, clock, seed};
use lms::fees::{CreateFee, FeeType};
use lms::loans::InitiateAdjustment;
use lms::nach::{NachStatus, NachStatusRow};
use lms::payout_actions::{CreatePayout, ManualPayment, PayoutCallback};
use lms::payouts::{PayoutMethod, PayoutStatus, PayoutType, RequestTranche};
use lms::reconciliation::Allocation;
use lms::record_actions::{CreateRecord, RefundLoan, RefundRecord};
use lms::records::{RecordType, SettlementOrder};
use lms::restructure::{Restructure, RestructureBy};
use lms::topups::{CreateTopup, TopupDetails};
use lms::{AccountId, BankLineId, DemandId, FeeId, Instant, LoanId, Money, PayoutId, RecordId, TopupId};
use proptest::prelude::*;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Number;
use uuid::Uuid;

/// Kind of event, and three numbers that select its object, amount and variant.
type Event = (u8, u16, u32, u8);

/// Number of kinds of events.
const KINDS: u8 = 24;

struct Simulation {
    connection: Connection,
    now: Instant,
    /// Number of transfers so far, for unique UTRs.
    transfers: u32,
}

impl Simulation {
    fn new() -> Self {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("store/schema.sql")).unwrap();
        let now = clock::parse_rfc3339(crate::testing::NOW).unwrap();
        seed::fill(&connection, SeedPlan { seed: 7, loans: 4, payouts: 0 }, now).unwrap();
        connection.execute_batch(include_str!("store/indexes.sql")).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = ON").unwrap();
        Self { connection, now, transfers: 0 }
    }

    fn by(&self, name: &str) -> Actor {
        Actor { name: name.to_owned(), at: self.now }
    }

    fn utr(&mut self) -> String {
        self.transfers += 1;
        format!("HISTORY{:08}", self.transfers)
    }

    /// Returns the `at`-th row of a query, wrapping around.
    fn pick(&self, at: u16, rows: &str) -> Option<Uuid> {
        let count = format!("SELECT count(*) FROM {rows}");
        let count: u32 = self.connection.query_row(&count, [], |row| row.get(0)).unwrap();
        let skip = u32::from(at) % count.max(1);
        self.connection
            .query_row(&format!("SELECT id FROM {rows} ORDER BY rowid LIMIT 1 OFFSET {skip}"), [], |row| row.get(0))
            .optional()
            .unwrap()
    }

    fn loan(&self, at: u16) -> LoanId {
        // Few loans, so that each has many events.
        LoanId(self.pick(at % 6, "loans WHERE status IN ('active', 'overdue')").unwrap())
    }

    /// Applies an event; a rejected one is rolled back.
    fn apply_event(&mut self, event: Event) {
        self.connection.execute_batch("SAVEPOINT event").unwrap();
        match self.try_event(event) {
            Ok(()) => {}
            Err(ApiError::Internal(cause)) => panic!("{event:?}: {cause}"),
            Err(_) => self.connection.execute_batch("ROLLBACK TO event").unwrap(),
        }
        self.connection.execute_batch("RELEASE event").unwrap();
    }

    fn try_event(&mut self, (kind, selector, size, variant): Event) -> ApiResult<()> {
        let amount = Money::from_paise(i64::from(size) + 1);
        match kind % KINDS {
            0 | 1 => self.request(selector, amount, variant),
            2 | 3 => self.pay_out(selector, variant),
            4..=7 => self.receive(selector, amount, variant),
            8 => self.revert(selector),
            9 => self.charge(selector, amount, variant),
            10 => self.delete_fee(selector),
            11..=13 => self.close_days(i64::from(variant % 12) + 1),
            14 => self.restructure(selector, amount, variant),
            15 => self.refund(selector, amount, variant),
            16 => self.cancel(selector),
            17 => self.top_up(selector, amount, variant),
            18 => self.adjust(selector, amount, variant),
            19 => self.present(selector, variant),
            20 => self.split(selector, amount, variant),
            21 => self.statement(selector, variant),
            22 => self.retry(selector),
            _ => self.close(selector),
        }
    }

    fn request(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
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
        payouts::request_tranche(&self.connection, RequestTranche { loan_id, amount }, self.now).map(drop)
    }

    /// Processes a payout manually, possibly back-dated, or by the bank, which may fail it.
    fn pay_out(&mut self, selector: u16, variant: u8) -> ApiResult<()> {
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

    /// Receives money, approves and processes it.
    fn receive(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
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

    fn revert(&mut self, selector: u16) -> ApiResult<()> {
        let Some(id) = self.pick(selector, "records WHERE status = 'processed' AND type <> 'adjustment'") else {
            return Ok(());
        };
        records::revert(&self.connection, RecordId(id), "Cheque returned", &self.by("Ravi")).map(drop)
    }

    fn charge(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
        let new = CreateFee {
            loan: Some(self.loan(selector)),
            account: None,
            r#type: FeeType::Late,
            name: "Late".to_owned(),
            amount: Money::from_paise(amount.paise() % 200_000 + 1),
            gst_rate: None,
            due_date: self.now.day().add_days(i64::from(variant % 40) - 10),
            remark: None,
        };
        fees::create(&self.connection, &new, &self.by("Asha")).map(drop)
    }

    fn delete_fee(&mut self, selector: u16) -> ApiResult<()> {
        let Some(id) = self.pick(selector, "fees") else { return Ok(()) };
        fees::delete(&self.connection, FeeId(id), &self.by("Asha"))
    }

    /// Advances days and closes them. Closing the last one again changes nothing.
    fn close_days(&mut self, days: i64) -> ApiResult<()> {
        self.now = self.now.add_seconds(days * 86_400);
        eod::run(&self.connection, eod::Scope::All, self.now.day(), self.now)?;
        let before = self.books();
        let again = eod::run(&self.connection, eod::Scope::All, self.now.day(), self.now)?;
        assert_eq!((again.loan_count, again.results.len()), (0, 0), "a day ends once");
        assert_eq!(self.books(), before, "a day ends once");
        Ok(())
    }

    fn books(&self) -> Vec<String> {
        let dump = |sql: &str| -> Vec<String> {
            let mut query = self.connection.prepare(sql).unwrap();
            query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        [
            "SELECT no || ' ' || status || ' ' || outstanding || ' ' || overdue || ' ' || dpd || ' ' || books_on FROM loans ORDER BY no",
            "SELECT no || ' ' || status || ' ' || amount || ' ' || settled || ' ' || penal || ' ' || dpd FROM demands ORDER BY no",
            "SELECT no || ' ' || status || ' ' || remaining FROM records ORDER BY no",
        ]
        .into_iter()
        .flat_map(dump)
        .collect()
    }

    fn restructure(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
        let request = Restructure {
            id: self.loan(selector),
            effective_date: self.now.day().add_days(i64::from(variant % 20) - 3),
            by: if variant.is_multiple_of(2) {
                RestructureBy::EmiCount(u32::from(variant % 48) + 1)
            } else {
                RestructureBy::EmiAmount(amount)
            },
            roi_value: (variant.is_multiple_of(3))
                .then(|| lms::loan_data::Rate(Number::from(9 + u32::from(variant % 15)))),
            reason: "Relief".to_owned(),
            preview: false,
        };
        restructure::restructure(&self.connection, &request, &self.by("Asha")).map(drop)
    }

    fn refund(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
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

    fn cancel(&mut self, selector: u16) -> ApiResult<()> {
        let Some(id) = self.pick(selector, "payouts WHERE status IN ('pending', 'failed')") else { return Ok(()) };
        payouts::cancel(&self.connection, PayoutId(id), "Not any more", &self.by("Ravi")).map(drop)
    }

    fn retry(&mut self, selector: u16) -> ApiResult<()> {
        let Some(id) = self.pick(selector, "payouts WHERE status = 'failed'") else { return Ok(()) };
        payouts::retry(&self.connection, PayoutId(id), &self.by("Ravi")).map(drop)
    }

    fn top_up(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
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

    fn adjust(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
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

    fn present(&mut self, selector: u16, variant: u8) -> ApiResult<()> {
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

    /// Splits an unmatched record over loans.
    fn split(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
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

    /// Matches a debit of the bank statement, or undoes the match.
    fn statement(&mut self, selector: u16, variant: u8) -> ApiResult<()> {
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

    fn close(&mut self, selector: u16) -> ApiResult<()> {
        if !selector.is_multiple_of(3) {
            let account = AccountId(self.pick(selector % 8, "accounts").unwrap());
            let account_no = crate::store::account_summary::account_no(&self.connection, account)?;
            let new = lending::NewLoan { account, account_no, amount: Money::from_rupees(900), bank_no: None };
            return lending::disburse(&self.connection, &new, self.now).map(drop);
        }
        let account = AccountId(self.pick(selector, "accounts").unwrap());
        account_lifecycle::close(&self.connection, account, "Asked to", "Asha", self.now).map(drop)
    }
}

fn outstanding_of(connection: &Connection, loan: LoanId) -> ApiResult<Money> {
    let day =
        connection.query_row("SELECT max(books_on) FROM loans", [], |row| row.get(0)).map(lms::Day::from_number)?;
    Ok(crate::store::outstanding::data(connection, loan, day)
        .map_or(Money::from_rupees(1), |data| data.foreclosure_amount))
}

fn event() -> impl Strategy<Value = Event> {
    (0..KINDS, any::<u16>(), prop_oneof![0..200_000u32, 0..20_000_000u32, 0..1_000_000_000u32], any::<u8>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn random_histories_pass_the_audit(history in proptest::collection::vec(event(), 200..260)) {
        let mut world = Simulation::new();
        for (at, event) in history.iter().enumerate() {
            world.apply_event(*event);
            let findings = audit::findings(&world.connection, world.now).unwrap();
            prop_assert!(findings.is_empty(), "after event {at}, {event:?}: {findings:#?}");
        }
    }
}
