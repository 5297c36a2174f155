//! What is typed of a disbursement, and what it asks for.

use crate::components::forms::bank_account_form::BankForm;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use leptos::prelude::*;
use lms::accounts::{Account, InitiateDisbursement};
use lms::bank::CreditBankChoice;
use lms::{FieldError, Money};

/// To the account's own bank.
pub(super) const OWN: &str = "own";
/// To a bank that is typed in.
pub(super) const OTHER: &str = "other";

/// The form as typed.
#[derive(Clone, Copy)]
pub(super) struct DisburseForm {
    pub(super) amount: RwSignal<String>,
    pub(super) to: RwSignal<String>,
    pub(super) bank: BankForm,
}

impl DisburseForm {
    /// The form as it was left in this tab.
    pub(super) fn restored(draft: &mut Draft) -> Self {
        Self { amount: draft.field("amount"), to: draft.field_from("to", OWN), bank: BankForm::restored(draft) }
    }

    /// Whether it goes to another bank than the account's own; tracks it.
    pub(super) fn is_other(self) -> bool {
        self.to.with(|to| to == OTHER)
    }

    /// The disbursement under `account`; tracks what is typed.
    ///
    /// # Errors
    /// Everything that is wrong with what is typed.
    pub(super) fn check(self, account: &Account) -> Result<InitiateDisbursement, Vec<FieldError>> {
        let mut check = Check::default();
        let available = account.available_amount;
        let amount = check.field("amount", self.amount.with(|typed| within(typed, available)));
        let bank =
            if self.is_other() { self.bank.read(&mut check).map(CreditBankChoice::New).map(Some) } else { Some(None) };
        let whole = || Some(InitiateDisbursement { id: account.id, amount: amount?, credit_bank: bank? });
        check.done(whole())
    }
}

fn within(typed: &str, available: Money) -> Result<Money, String> {
    let amount = check::amount(typed)?;
    if amount <= available {
        return Ok(amount);
    }
    Err(format!("That is {:#} more than the {available:#} available.", amount.less(available)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn too_much_says_by_how_much() {
        let available = Money::from_rupees(100_000);
        assert_eq!(within("1,00,000", available), Ok(available));
        let error = "That is ₹0.01 more than the ₹1,00,000 available.";
        assert_eq!(within("100000.01", available), Err(error.to_owned()));
        assert!(within("0", available).is_err() && within("", available).is_err());
    }
}
