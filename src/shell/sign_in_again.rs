//! Sign-in in a dialog when the session ends: the page and what was typed stay.

use crate::components::widgets::dialog::Dialog;
use crate::dom::watch::watch;
use crate::session::{self, State};
use crate::sign_in::SignInForm;
use leptos::prelude::*;

#[component]
pub(super) fn SignInAgain() -> impl IntoView {
    let needed = Memo::new(|before: Option<&bool>| before == Some(&true) || session::state() == State::Ended);
    move || needed.get().then(|| view! { <SignInDialog /> })
}

#[component]
fn SignInDialog() -> impl IntoView {
    let open = RwSignal::new(false);
    watch(move || open.set(session::state() == State::Ended));
    view! {
        <Dialog open title="Your session has ended" held=true>
            <p>"Sign in again to go on. Everything on the page is as you left it."</p>
            <SignInForm username=session::username().unwrap_or_default() />
            <p class="actions">
                <button type="button" class="button quiet" on:click=|_| session::sign_out()>
                    "Sign out instead"
                </button>
            </p>
        </Dialog>
    }
}
