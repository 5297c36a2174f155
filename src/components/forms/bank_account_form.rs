//! The fields of a beneficiary bank account.

use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::form::Form;
use crate::components::forms::form_field::{FormField, field_row};
use crate::components::options::options_of;
use leptos::prelude::*;
use lms::bank::{BankAccountInput, BankAccountType};
use lms::formats;

#[derive(Clone, Copy)]
pub(crate) struct BankForm {
    account_no: RwSignal<String>,
    ifsc: RwSignal<String>,
    holder: RwSignal<String>,
    account_type: RwSignal<String>,
}

impl BankForm {
    pub(crate) fn restored(draft: &mut Draft) -> Self {
        Self {
            account_no: draft.field("account_no"),
            ifsc: draft.field("ifsc"),
            holder: draft.field("account_holder_name"),
            account_type: draft.field_from("account_type", BankAccountType::Current.as_str()),
        }
    }

    /// Notes errors in `check`; tracks the fields.
    pub(crate) fn read(self, check: &mut Check) -> Option<BankAccountInput> {
        let account_no = check.field("account_no", self.account_no.with(|text| formats::account_number(text)));
        let ifsc = check.field("ifsc", self.ifsc.with(|text| formats::ifsc(text)));
        let missing = "Say in whose name the account is.";
        let holder = check.field("account_holder_name", self.holder.with(|text| check::words(text, missing)));
        let account_type = Some(self.account_type.with(|r#type| BankAccountType::from(r#type.as_str())));
        Some(BankAccountInput { account_no: account_no?, ifsc: ifsc?, account_holder_name: holder?, account_type })
    }

    /// As [`Self::read`]; no account where all fields are empty.
    pub(crate) fn read_optional(self, check: &mut Check) -> Option<Option<BankAccountInput>> {
        if self.is_empty() { Some(None) } else { self.read(check).map(Some) }
    }

    /// Tracks the fields.
    fn is_empty(self) -> bool {
        [self.account_no, self.ifsc, self.holder].iter().all(|field| field.with(|text| text.trim().is_empty()))
    }
}

#[component]
pub(crate) fn BankFields(form: Form, typed: BankForm) -> impl IntoView {
    let account = vec![
        FormField::code("Account number", "account_no", typed.account_no),
        FormField::code("IFSC", "ifsc", typed.ifsc).hint("The branch's code, 11 characters."),
    ];
    let holder = vec![
        FormField::text("Account holder", "account_holder_name", typed.holder).hint("As the bank has it."),
        FormField::select("Account type", "account_type", typed.account_type, options_of!(BankAccountType)),
    ];
    view! {
        {field_row(form, account)}
        {field_row(form, holder)}
    }
}
