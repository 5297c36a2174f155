//! When the session ends in the middle of work, sign-in comes to the page: what was typed stays where it is.

use crate::components::widgets::dialog::Dialog;
use crate::dom::watch::watch;
use crate::lazy::{lazy_chunk, lazy_view};
use crate::session::{self, State};
use crate::sign_in::SignInForm;
use leptos::prelude::*;

lazy_chunk!(in again, fn dialog() { view! { <Ask /> } });

/// Asks to sign in again, over the page, once the session has ended. Few pages see that: it is fetched then.
#[component]
pub(super) fn SignInAgain() -> impl IntoView {
    let needed = Memo::new(|before: Option<&bool>| before == Some(&true) || session::state() == State::Ended);
    move || needed.get().then(|| lazy_view(dialog, |draw| draw()))
}

/// The dialog.
#[component]
fn Ask() -> impl IntoView {
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
