//! A record as typed, and what is wrong with it.

use super::facts::MODES;
use crate::clock;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use leptos::prelude::*;
use lms::formats;
use lms::record_actions::CreateRecord;
use lms::records::{RecordType, SettlementOrder};
use lms::{Day, FieldError, Money};

/// The form as typed.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    pub(super) loan: RwSignal<String>,
    pub(super) loan_typed: RwSignal<String>,
    pub(super) account: RwSignal<String>,
    pub(super) account_typed: RwSignal<String>,
    pub(super) kind: RwSignal<String>,
    pub(super) received: RwSignal<String>,
    pub(super) tds: RwSignal<String>,
    pub(super) mode: RwSignal<String>,
    pub(super) utr: RwSignal<String>,
    pub(super) bank_date: RwSignal<String>,
    pub(super) order: RwSignal<String>,
    pub(super) remark: RwSignal<String>,
}

impl Typed {
    /// The form as it was left in this tab.
    pub(super) fn restored(draft: &mut Draft) -> Self {
        Self {
            loan: draft.field("loan"),
            loan_typed: draft.field("loan_typed"),
            account: draft.field("account"),
            account_typed: draft.field("account_typed"),
            kind: draft.field_from("type", RecordType::Repayment.as_str()),
            received: draft.field("received_amount"),
            tds: draft.field("tds_amount"),
            mode: draft.field_from("payment_mode", MODES[0].0),
            utr: draft.field("utr"),
            bank_date: draft.field_from("bank_date", clock::today().iso()),
            order: draft.field_from("settlement_order", SettlementOrder::OldestFirst.as_str()),
            remark: draft.field("remark"),
        }
    }

    /// The record, or all that is wrong; tracks what is typed.
    pub(super) fn check(self) -> Result<CreateRecord, Vec<FieldError>> {
        let mut check = Check::default();
        let loan = check.field("loan", picked(&self.loan.read(), &self.loan_typed.read(), "loan"));
        let account = check.field("account", picked(&self.account.read(), &self.account_typed.read(), "account"));
        let received = check.field("received_amount", check::amount(&self.received.read()));
        let tds = check.field("tds_amount", tds(&self.tds.read()));
        let utr = check.field("utr", formats::optional(&self.utr.read(), formats::utr));
        let bank_date = check.field("bank_date", not_ahead(&self.bank_date.read()));
        let order = SettlementOrder::from(self.order.read().as_str());
        let is_for_a_loan = matches!(order, SettlementOrder::Prepayment | SettlementOrder::Foreclosure);
        let order = match (is_for_a_loan, &loan) {
            (true, Some(None)) => check
                .field("settlement_order", Err("Say which loan it is for: it pays what is not due yet.".to_owned())),
            _ => Some(order),
        };
        let whole = || {
            let loan = loan?;
            Some(CreateRecord {
                // A loan's account is known by the loan.
                account: account?.filter(|_| loan.is_none()),
                loan,
                r#type: RecordType::from(self.kind.read().as_str()),
                received_amount: received?,
                tds_amount: tds?,
                payment_mode: self.mode.get(),
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

/// What was picked, or nothing where nothing is typed.
fn picked<T: std::str::FromStr>(id: &str, typed: &str, what: &str) -> Result<Option<T>, String> {
    if id.is_empty() && typed.trim().is_empty() {
        return Ok(None);
    }
    check::value(id, &format!("Choose the {what} from the list, or leave the field empty.")).map(Some)
}

fn tds(typed: &str) -> Result<Option<Money>, String> {
    if typed.trim().is_empty() { Ok(None) } else { check::amount(typed).map(Some) }
}

fn not_ahead(typed: &str) -> Result<Day, String> {
    let day = check::day(typed)?;
    if day > clock::today() { Err("The bank's day can't be in the future.".to_owned()) } else { Ok(day) }
}
