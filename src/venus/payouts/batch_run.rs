//! The payouts that an action will be sent for, each with its outcome, and those that are left out.

use super::batch::CheckedPayouts;
use super::batch_action::{BatchAction, BatchOutcome};
use super::batch_item::BatchItem;
use super::beneficiaries::payouts_summary;
use super::payouts_page::PayoutListState;
use super::seen_payouts::SeenPayouts;
use super::selected_payout::SelectedPayout;
use crate::components::feedback::note::{Alert, Note};
use crate::components::feedback::severity::Severity;
use crate::components::feedback::toast::toasts;
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::dialog::close_button;
use crate::components::widgets::table::Head;
use crate::dom::tab_lock::TabLock;
use crate::dom::timer::Timer;
use crate::venus::table_row::{TableRow, table_of};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::{ApiError, Money};
use std::time::Duration;

const HEADS: [Head; 5] = [
    Head::new("Payout"),
    Head::new("Borrower"),
    Head::new("Beneficiary account"),
    Head::num("Amount ₹"),
    Head::new("Outcome"),
];
pub(super) const LEFT_OUT: [Head; 4] =
    [Head::new("Payout"), Head::new("Borrower"), Head::num("Amount ₹"), Head::new("Reason")];

#[component]
pub(super) fn BatchRun(
    payouts: PayoutListState,
    selected: SeenPayouts,
    action: BatchAction,
    checked: CheckedPayouts,
    /// Whether calls are being sent, so that the dialog can't be closed.
    running: RwSignal<bool>,
    /// Whether anything was sent.
    has_begun: RwSignal<bool>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let CheckedPayouts { to_send, left_out, .. } = checked;
    let stopping = RwSignal::new(false);
    // Why the rest is not sent.
    let stopped = RwSignal::new(None::<ApiError>);
    let is_elsewhere = RwSignal::new(false);
    let sum = (!to_send.is_empty()).then(|| format!("{}.", payouts_summary(to_send.iter())));
    let foot = (to_send.len() > 1).then(|| {
        let total: Money = to_send.iter().map(|payout| payout.amount).sum();
        TableRow::new("Total").gap(2).num(total.grouped()).gap(1)
    });
    let (all, toasts) = (to_send.len(), toasts());
    let items = StoredValue::new(to_send.into_iter().map(|payout| BatchItem::new(action, payout)).collect::<Vec<_>>());
    let count = move |is_counted: fn(&BatchOutcome) -> bool| {
        items.with_value(|items| items.iter().filter(|item| item.outcome.with(is_counted)).count())
    };
    let not_sent = move || count(|outcome| *outcome == BatchOutcome::NotSent);
    let open_ones = move || count(BatchOutcome::is_open);
    // Seconds for which the server asks to wait.
    let pause = RwSignal::new(None::<u32>);
    let pause_timer = Timer::new();
    let run = move |()| {
        if running.get_untracked() {
            return;
        }
        running.set(true);
        // What was sent from this browser before is looked for by the first press, too.
        let is_first = !has_begun.get_untracked();
        has_begun.set(true);
        stopping.set(false);
        stopped.set(None);
        is_elsewhere.set(false);
        let tries_again = untrack(not_sent) == 0;
        let mut done = 0_usize;
        spawn_local(async move {
            // Two tabs that send many payouts would get in each other's way.
            let Some(_lock) = TabLock::try_acquire("orrery.payouts").await else {
                let _ = (is_elsewhere.try_set(true), running.try_set(false));
                return;
            };
            for item in items.get_value() {
                if stopping.try_get_untracked() != Some(false) {
                    break;
                }
                let Some(before) = item.outcome.try_get_untracked() else { break };
                let is_open = (is_first || tries_again) && before.is_open();
                if !is_open && before != BatchOutcome::NotSent {
                    continue;
                }
                item.outcome.set(BatchOutcome::Sending);
                let outcome = item.run(action, &before).await;
                if matches!(outcome, Ok(BatchOutcome::Done(_))) {
                    done += 1;
                    item.payout.try_with_value(|shown| selected.deselect(shown.id));
                }
                let error = outcome.as_ref().err().cloned();
                let _ = item.outcome.try_set(outcome.unwrap_or(before));
                if let Some(error) = error {
                    if let ApiError::Busy { retry_after: Some(seconds) } = error {
                        let _ = pause.try_set(Some(seconds));
                        pause_timer.start(Duration::from_secs(seconds.into()), move || pause.set(None));
                    }
                    let _ = stopped.try_set(Some(error));
                    break;
                }
            }
            if running.try_set(false).is_some() {
                let action = action.label();
                return toasts
                    .error(format!("{action}: {done} of {all} were done. You left the page; the rest was not sent."));
            }
            payouts.refresh();
        });
    };
    let summary = move || {
        let amount: Money = items.with_value(|items| {
            let not_sent = items.iter().filter(|item| item.outcome.with(|outcome| *outcome == BatchOutcome::NotSent));
            not_sent.map(|item| item.payout.with_value(|payout| payout.amount)).sum()
        });
        let done = count(|outcome| matches!(outcome, BatchOutcome::Done(_)));
        let not_done = count(|outcome| matches!(outcome, BatchOutcome::NotDone(_)));
        let unknown = count(|outcome| matches!(outcome, BatchOutcome::Unknown(_)));
        let to_send = not_sent();
        format!("{to_send} to send, {amount}; {done} done; {not_done} not; {unknown} with an answer that was lost.")
    };
    let locked = Signal::derive(move || {
        if running.get() {
            return Some("They are being sent.".to_owned());
        }
        if let Some(seconds) = pause.get() {
            return Some(format!("The server asks to wait {seconds} seconds."));
        }
        (not_sent() + open_ones() == 0).then(|| "Nothing is left to send.".to_owned())
    });
    let label = move || match has_begun.get() {
        false => action.label(),
        true if not_sent() == 0 && open_ones() > 0 => "Try the rest again",
        true => "Go on",
    };
    let elsewhere_alert = move || {
        is_elsewhere.get().then(|| {
            view! {
                <Alert severity=Severity::Wait title="Another tab of this browser is sending payouts.">
                    "Nothing was sent from this tab. Look there, and go on here once it has stopped."
                </Alert>
            }
        })
    };
    let stopped_alert = move || {
        stopped.get().map(|error| {
            let title = format!("Stopped. {error}");
            view! { <Alert severity=Severity::Wait title>"The payouts that wait were not sent. You can go on with them."</Alert> }
        })
    };
    let rows = items.get_value().into_iter().map(BatchItem::row);
    view! {
        {sum.map(|sum| view! { <p>{sum}</p> })}
        {(!left_out.is_empty()).then(|| left_out_part(left_out))}
        <p role="status">{summary}</p>
        <p class="muted">"Each is sent once, one after the other. A payout that has changed since is left out."</p>
        {table_of("The selected payouts", &HEADS, rows, foot)}
        {elsewhere_alert}
        {stopped_alert}
        <div class="actions">
            <Action variant=ButtonVariant::Primary locked on_click=run>
                {label}
            </Action>
            <Show when=move || running.get()>
                <button type="button" class="button" on:click=move |_| stopping.set(true)>
                    "Stop after this one"
                </button>
            </Show>
            <Show when=move || !running.get()>{close_button(open, "Close")}</Show>
        </div>
    }
}

fn left_out_part(left_out: Vec<(SelectedPayout, String)>) -> impl IntoView {
    let total: Money = left_out.iter().map(|(payout, _)| payout.amount).sum();
    let title = match left_out.len() {
        1 => format!("1 selected payout, {total}, is left out."),
        many => format!("{many} selected payouts, {total}, are left out."),
    };
    let rows: Vec<_> = left_out.into_iter().map(left_out_row).collect();
    view! {
        <Note severity=Severity::Wait title>"Nothing is sent for what is left out. Select a changed payout again to send it as it is now."</Note>
        {table_of("Left out", &LEFT_OUT, rows, [])}
    }
}

/// A payout that is not sent, and why.
pub(super) fn left_out_row((payout, reason): (SelectedPayout, String)) -> TableRow {
    TableRow::link(payout.href(), payout.ref_id).text(payout.borrower).num(payout.amount.grouped()).text(reason)
}
