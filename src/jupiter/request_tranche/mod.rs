//! Request a tranche: an amount, what it changes, a review, and the payout it became.

mod ask;
mod changes;
mod duplicate_warning;
mod flow;
mod form;
mod look_up;
mod receipt;
mod review;

use crate::components::feedback::undocumented::answers;
use crate::jupiter::loan::CannotShow;
use crate::links::use_id;
use flow::Flow;
use leptos::prelude::*;
use lms::loans::GetLoan;

/// The form's page: one [`Flow`] for each loan.
#[component]
pub(crate) fn RequestTranchePage() -> impl IntoView {
    let id = use_id();
    move || {
        id.get().map(|id| {
            if answers::<GetLoan>() { view! { <Flow id /> }.into_any() } else { view! { <CannotShow /> }.into_any() }
        })
    }
}
