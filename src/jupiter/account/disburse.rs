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
use crate::links::use_id;
use flow::Steps;
use leptos::prelude::*;
use lms::accounts::GetAccount;

/// The form's page.
#[component]
pub(crate) fn DisbursePage() -> impl IntoView {
    let id = use_id();
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
