//! The form of a line: for a new one and for one that is changed.

use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::CheckField;
use crate::components::forms::form::Form;
use crate::components::forms::form_field::FormField;
use leptos::prelude::*;
use lms::line_details::{CreateLineDetail, LineDetail, LineType};
use lms::{AccountId, Day, FieldError, Money};

/// What is typed of every line.
#[derive(Clone, Copy)]
pub(super) struct LineDetailForm {
    approved_line_amount: RwSignal<String>,
    is_revolving: RwSignal<bool>,
    valid_from: RwSignal<String>,
    valid_until: RwSignal<String>,
    remark: RwSignal<String>,
}

/// The values of a [`LineDetailForm`] that has no errors.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LineDetailInput {
    pub(super) approved_line_amount: Money,
    pub(super) is_revolving: bool,
    pub(super) valid_from: Option<Day>,
    pub(super) valid_until: Option<Day>,
    pub(super) remark: Option<String>,
}

impl LineDetailForm {
    /// The draft of this tab; it begins with `line`, where that is changed.
    pub(super) fn restored(draft: &mut Draft, line: Option<&LineDetail>) -> Self {
        let day = |day: fn(&LineDetail) -> Option<Day>| line.and_then(day).map(Day::iso).unwrap_or_default();
        let amount = line.map(|line| line.approved_line_amount.grouped()).unwrap_or_default();
        let remark = line.and_then(|line| line.remark.clone()).unwrap_or_default();
        Self {
            approved_line_amount: draft.field_from("approved_line_amount", amount),
            is_revolving: RwSignal::new(line.is_none_or(|line| line.is_revolving)),
            valid_from: draft.field_from("valid_from", day(|line| line.valid_from)),
            valid_until: draft.field_from("valid_until", day(|line| line.valid_until)),
            remark: draft.field_from("remark", remark),
        }
    }

    /// Reads the fields; tracks them.
    ///
    /// # Errors
    /// All fields that are wrong.
    pub(super) fn check(self) -> Result<LineDetailInput, Vec<FieldError>> {
        let mut check = Check::default();
        let amount = check.field("approved_line_amount", check::amount(&self.approved_line_amount.read()));
        let from = check.field("valid_from", check::maybe_day(&self.valid_from.read()));
        let until = check::maybe_day(&self.valid_until.read()).and_then(|until| match (from.flatten(), until) {
            (Some(from), Some(until)) if until < from => Err("It ends before it begins.".to_owned()),
            _ => Ok(until),
        });
        let until = check.field("valid_until", until);
        let whole = || {
            Some(LineDetailInput {
                approved_line_amount: amount?,
                is_revolving: self.is_revolving.get(),
                valid_from: from?,
                valid_until: until?,
                remark: check::maybe(&self.remark.read()),
            })
        };
        check.done(whole())
    }
}

/// What is typed of a new line.
#[derive(Clone, Copy)]
pub(super) struct NewLineDetailForm {
    /// ID of the chosen account; empty until one is chosen.
    pub(super) account: RwSignal<String>,
    /// The text in the account field.
    pub(super) account_typed: RwSignal<String>,
    pub(super) r#type: RwSignal<String>,
    pub(super) input: LineDetailForm,
}

impl NewLineDetailForm {
    /// The draft of this tab.
    pub(super) fn restored(draft: &mut Draft) -> Self {
        Self {
            account: draft.field("account"),
            account_typed: draft.field("account_typed"),
            r#type: draft.field_from("type", LineType::WorkingCapital.as_str()),
            input: LineDetailForm::restored(draft, None),
        }
    }

    /// Reads the fields; tracks them.
    ///
    /// # Errors
    /// All fields that are wrong.
    pub(super) fn check(self) -> Result<CreateLineDetail, Vec<FieldError>> {
        let mut check = Check::default();
        let account: Option<AccountId> =
            check.field("account", check::value(&self.account.read(), "Choose the account."));
        let mut wrong = check.done(account).err().unwrap_or_default();
        let input = self.input.check().map_err(|errors| wrong.extend(errors)).ok();
        let (Some(account), Some(input)) = (account, input) else { return Err(wrong) };
        Ok(CreateLineDetail {
            account: Some(account),
            lead_id: None,
            program_id: None,
            r#type: self.r#type.read().as_str().into(),
            approved_line_amount: input.approved_line_amount,
            is_revolving: Some(input.is_revolving),
            valid_from: input.valid_from,
            valid_until: input.valid_until,
            remark: input.remark,
        })
    }
}

#[component]
pub(super) fn LineDetailFields(input: LineDetailForm, form: Form) -> impl IntoView {
    let amount = FormField::money("Approved amount", "approved_line_amount", input.approved_line_amount);
    let from = FormField::day("Valid from", "valid_from", input.valid_from).optional();
    let until = FormField::day("Valid until", "valid_until", input.valid_until).optional();
    let remark = FormField::area("Remark", "remark", input.remark).optional();
    view! {
        {amount.of(form)}
        <CheckField
            label="Revolving"
            name="is_revolving"
            value=input.is_revolving
            hint="What is paid back can be drawn again."
        />
        <div class="fields days">{from.of(form)} {until.of(form)}</div>
        {remark.of(form)}
    }
}
