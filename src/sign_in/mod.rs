//! Sign-in: by a one-time password, or outside the sandbox also by a token from elsewhere.

mod form;
mod otp;
mod token;
mod typed;

pub use form::SignInForm;

use crate::navigation::{self, Step};
use crate::paths::{Path, use_path};
use crate::session::{self, State};
use crate::ui::heading::Heading;
use crate::ui::icon::mark;
use leptos::prelude::*;

/// The page before the shell.
#[component]
pub fn SignInPage() -> impl IntoView {
    let path = use_path();
    let next = move || match path.get_untracked() {
        Some(Path::SignIn { next: Some(next) }) => next,
        _ => Path::Home.href(),
    };
    let signed_in = Memo::new(|_| session::state() == State::SignedIn);
    view! {
        <Show when=move || !signed_in.get() fallback=move || navigation::go(&next(), Step::Same)>
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
