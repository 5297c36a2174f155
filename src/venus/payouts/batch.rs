//! One action on many payouts, one after the other: each call is sent once, and its outcome is shown in its row.

use super::payouts_page::PayoutListState;
use crate::api;
use crate::components::feedback::severity::{Severity, Status};
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::chip::chip;
use crate::components::widgets::dialog::close_button;
use crate::components::widgets::table::Head;
use crate::venus::payout;
use crate::venus::table_row::{TableRow, table_of};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::can;
use lms::payout_actions::{ProcessPayout, RetryPayout};
use lms::payouts::{GetPayout, Payout, PayoutStatus};
use lms::{ApiError, Money};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BatchAction {
    /// Hands the payout to the bank.
    Process,
    Retry,
}

impl BatchAction {
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Process => "Hand to the bank",
            Self::Retry => "Try again",
        }
    }

    fn allowed(self, payout: &Payout) -> Result<(), can::Reason> {
        match self {
            Self::Process => can::process_payout(&payout.status),
            Self::Retry => can::retry_payout(&payout.status),
        }
    }

    /// The status of payouts that the action is for.
    pub(super) const fn applies_to(self) -> PayoutStatus {
        match self {
            Self::Process => PayoutStatus::Pending,
            Self::Retry => PayoutStatus::Failed,
        }
    }

    /// Whether the payout is in a status that the action leads to, sooner or later.
    fn is_done(self, payout: &Payout) -> bool {
        match self {
            Self::Process => payout::is_processed(payout, None),
            Self::Retry => payout::is_retried(payout),
        }
    }

    /// Sends the call once and returns its outcome. After a lost response the payout is read once; nothing is sent again.
    async fn run(self, payout: &Payout) -> BatchOutcome {
        let id = payout.id;
        let sent = match self {
            Self::Process => api::send(ProcessPayout { id, manual: None }).await,
            Self::Retry => api::send(RetryPayout { id }).await,
        };
        match sent {
            Ok(payout) => BatchOutcome::Done(payout.status),
            Err(ApiError::OutcomeUnknown { .. }) => self.look_up(payout).await,
            Err(error) => BatchOutcome::NotDone(error.to_string()),
        }
    }

    async fn look_up(self, payout: &Payout) -> BatchOutcome {
        match api::send(GetPayout { id: payout.id }).await {
            Ok(payout) if payout.status == self.applies_to() => {
                BatchOutcome::Unknown("The answer was lost, and it did not arrive so far.".to_owned())
            }
            Ok(payout) if self.is_done(&payout) => BatchOutcome::Done(payout.status),
            Ok(payout) => {
                BatchOutcome::NotDone(format!("Somebody else was faster: {}.", payout.status.label().to_lowercase()))
            }
            Err(error) => {
                BatchOutcome::Unknown(format!("The answer was lost. {error} Look at the payout before anything else."))
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum BatchOutcome {
    NotSent,
    Sending,
    /// Done; the payout's new status.
    Done(PayoutStatus),
    /// Not sent, or refused, and why.
    NotDone(String),
    /// The response was lost; what the look-up found.
    Unknown(String),
}

impl BatchOutcome {
    fn chip(&self) -> (Severity, String) {
        match self {
            Self::NotSent => (Severity::Muted, "Waits".to_owned()),
            Self::Sending => (Severity::Busy, "Sending…".to_owned()),
            Self::Done(status) => (status.severity(), status.label().to_owned()),
            Self::NotDone(why) => (Severity::Bad, why.clone()),
            Self::Unknown(why) => (Severity::Wait, why.clone()),
        }
    }
}

#[derive(Clone, Copy)]
pub(super) struct BatchItem {
    payout: StoredValue<Payout>,
    outcome: RwSignal<BatchOutcome>,
}

impl BatchItem {
    /// A payout that the action is not allowed for is not sent.
    pub(super) fn new(action: BatchAction, payout: &Payout) -> Self {
        let outcome = match action.allowed(payout) {
            Ok(()) => BatchOutcome::NotSent,
            Err(reason) => BatchOutcome::NotDone(reason.to_string()),
        };
        Self { payout: StoredValue::new(payout.clone()), outcome: RwSignal::new(outcome) }
    }

    fn row(self) -> TableRow {
        let outcome = move || {
            let (severity, text) = self.outcome.get().chip();
            chip(severity, text)
        };
        self.payout.with_value(|payout| {
            TableRow::new(payout.ref_id.clone())
                .text(payout.borrower().unwrap_or_else(|| "—".to_owned()))
                .num(payout.amount.grouped())
                .text(outcome)
        })
    }
}

const HEADS: [Head; 4] = [Head::new("Payout"), Head::new("Borrower"), Head::num("Amount ₹"), Head::new("Outcome")];

#[component]
pub(super) fn Batch(
    payouts: PayoutListState,
    action: BatchAction,
    items: Vec<BatchItem>,
    /// Whether calls are being sent, so that the dialog can't be closed.
    running: RwSignal<bool>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let stopping = RwSignal::new(false);
    let has_begun = RwSignal::new(false);
    let items = StoredValue::new(items);
    let count = move |is_counted: fn(&BatchOutcome) -> bool| {
        items.with_value(|items| items.iter().filter(|item| item.outcome.with(is_counted)).count())
    };
    let not_sent = move || count(|outcome| *outcome == BatchOutcome::NotSent);
    let run = move |()| {
        if running.get_untracked() {
            return;
        }
        running.set(true);
        has_begun.set(true);
        stopping.set(false);
        spawn_local(async move {
            for item in items.get_value() {
                if stopping.try_get_untracked() != Some(false) {
                    break;
                }
                if item.outcome.get_untracked() == BatchOutcome::NotSent {
                    item.outcome.set(BatchOutcome::Sending);
                    let outcome = action.run(&item.payout.get_value()).await;
                    let _ = item.outcome.try_set(outcome);
                }
            }
            let _ = running.try_set(false);
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
        (not_sent() == 0).then(|| "Nothing is left to send.".to_owned())
    });
    let label = move || if has_begun.get() { "Go on" } else { action.label() };
    let rows = items.get_value().into_iter().map(BatchItem::row);
    view! {
        <p role="status">{summary}</p>
        <p class="muted">"Each is sent once, one after the other. What somebody else has dealt with meanwhile is left alone."</p>
        {table_of("The picked payouts", &HEADS, rows, [])}
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
