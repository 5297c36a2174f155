//! What is typed of a disbursement.

use crate::components::forms::bank_account_form::BankForm;
use crate::components::forms::check::Check;
use crate::components::forms::draft::Draft;
use crate::jupiter::amount_limit::amount_within;
use leptos::prelude::*;
use lms::FieldError;
use lms::accounts::{Account, InitiateDisbursement};
use lms::bank::CreditBankChoice;

/// Choice of the account's own bank.
pub(super) const OWN: &str = "own";
/// Choice of a bank account that is typed in.
pub(super) const OTHER: &str = "other";

#[derive(Clone, Copy)]
pub(super) struct DisburseForm {
    pub(super) amount: RwSignal<String>,
    pub(super) to: RwSignal<String>,
    pub(super) bank: BankForm,
}

impl DisburseForm {
    /// The draft of this tab.
    pub(super) fn restored(draft: &mut Draft) -> Self {
        Self { amount: draft.field("amount"), to: draft.field_from("to", OWN), bank: BankForm::restored(draft) }
    }

    /// Whether it goes to another bank than the account's own, if it has one; tracks it.
    pub(super) fn is_other(self, account: &Account) -> bool {
        account.credit_bank.is_none() || self.to.with(|to| to == OTHER)
    }

    /// Reads the fields as a disbursement under `account`; tracks them.
    ///
    /// # Errors
    /// All fields that are wrong.
    pub(super) fn check(self, account: &Account) -> Result<InitiateDisbursement, Vec<FieldError>> {
        let mut check = Check::default();
        let available = account.available_amount;
        let amount = check.field("amount", self.amount.with(|typed| amount_within(typed, available, "available")));
        let bank = if self.is_other(account) {
            self.bank.read(&mut check).map(CreditBankChoice::New).map(Some)
        } else {
            Some(None)
        };
        let whole = || Some(InitiateDisbursement { id: account.id, amount: amount?, credit_bank: bank? });
        check.done(whole())
    }
}
