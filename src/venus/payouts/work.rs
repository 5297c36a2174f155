//! Many payouts, one after the other: each is sent once, and its outcome stands beside it.

use super::list::PayoutListState;
use crate::api;
use crate::components::feedback::severity::{Severity, Status};
use crate::components::widgets::button::{Action, Weight};
use crate::components::widgets::chip::chip;
use crate::components::widgets::table::{Head, table};
use crate::venus::payout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::can;
use lms::payout_actions::{ProcessPayout, RetryPayout};
use lms::payouts::{GetPayout, Payout, PayoutStatus};
use lms::{ApiError, Money};

/// What is done to all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Handed to the bank.
    Process,
    /// Tried again.
    Retry,
}

impl What {
    /// What it is called on its button.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Process => "Hand to the bank",
            Self::Retry => "Try again",
        }
    }

    fn may(self, payout: &Payout) -> Result<(), can::Reason> {
        match self {
            Self::Process => can::process_payout(&payout.status),
            Self::Retry => can::retry_payout(&payout.status),
        }
    }

    /// Where a payout stands that it can be done to.
    pub(super) const fn status(self) -> PayoutStatus {
        match self {
            Self::Process => PayoutStatus::Pending,
            Self::Retry => PayoutStatus::Failed,
        }
    }

    /// Whether a payout is as if it had been done to it, or what may have become of it since.
    fn is_done(self, payout: &Payout) -> bool {
        match self {
            Self::Process => payout::is_processed(payout, None),
            Self::Retry => payout::is_retried(payout),
        }
    }

    async fn send(self, payout: &Payout) -> Result<Payout, ApiError> {
        let id = payout.id;
        match self {
            Self::Process => api::send(ProcessPayout { id, manual: None }).await,
            Self::Retry => api::send(RetryPayout { id }).await,
        }
    }
}

/// What became of one.
#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    /// Not sent yet.
    Waits,
    /// On its way.
    Sending,
    /// Done.
    Done(PayoutStatus),
    /// Not sent, or refused: why.
    Not(String),
    /// The answer was lost, and looking for it says this.
    Lost(String),
}

impl Outcome {
    fn chip(&self) -> (Severity, String) {
        match self {
            Self::Waits => (Severity::Muted, "Waits".to_owned()),
            Self::Sending => (Severity::Busy, "Sending…".to_owned()),
            Self::Done(status) => (status.severity(), status.words().to_owned()),
            Self::Not(why) => (Severity::Bad, why.clone()),
            Self::Lost(why) => (Severity::Wait, why.clone()),
        }
    }
}

/// One payout of the work.
#[derive(Clone, Copy)]
pub(super) struct Item {
    payout: StoredValue<Payout>,
    outcome: RwSignal<Outcome>,
}

impl Item {
    /// A payout that `what` is to be done to; one that it can't be done to is not sent.
    pub(super) fn new(what: What, payout: &Payout) -> Self {
        let outcome = match what.may(payout) {
            Ok(()) => Outcome::Waits,
            Err(reason) => Outcome::Not(reason.to_string()),
        };
        Self { payout: StoredValue::new(payout.clone()), outcome: RwSignal::new(outcome) }
    }
}

const HEADS: [Head; 4] = [Head::new("Payout"), Head::new("Borrower"), Head::num("Amount ₹"), Head::new("Outcome")];

