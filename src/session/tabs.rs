//! The tabs of a browser share one session: a new tab gets it from one that is signed in, one tab renews it for all, and all
//! are locked together.
//!
//! What they tell each other goes through a `BroadcastChannel`, which reaches only pages of this site in this browser and stores
//! nothing.

use super::tokens::{self, SharedSession};
use super::{State, idle, lock_here, state};
use crate::dom::tab_lock::{TabLock, holders};
use crate::dom::timer::within;
use futures::channel::oneshot;
use leptos::prelude::untrack;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// Shared by all signed-in tabs: by it a tab sees at once whether there is another that can answer.
const SIGNED_IN: &str = "orrery.signed-in";
/// A tab answers within milliseconds; one that the browser has frozen does not.
const ANSWER_TIMEOUT: Duration = Duration::from_millis(500);

const ASK: &str = "ask";
/// The session as it is now: an answer, or after a renewal.
const SESSION: &str = "session";
/// An officer has signed in.
const SIGN_IN: &str = "sign-in";
const ACTIVE: &str = "active";
const LOCK: &str = "lock";

thread_local! {
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
    static PRESENCE: RefCell<Option<TabLock>> = const { RefCell::new(None) };
    static ANSWERED: RefCell<Option<oneshot::Sender<()>>> = const { RefCell::new(None) };
}

/// Listens to the other tabs, for the life of the page.
pub(super) fn listen() {
    let Ok(channel) = BroadcastChannel::new("orrery.session") else { return };
    let listener = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        if let Some(text) = event.data().as_string() {
            receive(&text);
        }
    });
    channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    CHANNEL.set(Some(channel));
}

fn receive(text: &str) {
    let mut parts = text.split('\n');
    let mut next = || parts.next().unwrap_or_default();
    match next() {
        ASK if untrack(state) == State::SignedIn && !idle::lock_if_due() => share(),
        kind @ (SESSION | SIGN_IN) => {
            let Ok(order) = next().parse() else { return };
            let (username, access, refresh) = (next().to_owned(), next().to_owned(), next().to_owned());
            tokens::adopt(SharedSession { order, username, access, refresh }, kind == SIGN_IN);
            if let Some(answered) = ANSWERED.take() {
                let _ = answered.send(());
            }
        }
        ACTIVE => idle::active_elsewhere(next()),
        LOCK => lock_here(),
        _ => {}
    }
}

fn post(message: &str) {
    CHANNEL.with_borrow(|channel| {
        if let Some(channel) = channel {
            // It fails only for a closed channel.
            drop(channel.post_message(&message.into()));
        }
    });
}

/// Gives the other tabs this session, so that none of them renews it with a used refresh token.
pub(super) fn share() {
    send_session(SESSION);
}

/// Gives the other tabs the session that has just begun.
pub(super) fn share_sign_in() {
    send_session(SIGN_IN);
}

fn send_session(kind: &str) {
    let SharedSession { order, username, access, refresh } = tokens::shared();
    post(&format!("{kind}\n{order}\n{username}\n{access}\n{refresh}"));
}

pub(super) fn report_activity(at: &str) {
    post(&format!("{ACTIVE}\n{at}"));
}

pub(super) fn lock_all() {
    post(LOCK);
}

/// Sets whether other tabs see that this one is signed in.
pub(super) fn set_present(is_present: bool) {
    if !is_present {
        return PRESENCE.set(None);
    }
    spawn_local(async {
        let lock = TabLock::share(SIGNED_IN).await;
        if untrack(state) == State::SignedIn {
            PRESENCE.set(Some(lock));
        }
    });
}

/// Asks the other signed-in tabs for the session; returns once one has answered. Without one it returns at once.
pub(super) async fn ask() {
    let own = usize::from(PRESENCE.with_borrow(Option::is_some));
    if holders(SIGNED_IN).await <= own {
        return;
    }
    let (sender, answered) = oneshot::channel();
    ANSWERED.set(Some(sender));
    post(ASK);
    // A tab that does not answer counts as none.
    let _ = within(ANSWER_TIMEOUT, answered).await;
}
