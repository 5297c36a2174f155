//! Sign-in by a one-time password; outside the sandbox also by an access token.

mod credentials;
mod form;
mod otp;
mod token;

pub(crate) use form::SignInForm;

use crate::components::widgets::heading::Heading;
use crate::components::widgets::icon::mark;
use crate::links::{Link, replace, use_query};
use crate::session::{self, State};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// The sign-in page, outside the shell.
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    let (query, navigate) = (use_query(), use_navigate());
    let go_on = move || {
        let next = query.with_untracked(|query| query.get("next")).filter(|next| is_own(next));
        navigate(&next.unwrap_or_else(|| Link::Home.href()), replace());
    };
    let signed_in = Memo::new(|_| session::state() == State::SignedIn);
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

/// Only a path of this app may follow sign-in, never another site.
fn is_own(next: &str) -> bool {
    next.starts_with('/') && !next.starts_with("//") && !next.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::is_own;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn sign_in_never_leads_to_another_site() {
        for next in ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "%", ""] {
            assert!(!is_own(next), "{next}");
        }
        assert!(is_own("/venus/payouts?status=failed"));
    }
}
