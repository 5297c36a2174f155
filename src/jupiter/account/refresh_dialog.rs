//! Refreshing the limit of an account: the server recalculates it from what is drawn and not paid back.

use crate::api;
use crate::components::forms::confirmation::Confirmation;
use crate::components::forms::submit::{LookupFuture, Match, SubmitLabels};
use crate::components::widgets::button::ButtonVariant;
use crate::components::widgets::dialog_action::DialogAction;
use futures::FutureExt;
use leptos::prelude::*;
use lms::AccountId;
use lms::account_summary::{AccountLimits, RefreshLimit};
use lms::accounts::GetAccount;
use lms::line_details::ListLineDetails;

const LABELS: SubmitLabels =
    SubmitLabels { what: "the refreshed limit", send: "Refresh limit", sending: "Refreshing…" };

const REFRESH: DialogAction =
    DialogAction { label: "Refresh limit", variant: ButtonVariant::Plain, title: "Refresh the limit?" };

/// The button and its dialog.
pub(super) fn refresh_limit(id: AccountId) -> AnyView {
    REFRESH.view(Signal::stored(None), move |open| confirm(open, id))
}

fn confirm(open: RwSignal<bool>, id: AccountId) -> AnyView {
    let key = format!("account.refresh.{id}");
    let look_up = move |_| look_up(id);
    let confirmation = Confirmation::new(open, key, LABELS, RefreshLimit { id }, look_up, |limits, toasts| {
        let (used, available) = (limits.used_amount, limits.available_amount);
        toasts.success(format!("The limit is refreshed: {used} is used, {available} is available."));
    });
    let text = "The line is reckoned again from what is drawn and not paid back. No money moves.";
    confirmation.view(text.to_owned(), "Cancel", false)
}

/// The account's line as it is now, if it was refreshed. Refreshing twice has the same result.
fn look_up(id: AccountId) -> LookupFuture<AccountLimits> {
    async move {
        let account = api::send(GetAccount { id }).await?;
        let lines = ListLineDetails { account: Some(id), ..ListLineDetails::default() };
        let lines = api::send(lines).await?.results;
        let updated = account.updated_at;
        let limits = AccountLimits {
            account: id,
            approved_amount: account.approved_amount,
            used_amount: account.used_amount,
            available_amount: account.available_amount,
            refreshed_at: updated,
            lines,
        };
        Ok(vec![Match::changed(updated.to_string(), limits)])
    }
    .boxed_local()
}
