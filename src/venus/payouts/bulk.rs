//! Many payouts at once: processed by the bank or tried again one after the other, each sent once, each with its outcome.

use super::list::Desk;
use crate::api;
use crate::ui::button::{Action, Weight};
use crate::ui::chip::chip;
use crate::ui::dialog::Dialog;
use crate::ui::table::{Head, table};
use crate::ui::tone::{Status, Tone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::can;
use lms::payout_life::{ProcessPayout, RetryPayout};
use lms::payouts::{GetPayout, Payout, PayoutStatus};
use lms::{ApiError, Money};

/// What is done to all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// Handed to the bank.
    Process,
    /// Tried again.
    Retry,
}

impl What {
    const fn words(self) -> &'static str {
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

    const fn status(self) -> PayoutStatus {
        match self {
            Self::Process => PayoutStatus::Pending,
            Self::Retry => PayoutStatus::Failed,
        }
    }

    async fn send(self, payout: &Payout) -> Result<Payout, ApiError> {
        let id = payout.id;
        match self {
            Self::Process => api::send(ProcessPayout { id, by_hand: None }).await,
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
    fn chip(&self) -> (Tone, String) {
        match self {
            Self::Waits => (Tone::Muted, "Waits".to_owned()),
            Self::Sending => (Tone::Busy, "Sending…".to_owned()),
            Self::Done(status) => (status.tone(), status.words().to_owned()),
            Self::Not(why) => (Tone::Bad, why.clone()),
            Self::Lost(why) => (Tone::Wait, why.clone()),
        }
    }
}

/// One payout of the work.
#[derive(Clone, Copy)]
struct Item {
    payout: StoredValue<Payout>,
    outcome: RwSignal<Outcome>,
}

/// The picked payouts: how many, how much, and the buttons.
#[component]
pub(super) fn Bulk(desk: Desk) -> impl IntoView {
    let picked = desk.picked;
    // What is picked and was seen; what moved meanwhile is seen anew.
    let chosen = Memo::new(move |_| {
        desk.moved.get();
        let ids = picked.ids();
        desk.seen.with_value(|seen| {
            seen.iter().filter(|payout| ids.contains(&payout.id.to_string())).cloned().collect::<Vec<_>>()
        })
    });
    let work = RwSignal::new(None::<(What, Vec<Item>)>);
    let running = RwSignal::new(false);
    let open = RwSignal::new(false);
    let owner = StoredValue::new(Owner::current());
    let begin = move |what: What| {
        let make = || {
            let item = |payout: &Payout| {
                let outcome = match what.may(payout) {
                    Ok(()) => Outcome::Waits,
                    Err(reason) => Outcome::Not(reason.to_string()),
                };
                Item { payout: StoredValue::new(payout.clone()), outcome: RwSignal::new(outcome) }
            };
            chosen.with_untracked(|chosen| chosen.iter().map(item).collect::<Vec<_>>())
        };
        let items = owner.get_value().map_or_else(make, |owner| owner.with(make));
        work.set(Some((what, items)));
        open.set(true);
    };
    let all = move || {
        picked.add(desk.seen.with_value(|seen| seen.iter().map(|payout| payout.id.to_string()).collect::<Vec<_>>()))
    };
    let bar = move || {
        let chosen = chosen.get();
        if chosen.is_empty() {
            return view! {
                <button type="button" class="button" on:click=move |_| all()>
                    "Pick all that are loaded"
                </button>
            }
            .into_any();
        }
        let amount: Money = chosen.iter().map(|payout| payout.amount).sum();
        let button = |what: What| {
            let fit = chosen.iter().filter(|payout| payout.status == what.status()).count();
            let locked =
                (fit == 0).then(|| format!("None of the picked is {}.", what.status().label().to_ascii_lowercase()));
            let words = format!("{} ({fit})", what.words());
            view! { <Action locked=Signal::stored(locked) on_click=move |()| begin(what)>{words}</Action> }
        };
        view! {
            <span role="status">{format!("{} picked, {amount}", chosen.len())}</span>
            {button(What::Process)}
            {button(What::Retry)}
            <button type="button" class="button" on:click=move |_| picked.clear()>
                "Pick none"
            </button>
        }
        .into_any()
    };
    let title = Signal::derive(move || {
        work.with(|work| work.as_ref().map(|(what, _)| what.words()).unwrap_or_default().to_owned())
    });
    view! {
        {bar}
        <Dialog open title wide=true held=running on_close=move |()| work.set(None)>
            {move || work.get().map(|(what, items)| view! { <Work desk what items running open /> })}
        </Dialog>
    }
}

const HEADS: [Head; 4] = [Head::new("Payout"), Head::new("Borrower"), Head::num("Amount ₹"), Head::new("Outcome")];

#[component]
fn Work(desk: Desk, what: What, items: Vec<Item>, running: RwSignal<bool>, open: RwSignal<bool>) -> impl IntoView {
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
            desk.asked_again.try_update(|asked| *asked += 1);
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
        let (tone, words) = item.outcome.get().chip();
        chip(tone, words)
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
            Ok(now) => Outcome::Done(now.status),
            Err(error) => {
                Outcome::Lost(format!("The answer was lost. {error} Look at the payout before anything else."))
            }
        },
        Err(error) => Outcome::Not(error.to_string()),
    }
}
