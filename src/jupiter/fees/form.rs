//! What is typed of a new fee.

use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use leptos::prelude::*;
use lms::fees::{CreateFee, FeeType};
use lms::{Day, FieldError, can};

/// GST on a lender's charges, percent: the default.
const USUAL_GST: &str = "18";

#[derive(Clone, Copy)]
pub(super) struct FeeForm {
    /// ID of the chosen loan; empty until one is chosen.
    pub(super) loan: RwSignal<String>,
    /// The text in the loan field.
    pub(super) loan_typed: RwSignal<String>,
    pub(super) r#type: RwSignal<String>,
    pub(super) name: RwSignal<String>,
    pub(super) amount: RwSignal<String>,
    pub(super) gst_rate: RwSignal<String>,
    pub(super) due_date: RwSignal<String>,
    pub(super) remark: RwSignal<String>,
}

impl FeeForm {
    /// The draft of this tab.
    pub(super) fn restored(draft: &mut Draft, today: Day) -> Self {
        Self {
            loan: draft.field("loan"),
            loan_typed: draft.field("loan_typed"),
            r#type: draft.field_from("type", FeeType::Other.as_str()),
            name: draft.field("name"),
            amount: draft.field("amount"),
            gst_rate: draft.field_from("gst_rate", USUAL_GST),
            due_date: draft.field_from("due_date", today.iso()),
            remark: draft.field("remark"),
        }
    }

    /// Reads the fields; tracks them. `disbursed` is the day of the loan's first tranche, once it is known.
    ///
    /// # Errors
    /// All fields that are wrong.
    pub(super) fn check(self, disbursed: Option<Day>) -> Result<CreateFee, Vec<FieldError>> {
        let mut check = Check::default();
        let is_due = |day| can::be_due_on(day, disbursed).map(|()| day).map_err(|error| error.to_string());
        let loan = check.field("loan", self.loan.with(|id| check::value(id, "Choose the loan that is charged.")));
        let name = check.field("name", self.name.with(|name| check::words(name, "Say what the fee is for.")));
        let amount = check.field("amount", self.amount.with(|amount| check::amount(amount)));
        let gst_rate = check.field("gst_rate", self.gst_rate.with(|rate| check::percent(rate)));
        let due_date = check.field("due_date", self.due_date.with(|day| check::day(day)).and_then(is_due));
        let whole = || {
            Some(CreateFee {
                loan: Some(loan?),
                account: None,
                r#type: self.r#type.with(|r#type| FeeType::from(r#type.as_str())),
                name: name?,
                amount: amount?,
                gst_rate: Some(gst_rate?),
                due_date: due_date?,
                remark: self.remark.with(|remark| check::maybe(remark)),
            })
        };
        check.done(whole())
    }
}
