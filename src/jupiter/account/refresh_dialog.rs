//! Refreshing the limit of an account: the server recalculates it from what is drawn and not paid back.

use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitActions, SubmitLabels};
use crate::components::widgets::button::Action;
use crate::components::widgets::dialog::Dialog;
use futures::FutureExt;
use leptos::prelude::*;
use lms::account_summary::{AccountLimits, RefreshLimit};
use lms::accounts::GetAccount;
use lms::line_details::ListLineDetails;
use lms::{AccountId, Instant};

const LABELS: SubmitLabels =
    SubmitLabels { what: "the refreshed limit", send: "Refresh limit", sending: "Refreshing…" };

/// The button and its dialog.
#[component]
pub(super) fn RefreshLimit(id: AccountId) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Action on_click=move |()| open.set(true)>"Refresh limit"</Action>
        <Dialog open title="Refresh the limit?">
            <Confirm open id />
        </Dialog>
    }
}

#[component]
fn Confirm(open: RwSignal<bool>, id: AccountId) -> impl IntoView {
    let submission = Submission::new(format!("account.refresh.{id}"), LABELS, move |_, since| look_up(id, since));
    let toasts = toasts();
    submission.on_success(move |limits: AccountLimits| {
        let (used, available) = (limits.used_amount, limits.available_amount);
        toasts.success(format!("The limit is refreshed: {used} is used, {available} is available."));
        open.set(false);
    });
    let send = move |()| submission.send(RefreshLimit { id });
    view! {
        <p>"The line is reckoned again from what is drawn and not paid back. No money moves."</p>
        <SubmitActions handle=submission.handle() on_send=send>
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Cancel"
            </button>
        </SubmitActions>
    }
}

/// The account's line as it is now. Refreshing twice has the same result, so the current line is the response.
fn look_up(id: AccountId, since: Instant) -> LookupFuture<AccountLimits> {
    async move {
        let account = api::send(GetAccount { id }).await?;
        let lines = ListLineDetails { account: Some(id), ..ListLineDetails::default() };
        let lines = api::send(lines).await?.results;
        Ok(Some(AccountLimits {
            account: id,
            approved_amount: account.approved_amount,
            used_amount: account.used_amount,
            available_amount: account.available_amount,
            refreshed_at: since,
            lines,
        }))
    }
    .boxed_local()
}
