//! The form of a new record, and the record that it describes.

use super::labels::MODES;
use crate::clock;
use crate::components::forms::bank_date::BankDate;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use leptos::prelude::*;
use lms::formats;
use lms::record_actions::CreateRecord;
use lms::records::{RecordType, SettlementOrder};
use lms::{FieldError, can};

#[derive(Clone, Copy)]
pub(super) struct RecordForm {
    pub(super) loan: RwSignal<String>,
    pub(super) loan_typed: RwSignal<String>,
    pub(super) account: RwSignal<String>,
    pub(super) account_typed: RwSignal<String>,
    pub(super) r#type: RwSignal<String>,
    pub(super) received_amount: RwSignal<String>,
    pub(super) tds_amount: RwSignal<String>,
    pub(super) payment_mode: RwSignal<String>,
    pub(super) utr: RwSignal<String>,
    pub(super) bank_date: BankDate,
    pub(super) settlement_order: RwSignal<String>,
    pub(super) remark: RwSignal<String>,
}

impl RecordForm {
    /// The form as it was left in this tab.
    pub(super) fn restored(draft: &mut Draft) -> Self {
        Self {
            loan: draft.field("loan"),
            loan_typed: draft.field("loan_typed"),
            account: draft.field("account"),
            account_typed: draft.field("account_typed"),
            r#type: draft.field_from("type", RecordType::Repayment.as_str()),
            received_amount: draft.field("received_amount"),
            tds_amount: draft.field("tds_amount"),
            payment_mode: draft.field_from("payment_mode", MODES[0].0),
            utr: draft.field("utr"),
            bank_date: BankDate::restored(draft),
            settlement_order: draft.field_from("settlement_order", SettlementOrder::OldestFirst.as_str()),
            remark: draft.field("remark"),
        }
    }

    /// The record to create; tracks what is typed.
    ///
    /// # Errors
    /// Every invalid field.
    pub(super) fn check(self) -> Result<CreateRecord, Vec<FieldError>> {
        let mut check = Check::default();
        let loan = check.field("loan", optional_id(&self.loan.read(), &self.loan_typed.read(), "loan"));
        let account = check.field("account", optional_id(&self.account.read(), &self.account_typed.read(), "account"));
        let received_amount = check.field("received_amount", check::amount(&self.received_amount.read()));
        let tds_amount = check.field("tds_amount", check::maybe_amount(&self.tds_amount.read()));
        let utr = check.field("utr", formats::optional(&self.utr.read(), formats::utr));
        let bank_date = check.field("bank_date", self.bank_date.check(|day| can::be_received_on(day, clock::today())));
        let order = SettlementOrder::from(self.settlement_order.read().as_str());
        let needs_loan = matches!(order, SettlementOrder::Prepayment | SettlementOrder::Foreclosure);
        let order = match (needs_loan, &loan) {
            (true, Some(None)) => check
                .field("settlement_order", Err("Say which loan it is for: it pays what is not due yet.".to_owned())),
            _ => Some(order),
        };
        let whole = || {
            let loan = loan?;
            Some(CreateRecord {
                // The loan implies the account.
                account: account?.filter(|_| loan.is_none()),
                loan,
                r#type: RecordType::from(self.r#type.read().as_str()),
                received_amount: received_amount?,
                tds_amount: tds_amount?,
                payment_mode: self.payment_mode.get(),
                utr: utr?,
                bank_date: bank_date?,
                settlement_order: Some(order?),
                component_order: None,
                remark: check::maybe(&self.remark.read()),
            })
        };
        check.done(whole())
    }
}

/// The id that was selected; `None` if the field is empty.
fn optional_id<T: std::str::FromStr>(id: &str, typed: &str, what: &str) -> Result<Option<T>, String> {
    if id.is_empty() && typed.trim().is_empty() {
        return Ok(None);
    }
    check::value(id, &format!("Choose the {what} from the list, or leave the field empty.")).map(Some)
}
