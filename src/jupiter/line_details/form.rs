//! What is typed of a line, and what it means: for a new one and for one that is changed.

use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::{AreaField, CheckField, DateField};
use crate::components::forms::form::Form;
use crate::components::forms::money_field::MoneyField;
use leptos::prelude::*;
use lms::line_details::LineDetail;
use lms::{Day, FieldError, Money};

/// What every line has, as typed.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    approved_line_amount: RwSignal<String>,
    is_revolving: RwSignal<bool>,
    valid_from: RwSignal<String>,
    valid_until: RwSignal<String>,
    remark: RwSignal<String>,
}

/// What it means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Terms {
    pub(super) approved_line_amount: Money,
    pub(super) is_revolving: bool,
    pub(super) valid_from: Option<Day>,
    pub(super) valid_until: Option<Day>,
    pub(super) remark: Option<String>,
}

impl Typed {
    /// As it was left in this tab; it begins with `line`, where that is changed.
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

    /// What is typed; tracks it.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub(super) fn check(self) -> Result<Terms, Vec<FieldError>> {
        let mut check = Check::default();
        let amount = check.field("approved_line_amount", check::amount(&self.approved_line_amount.read()));
        let from = check.field("valid_from", check::maybe_day(&self.valid_from.read()));
        let until = check::maybe_day(&self.valid_until.read()).and_then(|until| match (from.flatten(), until) {
            (Some(from), Some(until)) if until < from => Err("It ends before it begins.".to_owned()),
            _ => Ok(until),
        });
        let until = check.field("valid_until", until);
        let whole = || {
            Some(Terms {
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

/// The fields.
#[component]
pub(super) fn Fields(typed: Typed, form: Form) -> impl IntoView {
    view! {
        <MoneyField
            label="Approved amount"
            name="approved_line_amount"
            value=typed.approved_line_amount
            error=form.error("approved_line_amount")
        />
        <CheckField
            label="Revolving"
            name="is_revolving"
            value=typed.is_revolving
            hint="What is paid back can be drawn again."
        />
        <div class="fields days">
            <DateField
                label="Valid from"
                name="valid_from"
                value=typed.valid_from
                error=form.error("valid_from")
                optional=true
            />
            <DateField
                label="Valid until"
                name="valid_until"
                value=typed.valid_until
                error=form.error("valid_until")
                optional=true
            />
        </div>
        <AreaField label="Remark" name="remark" value=typed.remark error=form.error("remark") optional=true />
    }
}
