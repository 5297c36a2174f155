//! The form of a run, and the run that it describes.

use crate::clock;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use leptos::prelude::*;
use lms::eod::RunEod;
use lms::{Day, FieldError};

/// Whose books are closed: values and labels.
pub(super) const SCOPES: [(&str, &str); 3] =
    [("all", "All running loans"), ("account", "The loans of one account"), ("loan", "One loan")];

#[derive(Clone, Copy)]
pub(super) struct EodForm {
    pub(super) date: RwSignal<String>,
    pub(super) scope: RwSignal<String>,
    /// Id of the selected account.
    pub(super) account: RwSignal<String>,
    pub(super) account_typed: RwSignal<String>,
    /// Id of the selected loan.
    pub(super) loan: RwSignal<String>,
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

    fn has_scope(self, scope: &str) -> bool {
        self.scope.with(|selected| selected == scope)
    }

    /// The scope as it is shown among previous runs; tracks it.
    pub(super) fn scope_label(self) -> String {
        self.scope.with(|scope| match scope.as_str() {
            "account" => self.account_typed.get(),
            "loan" => self.loan_typed.get(),
            _ => SCOPES[0].1.to_owned(),
        })
    }

    /// The run; tracks what is typed.
    ///
    /// # Errors
    /// Every invalid field.
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
        let account = if self.has_scope("account") {
            check.field("account", self.account.with(|id| check::value(id, "Choose the account."))).map(Some)
        } else {
            Some(None)
        };
        let loan = if self.has_scope("loan") {
            check.field("loan", self.loan.with(|id| check::value(id, "Choose the loan."))).map(Some)
        } else {
            Some(None)
        };
        let whole = || Some(RunEod { date: date?, account: account?, loan: loan? });
        check.done(whole())
    }
}
