//! The frame of every page: top bar and rail. Officers who are not signed in are sent to sign-in.

mod bar;
mod not_found;
mod rail;
mod sign_in_again;
pub(crate) mod theme;

pub(crate) use not_found::NotFound;

use crate::links::{Link, Workspace, use_link};
use crate::navigation::{self, Step};
use crate::session::{self, State};
use bar::Bar;
use leptos::prelude::*;
use rail::Rail;
use sign_in_again::SignInAgain;

/// The frame of every page but sign-in.
#[component]
pub(crate) fn Shell(children: ChildrenFn) -> impl IntoView {
    let signed_in = Memo::new(|_| session::state() != State::SignedOut);
    let path = use_link();
    let workspace = Memo::new(move |before: Option<&Workspace>| {
        let here = path.with(|path| path.as_ref().and_then(Link::workspace));
        here.or(before.copied()).unwrap_or(Workspace::Jupiter)
    });
    theme::follow_workspace(workspace);

    view! {
        <Show when=move || signed_in.get() fallback=ToSignIn>
            <a class="skip" href="#page">
                "Skip to the page"
            </a>
            <div class="shell">
                <Bar workspace />
                <Rail workspace />
                {children()}
            </div>
            <SignInAgain />
        </Show>
    }
}

/// Redirects to sign-in, which leads back here.
#[component]
fn ToSignIn() -> impl IntoView {
    let here = untrack(navigation::place);
    let next = (here != "/").then_some(here);
    navigate(&Link::SignIn { next }.href(), replace());
}
