//! Sign-in in a dialog when the session ends or is locked: the page and what was typed stay. Behind the lock nothing of the
//! page can be seen or read.

use super::sign_out::sign_out;
use crate::components::widgets::dialog::Dialog;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::session::{self, State};
use crate::sign_in::SignInForm;
use leptos::prelude::*;

#[component]
pub(super) fn SignInAgain(ask_sign_out: RwSignal<bool>) -> impl IntoView {
    let is_ended = memo(|_| matches!(session::state(), State::Ended | State::Locked));
    let is_locked = memo(|_| session::state() == State::Locked);
    let needed = memo(move |before: Option<&bool>| before == Some(&true) || is_ended.get());
    watch(move || cover(is_locked.get()));
    on_cleanup(|| cover(false));
    move || needed.get().then(|| view! { <SignInDialog is_ended is_locked ask_sign_out /> })
}

const COVERED: &str = "data-locked";

/// Hides the page, and its title in the tab, or shows them again.
fn cover(is_locked: bool) {
    let Some(root) = document().document_element() else { return };
    let title = root.get_attribute(COVERED);
    // Setting an attribute with a valid name does not fail.
    if is_locked && title.is_none() {
        drop(root.set_attribute(COVERED, &document().title()));
        document().set_title("Orrery");
    } else if !is_locked && let Some(title) = title {
        drop(root.remove_attribute(COVERED));
        document().set_title(&title);
    }
}

#[component]
fn SignInDialog(is_ended: Memo<bool>, is_locked: Memo<bool>, ask_sign_out: RwSignal<bool>) -> impl IntoView {
    let open = RwSignal::new(false);
    watch(move || open.set(is_ended.get()));
    let title =
        Signal::derive(move || if is_locked.get() { "Orrery is locked" } else { "Your session has ended" }.to_owned());
    let text = move || {
        if is_locked.get() {
            "There was no activity for a while. Sign in again to continue where you were."
        } else {
            "Sign in again to go on. Everything on the page is as you left it."
        }
    };
    view! {
        <Dialog open title held=true>
            <p>{text}</p>
            <SignInForm username=session::username().unwrap_or_default() />
            <p class="actions">
                <button type="button" class="button quiet" on:click=move |_| sign_out(ask_sign_out)>
                    "Sign out instead"
                </button>
            </p>
        </Dialog>
    }
}
