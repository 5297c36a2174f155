//! Loans: fees, days that are closed, restructuring, disbursement and closing of accounts.

use super::Simulation;
use crate::error::ApiResult;
use crate::store::{account_lifecycle, eod, fees, lending, restructure};
use lms::fees::{CreateFee, FeeType};
use lms::restructure::{Restructure, RestructureBy};
use lms::{AccountId, FeeId, Money};
use serde_json::Number;

impl Simulation {
    pub(super) fn charge(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
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

    pub(super) fn delete_fee(&mut self, selector: u16) -> ApiResult<()> {
        let Some(id) = self.pick(selector, "fees") else { return Ok(()) };
        fees::delete(&self.connection, FeeId(id), &self.by("Asha"))
    }

    /// Advances days and closes them. Closing the last one again changes nothing.
    pub(super) fn close_days(&mut self, days: i64) -> ApiResult<()> {
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

    pub(super) fn restructure(&mut self, selector: u16, amount: Money, variant: u8) -> ApiResult<()> {
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

    pub(super) fn close(&mut self, selector: u16) -> ApiResult<()> {
        if !selector.is_multiple_of(3) {
            let account = AccountId(self.pick(selector % 8, "accounts").unwrap());
            let account_no = crate::store::account_summary::account_no(&self.connection, account)?;
            let new = lending::NewLoan {
                account,
                account_no,
                amount: Money::from_rupees(900),
                bank_no: None,
                requested_by: "Asha".to_owned(),
            };
            return lending::disburse(&self.connection, &new, self.now).map(drop);
        }
        let account = AccountId(self.pick(selector, "accounts").unwrap());
        account_lifecycle::close(&self.connection, account, "Asked to", "Asha", self.now).map(drop)
    }
}
