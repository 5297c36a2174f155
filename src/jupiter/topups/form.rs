//! What is typed of a new top-up.

use crate::components::forms::bank_account_form::BankForm;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use leptos::prelude::*;
use lms::FieldError;
use lms::bank::CreditBankChoice;
use lms::formats;
use lms::topups::{CreateTopup, TopupDetails};

#[derive(Clone, Copy)]
pub(super) struct TopupForm {
    /// ID of the chosen account; empty until one is chosen.
    pub(super) account: RwSignal<String>,
    /// The text in the account field.
    pub(super) account_typed: RwSignal<String>,
    pub(super) amount: RwSignal<String>,
    pub(super) invoice_no: RwSignal<String>,
    pub(super) invoice_date: RwSignal<String>,
    pub(super) invoice_amount: RwSignal<String>,
    pub(super) seller_name: RwSignal<String>,
    pub(super) seller_gstin: RwSignal<String>,
    pub(super) buyer_gstin: RwSignal<String>,
    pub(super) scheduled_at: RwSignal<String>,
    pub(super) remark: RwSignal<String>,
    pub(super) bank: BankForm,
}

impl TopupForm {
    /// The draft of this tab.
    pub(super) fn restored(draft: &mut Draft) -> Self {
        Self {
            account: draft.field("account"),
            account_typed: draft.field("account_typed"),
            amount: draft.field("amount"),
            invoice_no: draft.field("invoice_no"),
            invoice_date: draft.field("invoice_date"),
            invoice_amount: draft.field("invoice_amount"),
            seller_name: draft.field("seller_name"),
            seller_gstin: draft.field("seller_gstin"),
            buyer_gstin: draft.field("buyer_gstin"),
            scheduled_at: draft.field("scheduled_at"),
            remark: draft.field("remark"),
            bank: BankForm::restored(draft),
        }
    }

    /// Reads the fields; tracks them.
    ///
    /// # Errors
    /// All fields that are wrong.
    pub(super) fn check(self) -> Result<CreateTopup, Vec<FieldError>> {
        let mut check = Check::default();
        let account = check.field("account", check::value(&self.account.read(), "Choose the account that draws."));
        let amount = check.field("amount", check::amount(&self.amount.read()));
        let invoice_date = check.field("invoice_date", check::maybe_day(&self.invoice_date.read()));
        let invoice_amount = check.field("invoice_amount", check::maybe_amount(&self.invoice_amount.read()));
        let seller_gstin = check.field("seller_gstin", formats::optional(&self.seller_gstin.read(), formats::gstin));
        let buyer_gstin = check.field("buyer_gstin", formats::optional(&self.buyer_gstin.read(), formats::gstin));
        let scheduled = check.field("scheduled_at", check::maybe_day(&self.scheduled_at.read()));
        let bank = self.bank.read_optional(&mut check);
        let whole = || {
            Some(CreateTopup {
                account: account?,
                amount: amount?,
                group: None,
                details: TopupDetails {
                    invoice_no: check::maybe(&self.invoice_no.read()),
                    invoice_date: invoice_date?,
                    invoice_amount: invoice_amount?,
                    seller_name: check::maybe(&self.seller_name.read()),
                    seller_gstin: seller_gstin?,
                    buyer_gstin: buyer_gstin?,
                    scheduled_at: scheduled?.map(lms::Day::start),
                    credit_bank: bank?.map(CreditBankChoice::New),
                    remark: check::maybe(&self.remark.read()),
                },
            })
        };
        check.done(whole())
    }
}
