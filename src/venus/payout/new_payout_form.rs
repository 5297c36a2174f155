//! What is typed of a new payout.

use crate::components::forms::bank_account_form::BankForm;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use leptos::prelude::*;
use lms::FieldError;
use lms::bank::CreditBankChoice;
use lms::payout_actions::CreatePayout;
use lms::payouts::{PayoutMethod, PayoutTo, PayoutType};

#[derive(Clone, Copy)]
pub(super) struct PayoutForm {
    /// Id of the selected loan.
    pub(super) loan: RwSignal<String>,
    pub(super) loan_typed: RwSignal<String>,
    pub(super) r#type: RwSignal<String>,
    pub(super) amount: RwSignal<String>,
    pub(super) method: RwSignal<String>,
    pub(super) payout_to: RwSignal<String>,
    pub(super) bank: BankForm,
}

impl PayoutForm {
    pub(super) fn restored(draft: &mut Draft) -> Self {
        Self {
            loan: draft.field("loan"),
            loan_typed: draft.field("loan_typed"),
            r#type: draft.field_from("type", PayoutType::Disbursement.as_str()),
            amount: draft.field("amount"),
            method: draft.field_from("method", PayoutMethod::Neft.as_str()),
            payout_to: draft.field_from("payout_to", PayoutTo::Borrower.as_str()),
            bank: BankForm::restored(draft),
        }
    }

    /// The payout to create; tracks what is typed.
    pub(super) fn check(self) -> Result<CreatePayout, Vec<FieldError>> {
        let mut check = Check::default();
        let loan = check.field("loan", check::value(&self.loan.read(), "Choose the loan that it belongs to."));
        let amount = check.field("amount", check::amount(&self.amount.read()));
        let bank = self.bank.read_optional(&mut check);
        let whole = || {
            Some(CreatePayout {
                loan: loan?,
                r#type: self.r#type.read().as_str().into(),
                amount: amount?,
                method: self.method.read().as_str().into(),
                payout_to: Some(self.payout_to.read().as_str().into()),
                credit_bank: bank?.map(CreditBankChoice::New),
            })
        };
        check.done(whole())
    }
}
