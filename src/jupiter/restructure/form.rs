//! What is typed of a restructuring.

use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use leptos::prelude::*;
use lms::restructure::{Restructure, RestructureBy};
use lms::{Day, FieldError, LoanId};

/// The most EMIs a schedule has: forty years of months.
const MAX_EMIS: u32 = 480;
/// Choice: by the number of EMIs.
pub(super) const BY_COUNT: &str = "emi_count";
/// Choice: by the amount of an EMI.
pub(super) const BY_AMOUNT: &str = "emi_amount";

#[derive(Clone, Copy)]
pub(super) struct RestructureForm {
    pub(super) effective_date: RwSignal<String>,
    pub(super) by: RwSignal<String>,
    pub(super) emi_count: RwSignal<String>,
    pub(super) emi_amount: RwSignal<String>,
    pub(super) roi_value: RwSignal<String>,
    pub(super) reason: RwSignal<String>,
}

impl RestructureForm {
    /// The draft of this tab.
    pub(super) fn restored(draft: &mut Draft, today: Day) -> Self {
        Self {
            effective_date: draft.field_from("effective_date", today.iso()),
            by: draft.field_from("by", BY_COUNT),
            emi_count: draft.field("emi_count"),
            emi_amount: draft.field("emi_amount"),
            roi_value: draft.field("roi_value"),
            reason: draft.field("reason"),
        }
    }

    /// Reads the fields as a restructuring to preview; tracks them.
    ///
    /// # Errors
    /// All fields that are wrong.
    pub(super) fn check(self, id: LoanId) -> Result<Restructure, Vec<FieldError>> {
        let mut check = Check::default();
        let effective_date = check.field("effective_date", check::day(&self.effective_date.read()));
        let by = if *self.by.read() == BY_AMOUNT {
            check.field("emi_amount", check::amount(&self.emi_amount.read())).map(RestructureBy::EmiAmount)
        } else {
            let count = check::count(&self.emi_count.read(), 1, MAX_EMIS);
            check.field("emi_count", count).map(RestructureBy::EmiCount)
        };
        let rate = self.roi_value.read();
        let roi_value = match rate.trim().is_empty() {
            true => Some(None),
            false => check.field("roi_value", check::percent(&rate)).map(Some),
        };
        let reason = check.field("reason", check::words(&self.reason.read(), "Say why: the file keeps it."));
        let whole = || {
            Some(Restructure {
                id,
                effective_date: effective_date?,
                by: by?,
                roi_value: roi_value?,
                reason: reason?,
                preview: true,
            })
        };
        check.done(whole())
    }
}
