//! Request a tranche: an amount, what it changes, a review, and the payout it became.

mod ask;
mod changes;
mod flow;
mod form;
mod look_up;
mod receipt;
mod review;
mod twins;

use crate::jupiter::loan::CannotShow;
use crate::paths::{Path, use_path};
use crate::ui::beyond::answers;
use flow::Flow;
use leptos::prelude::*;
use lms::loans::GetLoan;

/// The form's page: one [`Flow`] for each loan.
#[component]
pub fn RequestTranchePage() -> impl IntoView {
    let path = use_path();
    let id = Memo::new(move |before: Option<&Option<_>>| match path.get() {
        Some(Path::RequestTranche { id }) => Some(id),
        // On the way to another page this one still stands for a moment.
        _ => before.copied().flatten(),
    });
    move || {
        id.get().map(|id| {
            if answers::<GetLoan>() { view! { <Flow id /> }.into_any() } else { view! { <CannotShow /> }.into_any() }
        })
    }
}
