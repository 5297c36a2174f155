//! The dialog of an action on many payouts: they are read again, shown as they are now, and sent one after the other.
//! What has changed since the officer selected it is left out and named.

use super::batch_action::BatchAction;
use super::batch_run::BatchRun;
use super::payouts_page::PayoutListState;
use super::read_payouts::read_again;
use super::seen_payouts::SeenPayouts;
use super::selected_payout::SelectedPayout;
use super::state::filter;
use crate::components::feedback::error_note::ErrorNote;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::{ApiError, Money};

/// The selected payouts, read again.
#[derive(Clone)]
pub(super) struct CheckedPayouts {
    /// What will be sent, in this order.
    pub(super) to_send: Vec<SelectedPayout>,
    /// What is left out, and why.
    pub(super) left_out: Vec<(SelectedPayout, String)>,
}

#[component]
pub(super) fn Batch(
    payouts: PayoutListState,
    selected: SeenPayouts,
    action: BatchAction,
    seen: Vec<SelectedPayout>,
    /// Whether calls are being sent, so that the dialog can't be closed.
    running: RwSignal<bool>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let checked = RwSignal::new(None::<Result<CheckedPayouts, ApiError>>);
    let progress = RwSignal::new(0_usize);
    let count = seen.len();
    let total: Money = seen.iter().map(|payout| payout.amount).sum();
    let seen = StoredValue::new(seen);
    let read = move || {
        checked.set(None);
        progress.set(0);
        let seen = seen.get_value();
        let list_state = untrack(move || payouts.list.list_state());
        spawn_local(async move {
            let read = match filter(&list_state) {
                Ok(filter) => read_again(seen, filter, move |read| progress.try_set(read).is_none()).await,
                Err(error) => Err(error),
            };
            let _ = checked.try_set(Some(read.map(|pairs| check(action, pairs))));
        });
    };
    read();
    move || match checked.get() {
        None => view! {
            <p role="status">
                {move || format!("Reading the {count} selected payouts, {total}, again: {} read.", progress.get())}
            </p>
        }
        .into_any(),
        Some(Err(error)) => view! { <ErrorNote error on_retry=Callback::new(move |()| read()) /> }.into_any(),
        Some(Ok(checked)) => view! { <BatchRun payouts selected action checked running open /> }.into_any(),
    }
}

fn check(action: BatchAction, pairs: Vec<(SelectedPayout, Option<SelectedPayout>)>) -> CheckedPayouts {
    let (mut to_send, mut left_out) = (Vec::new(), Vec::new());
    for (seen, now) in pairs {
        match action.check(&seen, now) {
            Ok(now) => to_send.push(now),
            Err(reason) => left_out.push((seen, reason)),
        }
    }
    CheckedPayouts { to_send, left_out }
}