/// What is done to each, and what became of it.
#[component]
pub(super) fn Work(
    list_page: PayoutListState,
    what: What,
    items: Vec<Item>,
    /// Whether something is on its way: the dialog stays open.
    running: RwSignal<bool>,
    /// The dialog.
    open: RwSignal<bool>,
) -> impl IntoView {
    let stop = RwSignal::new(false);
    let begun = RwSignal::new(false);
    let items = StoredValue::new(items);
    let of = move |wanted: fn(&Outcome) -> bool| {
        items.with_value(|items| items.iter().filter(|item| item.outcome.with(wanted)).count())
    };
    let to_send = move || {
        let waiting =
            items.get_value().into_iter().filter(|item| item.outcome.with(|outcome| *outcome == Outcome::Waits));
        let amounts = waiting.map(|item| item.payout.with_value(|payout| payout.amount)).collect::<Vec<_>>();
        (amounts.len(), amounts.into_iter().sum::<Money>())
    };
    let run = move |()| {
        if running.get_untracked() {
            return;
        }
        running.set(true);
        begun.set(true);
        stop.set(false);
        spawn_local(async move {
            for item in items.get_value() {
                if stop.try_get_untracked() != Some(false) {
                    break;
                }
                if item.outcome.get_untracked() == Outcome::Waits {
                    item.outcome.set(Outcome::Sending);
                    let outcome = send(what, &item.payout.get_value()).await;
                    let _ = item.outcome.try_set(outcome);
                }
            }
            let _ = running.try_set(false);
            list_page.asked_again.try_update(|asked| *asked += 1);
        });
    };
    let told = move || {
        let (count, amount) = to_send();
        let (done, not, lost) = (
            of(|outcome| matches!(outcome, Outcome::Done(_))),
            of(|outcome| matches!(outcome, Outcome::Not(_))),
            of(|outcome| matches!(outcome, Outcome::Lost(_))),
        );
        format!("{count} to send, {amount}; {done} done; {not} not; {lost} with an answer that was lost.")
    };
    let rows = items.with_value(|items| items.iter().map(|item| row(*item)).collect_view());
    let locked = Signal::derive(move || {
        if running.get() {
            return Some("They are being sent.".to_owned());
        }
        (to_send().0 == 0).then(|| "Nothing is left to send.".to_owned())
    });
    let words = move || if begun.get() { "Go on" } else { what.words() };
    view! {
        <p role="status">{told}</p>
        <p class="muted">"Each is sent once, one after the other. What somebody else has dealt with meanwhile is left alone."</p>
        {table("The picked payouts", &HEADS, rows, None)}
        <div class="actions">
            <Action weight=Weight::Primary locked on_click=run>
                {words}
            </Action>
            <Show when=move || running.get()>
                <button type="button" class="button" on:click=move |_| stop.set(true)>
                    "Stop after this one"
                </button>
            </Show>
            <Show when=move || !running.get()>
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    "Close"
                </button>
            </Show>
        </div>
    }
}

fn row(item: Item) -> impl IntoView {
    let (reference, borrower, amount) = item.payout.with_value(|payout| {
        (payout.ref_id.clone(), payout.borrower().unwrap_or_else(|| "—".to_owned()), payout.amount.grouped())
    });
    let outcome = move || {
        let (severity, words) = item.outcome.get().chip();
        chip(severity, words)
    };
    view! {
        <tr>
            <th scope="row">{reference}</th>
            <td>{borrower}</td>
            <td class="num">{amount}</td>
            <td>{outcome}</td>
        </tr>
    }
}

/// Sends one, and says what became of it. A lost answer is looked up once; nothing is sent again.
async fn send(what: What, payout: &Payout) -> Outcome {
    match what.send(payout).await {
        Ok(now) => Outcome::Done(now.status),
        Err(ApiError::OutcomeUnknown { .. }) => match api::send(GetPayout { id: payout.id }).await {
            Ok(now) if now.status == what.status() => {
                Outcome::Lost("The answer was lost, and it did not arrive so far.".to_owned())
            }
            Ok(now) if what.is_done(&now) => Outcome::Done(now.status),
            Ok(now) => Outcome::Not(format!("Somebody else was faster: {}.", now.status.words().to_lowercase())),
            Err(error) => {
                Outcome::Lost(format!("The answer was lost. {error} Look at the payout before anything else."))
            }
        },
        Err(error) => Outcome::Not(error.to_string()),
    }
}
