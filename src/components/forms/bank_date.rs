//! A bank date. One that is far from today is likely mistyped: it has to be confirmed.

use crate::clock;
use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::forms::check;
use crate::components::forms::day_warning::bank_date_warning;
use crate::components::forms::draft::Draft;
use crate::components::forms::field::CheckField;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use leptos::prelude::*;
use lms::Day;
use lms::can::{self, DayError};

#[derive(Clone, Copy)]
pub(crate) struct BankDate {
    pub(crate) value: RwSignal<String>,
    /// Whether the officer has confirmed the day, if it is unusual.
    is_confirmed: RwSignal<bool>,
}

impl BankDate {
    /// The field `bank_date` of `draft`, today unless another day is typed.
    pub(crate) fn restored(draft: &mut Draft) -> Self {
        let value = draft.field_from("bank_date", untrack(clock::today).iso());
        let is_confirmed = RwSignal::new(false);
        watch(move || {
            value.track();
            is_confirmed.set(false);
        });
        Self { value, is_confirmed }
    }

    /// The day; tracks it. `allowed` says whether the bank can have done it on that day.
    ///
    /// # Errors
    /// That the day is wrong or has to be confirmed.
    pub(crate) fn check(self, allowed: impl FnOnce(Day) -> Result<(), DayError>) -> Result<Day, String> {
        let day = self.value.with(|typed| check::day(typed))?;
        allowed(day).map_err(|error| error.to_string())?;
        if can::is_unusual_bank_date(day, clock::today()) && !self.is_confirmed.get() {
            return Err(UNCONFIRMED.to_owned());
        }
        Ok(day)
    }

    /// The question whether an unusual day is right.
    pub(crate) fn confirmation(self) -> AnyView {
        let warning = memo(move |_| {
            let day = self.value.with(|typed| check::day(typed)).ok()?;
            bank_date_warning(day, clock::today())
        });
        let question = move || {
            warning.get().map(|title| {
                view! {
                    <Alert severity=Severity::Wait title>
                        <CheckField label="The bank date is correct" value=self.is_confirmed />
                    </Alert>
                }
            })
        };
        question.into_any()
    }
}

const UNCONFIRMED: &str = "Check this date. If it is correct, tick the box below.";
