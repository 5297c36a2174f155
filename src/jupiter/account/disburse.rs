//! Disbursing under an account: an amount and where to, what it would cost, a review, and the loan it became.

mod ask;
mod flow;
mod form;
mod look_up;
mod preview;
mod receipt;
mod review;

use super::CannotShow;
use crate::components::feedback::undocumented::answers;
use crate::links::{Link, use_link};
use flow::Steps;
use leptos::prelude::*;
use lms::accounts::GetAccount;

/// The form's page.
#[component]
pub(crate) fn DisbursePage() -> impl IntoView {
    let path = use_link();
    let id = Memo::new(move |before: Option<&Option<_>>| match path.get() {
        Some(Link::Disburse { id }) => Some(id),
        _ => before.copied().flatten(),
    });
    move || {
        id.get().map(|id| {
            if answers::<GetAccount>() {
                view! { <Steps id /> }.into_any()
            } else {
                view! { <CannotShow /> }.into_any()
            }
        })
    }
}
