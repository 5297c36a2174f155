//! Puts the screen of the present path on the page, inside the shell.
//!
//! What is on the page stays until the next screen is here. One that can't be fetched says so.

use super::screen;
use super::screens::{NotLoaded, Screen};
use crate::paths::{Path, use_path};
use crate::shell::Shell;
use crate::ui::heading::Heading;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use leptos_router::location::{BrowserUrl, LocationProvider};
use std::mem::{Discriminant, discriminant};

/// What is on the page: of which kind of path, and how it is drawn.
#[derive(Clone, Copy)]
struct Shown {
    kind: Option<Discriminant<Path>>,
    in_shell: bool,
    screen: Result<Screen, NotLoaded>,
}

/// The screen of the present path.
#[component]
pub(super) fn Stage() -> impl IntoView {
    let path = use_path();
    let location = use_context::<BrowserUrl>();
    let shown = RwSignal::new(None::<Shown>);
    let tries = RwSignal::new(0_u32);
    Effect::new(move |_| {
        tries.track();
        let path = path.get();
        let location = location.clone();
        spawn_local_scoped_with_cancellation(async move {
            let kind = path.as_ref().map(discriminant);
            let in_shell = !matches!(path, Some(Path::SignIn { .. }));
            let screen = screen(path).await;
            // Another tab, filter or loan on the same screen: the screen sees to that itself.
            let stays = |now: Shown| now.kind == kind && now.screen.is_ok();
            if !shown.get_untracked().is_some_and(stays) {
                shown.set(Some(Shown { kind, in_shell, screen }));
            }
            // Only now the address bar takes the path of a link that was followed.
            if let Some(location) = location {
                location.ready_to_complete();
            }
        });
    });
    let on_retry = Callback::new(move |()| tries.update(|tries| *tries += 1));
    let draw = move || {
        shown.get().map(|shown| match shown.screen {
            Ok(screen) => screen(),
            Err(NotLoaded) => view! { <NotHere on_retry /> }.into_any(),
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
    // A new deployment takes the parts of the old one away: only a reload gets the new ones.
    let reload = |_| drop(window().location().reload());
    view! {
        <main id="page" class="page">
            <section class="empty bad page-wide" role="alert">
                <Heading text="This page could not be fetched" />
                <p>"You may be offline, or the site was renewed since you opened it. Nothing was sent."</p>
                <p class="actions">
                    <button type="button" class="button primary" on:click=move |_| on_retry.run(())>
                        "Retry"
                    </button>
                    <button type="button" class="button" on:click=reload>
                        "Reload"
                    </button>
                </p>
            </section>
        </main>
    }
}
