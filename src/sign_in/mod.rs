//! Sign-in by a one-time password; outside the sandbox also by an access token.

mod credentials;
mod form;
mod otp;
mod token;

pub(crate) use form::SignInForm;

use crate::components::widgets::heading::Heading;
use crate::components::widgets::icon::mark;
use crate::dom::memo::memo;
use crate::links::{IsPage, Link, replace, use_query};
use crate::session::{self, State};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// The sign-in page, outside the shell. What its `next` names follows, if that is a page of this app.
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    let (query, navigate) = (use_query(), use_navigate());
    // Without the app around it, as in tests, no path is known.
    let is_page = use_context::<IsPage>();
    let go_on = move || {
        let next = query.with_untracked(|query| query.get("next"));
        let next = next.filter(|next| is_page.as_ref().is_some_and(|IsPage(is_page)| is_page(next)));
        navigate(&next.unwrap_or_else(|| Link::Home.href()), replace());
    };
    let signed_in = memo(|_| session::state() == State::SignedIn);
    view! {
        <Show when=move || !signed_in.get() fallback=go_on>
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
