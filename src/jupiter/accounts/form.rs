//! What is typed of a new account.

use crate::components::forms::bank_account_form::BankForm;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use leptos::prelude::*;
use lms::FieldError;
use lms::account_actions::CreateAccount;
use lms::accounts::Borrower;
use lms::formats;

const INVALID_ID: &str = "Enter the whole id, as in f59b69c8-9e47-46a1-b2c9-83ae42666a30.";

#[derive(Clone, Copy)]
pub(super) struct AccountForm {
    pub(super) lead_id: RwSignal<String>,
    pub(super) program_id: RwSignal<String>,
    pub(super) name: RwSignal<String>,
    pub(super) mobile: RwSignal<String>,
    pub(super) email: RwSignal<String>,
    pub(super) pan: RwSignal<String>,
    pub(super) gstin: RwSignal<String>,
    pub(super) bank: BankForm,
}

impl AccountForm {
    /// The draft of this tab.
    pub(super) fn restored(draft: &mut Draft) -> Self {
        Self {
            lead_id: draft.field("lead_id"),
            program_id: draft.field("program_id"),
            name: draft.field("name"),
            mobile: draft.field("mobile"),
            email: draft.field("email"),
            pan: draft.field("pan"),
            gstin: draft.field("gstin"),
            bank: BankForm::restored(draft),
        }
    }

    /// Reads the fields; tracks them.
    ///
    /// # Errors
    /// All fields that are wrong.
    pub(super) fn check(self) -> Result<CreateAccount, Vec<FieldError>> {
        let mut check = Check::default();
        let lead_id = check.field("lead_id", self.lead_id.with(|id| check::value(id, INVALID_ID)));
        let program_id = check.field("program_id", self.program_id.with(|id| check::value(id, INVALID_ID)));
        let name = check.field("name", self.name.with(|name| check::words(name, "Enter the borrower's legal name.")));
        let mobile = check.field("mobile", self.mobile.with(|text| formats::mobile(text)));
        let email = check.field("email", self.email.with(|text| formats::optional(text, formats::email)));
        let pan = check.field("pan", self.pan.with(|text| formats::pan(text)));
        let gstin = check.field("gstin", self.gstin.with(|text| formats::optional(text, formats::gstin)));
        let bank = self.bank.read_optional(&mut check);
        let whole = || {
            let borrower =
                Borrower { name: name?, mobile: Some(mobile?), email: email?, pan: Some(pan?), gstin: gstin? };
            Some(CreateAccount { lead_id: lead_id?, program_id: program_id?, borrower, credit_bank: bank? })
        };
        check.done(whole())
    }
}
