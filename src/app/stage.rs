//! Puts the screen of the present path on the page, inside the shell.
//!
//! What is on the page stays until the next screen is here. One that can't be fetched says so.

use super::screen;
use super::screens::Screen;
use crate::components::widgets::heading::Heading;
use crate::dom::watch::watch;
use crate::lazy::{ChunkError, WHY, WhatToDo};
use crate::links::{Link, use_link};
use crate::shell::Shell;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use std::mem::{Discriminant, discriminant};

/// What is on the page: of which kind of path, and how it is drawn.
#[derive(Clone, Copy)]
struct Shown {
    kind: Option<Discriminant<Link>>,
    in_shell: bool,
    screen: Result<Screen, ChunkError>,
}

/// The screen of the present path.
#[component]
pub(super) fn Stage() -> impl IntoView {
    let path = use_link();
    let shown = RwSignal::new(None::<Shown>);
    let tries = RwSignal::new(0_u32);
    watch(move || {
        tries.track();
        let path = path.get();
        spawn_local_scoped_with_cancellation(async move {
            let kind = path.as_ref().map(discriminant);
            let in_shell = !matches!(path, Some(Link::SignIn { .. }));
            let screen = screen(path).await;
            // Another tab, filter or loan on the same screen: the screen sees to that itself.
            let stays = |now: Shown| now.kind == kind && now.screen.is_ok();
            if !shown.get_untracked().is_some_and(stays) {
                shown.set(Some(Shown { kind, in_shell, screen }));
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
    });
    let on_retry = Callback::new(move |()| tries.update(|tries| *tries += 1));
    let draw = move || {
        shown.get().map(|shown| match shown.screen {
            Ok(screen) => screen(),
            Err(ChunkError) => view! { <NotHere on_retry /> }.into_any(),
        })
    };
    let in_shell = Memo::new(move |_| shown.with(|shown| shown.map(|shown| shown.in_shell)));
    move || match in_shell.get() {
        Some(true) => view! { <Shell>{draw}</Shell> }.into_any(),
        Some(false) => draw.into_any(),
        None => ().into_any(),
    }
}

/// What stands in the place of a screen that could not be fetched.
#[component]
fn NotHere(
    /// Fetches it again.
    on_retry: Callback<()>,
) -> impl IntoView {
    view! {
        <main id="page" class="page">
            <section class="empty bad page-wide" role="alert">
                <Heading text="This page could not be fetched" />
                <p>{WHY}</p>
                <WhatToDo on_retry />
            </section>
        </main>
    }
}
