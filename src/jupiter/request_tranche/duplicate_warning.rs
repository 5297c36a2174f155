//! Asks whether the server holds a request twice.
//!
//! This page sends a request once; below it, Chromium by itself repeats even a POST when a connection that it has used
//! before drops without an answer, and tells nobody. No page can forbid that, but the officer can be told of it before
//! anything is paid.

use super::look_up::{is_it, list_like};
use crate::api;
use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use leptos::prelude::*;
use lms::payouts::{Payout, RequestTranche};

/// A browser repeats at once, but the server may take up to the timeout of a write with the first.
const TOGETHER_S: i64 = 60;

/// Warns when another payout like `made` was requested just before it or with it.
#[component]
pub(super) fn DuplicateWarning(
    /// The payout of the receipt.
    made: Payout,
) -> impl IntoView {
    let since = made.created_at.add_seconds(-TOGETHER_S);
    let asked = made.loan.as_ref().map(|loan| RequestTranche { loan_id: loan.id(), amount: made.amount });
    let list = api::query(move || asked.map(|asked| list_like(asked, since)));
    let others = move || {
        let (asked, page) = (asked?, list.data()?);
        let twins = page.results.into_iter().filter(|payout| payout.id != made.id && is_it(payout, asked, since));
        let references: Vec<_> = twins.map(|payout| payout.ref_id).collect();
        (!references.is_empty()).then(|| references.join(", "))
    };
    move || {
        others().map(|references| {
            view! {
                <Alert severity=Severity::Bad title=format!("The server also holds {references}, of the same amount and minute.")>
                    <span>
                        "Unless you asked for both, have the payment desk cancel one before it is paid. A browser may repeat a request by itself when the connection drops."
                    </span>
                </Alert>
            }
        })
    }
}
