//! The dialog of an action on many payouts: they are read again, shown as they are now, and sent one after the other.
//! What has changed since the officer selected it is left out and named.

use super::batch_action::BatchAction;
use super::batch_run::{BatchRun, LEFT_OUT, left_out_row};
use super::payouts_page::PayoutListState;
use super::read_payouts::read_again;
use super::seen_payouts::SeenPayouts;
use super::selected_payout::SelectedPayout;
use super::state::filter;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::forms::field::CheckField;
use crate::venus::bank_claims::{Debits, unmatched_debits};
use crate::venus::table_row::table_of;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::{ApiError, Money};

/// The selected payouts, read again.
#[derive(Clone)]
pub(super) struct CheckedPayouts {
    /// What will be sent, in this order.
    pub(super) to_send: Vec<SelectedPayout>,
    /// What the bank may have paid, or may still pay, and why: sent only if the officer includes it.
    claimed: Vec<(SelectedPayout, String)>,
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
            let range =
                seen.iter().map(|payout| payout.amount).min().zip(seen.iter().map(|payout| payout.amount).max());
            let read = match filter(&list_state) {
                Ok(filter) => read_again(seen, filter, move |read| progress.try_set(read).is_none()).await,
                Err(error) => Err(error),
            };
            let debits = if action == BatchAction::Process { unmatched_debits(range).await } else { Ok(Vec::new()) };
            let _ = checked.try_set(Some(read.map(|pairs| check(action, pairs, &debits))));
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
        Some(Ok(checked)) => {
            let (is_included, has_begun) = (RwSignal::new(false), RwSignal::new(false));
            let claimed = StoredValue::new(checked.claimed.clone());
            let question = move || {
                let claimed = claimed.get_value();
                (!claimed.is_empty() && !has_begun.get()).then(|| claim_question(claimed, is_included))
            };
            let run = move || {
                let mut checked = checked.clone();
                if is_included.get() {
                    checked.to_send.extend(checked.claimed.drain(..).map(|(payout, _)| payout));
                }
                view! { <BatchRun payouts selected action checked running has_begun open /> }
            };
            view! { {question} {run} }.into_any()
        }
    }
}

/// The payouts that the bank may pay in another way, and the tick that includes them.
fn claim_question(claimed: Vec<(SelectedPayout, String)>, is_included: RwSignal<bool>) -> impl IntoView {
    let total: Money = claimed.iter().map(|(payout, _)| payout.amount).sum();
    let title = match claimed.len() {
        1 => format!("The bank may have paid 1 selected payout, {total}, or may still pay it."),
        many => format!("The bank may have paid {many} selected payouts, {total}, or may still pay them."),
    };
    let rows: Vec<_> = claimed.into_iter().map(left_out_row).collect();
    view! {
        <Alert severity=Severity::Wait title>
            <CheckField label="I have checked these with the bank: send them too" value=is_included />
        </Alert>
        {table_of("Possibly paid", &LEFT_OUT, rows, [])}
    }
}

fn check(action: BatchAction, pairs: Vec<(SelectedPayout, Option<SelectedPayout>)>, debits: &Debits) -> CheckedPayouts {
    let (mut to_send, mut claimed, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for (seen, now) in pairs {
        match action.check(&seen, now) {
            Ok(now) => match action.claims(&now, debits) {
                Some(claims) => claimed.push((now, claims)),
                None => to_send.push(now),
            },
            Err(reason) => left_out.push((seen, reason)),
        }
    }
    CheckedPayouts { to_send, claimed, left_out }
}
