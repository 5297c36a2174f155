//! Sign-in by a one-time password; outside the sandbox also by an access token.

mod credentials;
mod form;
mod otp;
mod token;

pub(crate) use form::SignInForm;

use crate::components::widgets::heading::Heading;
use crate::components::widgets::icon::mark;
use crate::links::{Link, use_link};
use crate::navigation::{self, Step};
use crate::session::{self, State};
use leptos::prelude::*;

/// The sign-in page, outside the shell.
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    let path = use_link();
    let next = move || match path.get_untracked() {
        Some(Link::SignIn { next: Some(next) }) => next,
        _ => Link::Home.href(),
    };
    let signed_in = Memo::new(|_| session::state() == State::SignedIn);
    view! {
        <Show when=move || !signed_in.get() fallback=move || navigate(&next(), replace())>
            <main class="sign-in" id="page">
                <p class="brand">{mark()} <span class="brand-name">"Orrery"</span></p>
                <section class="card stack">
                    <Heading text="Sign in" />
                    <SignInForm username="" />
                </section>
            </main>
        </Show>
    }
}
