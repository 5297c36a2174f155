//! What is typed of a run, and the run it means.

use crate::clock;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use leptos::prelude::*;
use lms::eod::RunEod;
use lms::{Day, FieldError};

/// Of whom: the values of the choice and their words.
pub(super) const SCOPES: [(&str, &str); 3] =
    [("all", "All running loans"), ("account", "The loans of one account"), ("loan", "One loan")];

/// The form as typed.
#[derive(Clone, Copy)]
pub(super) struct EodForm {
    pub(super) date: RwSignal<String>,
    pub(super) scope: RwSignal<String>,
    /// The id of the account.
    pub(super) account: RwSignal<String>,
    /// What was typed to find it.
    pub(super) account_typed: RwSignal<String>,
    /// The id of the loan.
    pub(super) loan: RwSignal<String>,
    /// What was typed to find it.
    pub(super) loan_typed: RwSignal<String>,
}

impl EodForm {
    /// The form as it was left in this tab.
    pub(super) fn restored(draft: &mut Draft, today: Day) -> Self {
        Self {
            date: draft.field_from("date", today.iso()),
            scope: draft.field_from("scope", "all"),
            account: draft.field("account"),
            account_typed: draft.field("account_typed"),
            loan: draft.field("loan"),
            loan_typed: draft.field("loan_typed"),
        }
    }

    /// Whether it is of this scope; tracks it.
    pub(super) fn is_of(self, scope: &str) -> bool {
        self.scope.with(|chosen| chosen == scope)
    }

    /// The run; tracks what is typed.
    ///
    /// # Errors
    /// Everything that is wrong with what is typed.
    pub(super) fn check(self) -> Result<RunEod, Vec<FieldError>> {
        let today = clock::today();
        let past = |day: Day| {
            if day > today {
                Err(format!("{day} is still to come: choose a day up to today, {today}."))
            } else {
                Ok(day)
            }
        };
        let mut check = Check::default();
        let date = check.field("date", self.date.with(|day| check::day(day)).and_then(past));
        let account = if self.is_of("account") {
            check.field("account", self.account.with(|id| check::value(id, "Choose the account."))).map(Some)
        } else {
            Some(None)
        };
        let loan = if self.is_of("loan") {
            check.field("loan", self.loan.with(|id| check::value(id, "Choose the loan."))).map(Some)
        } else {
            Some(None)
        };
        let whole = || Some(RunEod { date: date?, account: account?, loan: loan? });
        check.done(whole())
    }
}
