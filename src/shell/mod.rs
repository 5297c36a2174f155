//! The frame of every page: top bar and rail. Officers who are not signed in are sent to sign-in.

mod bar;
mod not_found;
mod rail;
mod sign_in_again;
mod sign_out;
pub(crate) mod theme;

pub(crate) use not_found::NotFound;

use crate::dom::memo::memo;
use crate::links::{Link, Section, Workspace, replace, section_of};
use crate::session::{self, State};
use bar::Bar;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use rail::Rail;
use sign_in_again::SignInAgain;
use sign_out::SignOutDialog;

/// The frame of every page but sign-in.
#[component]
pub(crate) fn Shell(children: ChildrenFn) -> impl IntoView {
    let signed_in = memo(|_| session::state() != State::SignedOut);
    let pathname = use_location().pathname;
    let section = memo(move |_| pathname.with(|path| section_of(path)));
    let workspace = memo(move |before: Option<&Workspace>| {
        section.get().map(Section::workspace).or(before.copied()).unwrap_or(Workspace::Jupiter)
    });
    theme::follow_workspace(workspace);
    let ask_sign_out = RwSignal::new(false);

    view! {
        <Show when=move || signed_in.get() fallback=ToSignIn>
            <a class="skip" href="#page">
                "Skip to the page"
            </a>
            <div class="shell">
                <Bar workspace ask_sign_out />
                <Rail workspace section />
                {children()}
            </div>
            <SignInAgain ask_sign_out />
            <SignOutDialog open=ask_sign_out />
        </Show>
    }
}

/// Redirects to sign-in, which leads back here.
#[component]
fn ToSignIn() -> impl IntoView {
    let (location, navigate) = (use_location(), use_navigate());
    let link = sign_in_link(&location.pathname.get_untracked(), &location.search.get_untracked());
    navigate(&link.href(), replace());
}

/// Sign-in that afterwards leads to this path and query string.
pub(crate) fn sign_in_link(path: &str, search: &str) -> Link {
    let next = if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") };
    Link::SignIn { next: (next != "/").then_some(next) }
}
