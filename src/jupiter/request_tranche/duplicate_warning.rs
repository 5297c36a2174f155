//! Warns when the server has a duplicate of a request.
//!
//! This page sends a request once, but Chromium itself repeats even a POST, silently, when a connection that it has used
//! before drops without a response. No page can prevent that, but it can warn the officer before anything is paid.

use super::lookup::{is_of_request, similar_payouts};
use crate::api;
use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use leptos::prelude::*;
use lms::payouts::{Payout, RequestTranche};

/// How long before the payout, in seconds, a duplicate may have been created: the browser repeats at once, but the server
/// may take up to the timeout of a write for the first.
const DUPLICATE_WITHIN_S: i64 = 60;

/// Warns when another payout like `made` was requested just before it or together with it.
#[component]
pub(super) fn DuplicateWarning(made: Payout) -> impl IntoView {
    let since = made.created_at.add_seconds(-DUPLICATE_WITHIN_S);
    let request = made.loan.as_ref().map(|loan| RequestTranche { loan_id: loan.id(), amount: made.amount });
    let list = api::query(move || request.map(|request| similar_payouts(request, since)));
    let others = move || {
        let (request, page) = (request?, list.data()?);
        let duplicates =
            page.results.into_iter().filter(|payout| payout.id != made.id && is_of_request(payout, request, since));
        let references: Vec<_> = duplicates.map(|payout| payout.ref_id).collect();
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
