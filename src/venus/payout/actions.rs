//! What can be done with a payout now; what can't says why.

use super::cancel::Cancel;
use super::correct::Correct;
use super::process::Process;
use super::retry::Retry;
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::dialog::Dialog;
use leptos::prelude::*;
use lms::can::{self, Reason};
use lms::payouts::{Payout, PayoutStatus};

/// Which dialog is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    Process,
    Retry,
    Correct,
    Cancel,
}

/// The buttons, and the dialogs behind them.
#[component]
pub(crate) fn Actions(
    /// The payout as it stands.
    #[prop(into)]
    payout: Signal<Option<Payout>>,
) -> impl IntoView {
    let asked = RwSignal::new(None::<Ask>);
    let may = move |may: fn(&PayoutStatus) -> Result<(), Reason>| {
        Signal::derive(move || {
            payout.with(|payout| match payout {
                Some(payout) => may(&payout.status).err().map(|reason| reason.to_string()),
                None => Some("It is being read.".to_owned()),
            })
        })
    };
    let button = move |ask: Ask, words: &'static str, variant: ButtonVariant, locked: Signal<Option<String>>| {
        view! {
            <Action variant locked on_click=move |()| asked.set(Some(ask))>
                {words}
            </Action>
        }
    };
    let failed = Memo::new(move |_| {
        payout.with(|payout| payout.as_ref().is_some_and(|payout| payout.status == PayoutStatus::Failed))
    });
    let first = move || {
        if failed.get() {
            button(Ask::Retry, "Try again", ButtonVariant::Primary, may(can::retry_payout)).into_any()
        } else {
            button(Ask::Process, "Process", ButtonVariant::Primary, may(can::process_payout)).into_any()
        }
    };
    view! {
        <div class="actions">
            {first}
            {button(Ask::Correct, "Correct the account", ButtonVariant::Plain, may(can::change_payout))}
            {button(Ask::Cancel, "Cancel payout", ButtonVariant::Plain, may(can::change_payout))}
        </div>
        <Asked asked ask=Ask::Process title="Process the payout" draw=move |open| {
            payout.get_untracked().map(|now| view! { <Process open now payout /> }.into_any())
        } />
        <Asked asked ask=Ask::Retry title="Try the payout again" draw=move |open| {
            payout.get_untracked().map(|now| view! { <Retry open now payout asked /> }.into_any())
        } />
        <Asked asked ask=Ask::Correct title="Correct the account" draw=move |open| {
            payout.get_untracked().map(|now| view! { <Correct open now payout asked /> }.into_any())
        } />
        <Asked asked ask=Ask::Cancel title="Cancel the payout?" draw=move |open| {
            payout.get_untracked().map(|now| view! { <Cancel open now payout /> }.into_any())
        } />
    }
}

/// One of the dialogs.
#[component]
fn Asked(
    asked: RwSignal<Option<Ask>>,
    ask: Ask,
    title: &'static str,
    draw: impl Fn(RwSignal<bool>) -> Option<AnyView> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let open = RwSignal::new(false);
    crate::dom::watch::watch(move || open.set(asked.get() == Some(ask)));
    let closed = move |()| {
        if asked.get_untracked() == Some(ask) {
            asked.set(None);
        }
    };
    view! {
        <Dialog open title on_close=closed>
            {move || draw(open)}
        </Dialog>
    }
}
