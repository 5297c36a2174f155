//! Signing out. Where it would remove something unfinished from this device, a dialog names that first.

use crate::bulk_upload::{UPLOADS, unfinished_uploads};
use crate::components::forms::submit::{NOTES, all_notes};
use crate::components::widgets::dialog::{Dialog, close_button};
use crate::components::widgets::menu;
use crate::dom::watch::watch;
use crate::lazy::{ChunkError, lazy_chunk};
use crate::session;
use crate::storage::local;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Signs out, or sets `ask` if something is unfinished.
pub(super) fn sign_out(ask: RwSignal<bool>) {
    menu::close_open();
    if local::keys(NOTES).is_empty() && local::keys(UPLOADS).is_empty() {
        session::sign_out();
    } else {
        ask.set(true);
    }
}

/// The dialog, fetched once it is wanted. Where it can't be, the browser asks.
#[component]
pub(super) fn SignOutDialog(open: RwSignal<bool>) -> impl IntoView {
    let fetched = RwSignal::new(None::<fn(RwSignal<bool>) -> AnyView>);
    watch(move || {
        if open.get() && fetched.with_untracked(Option::is_none) {
            spawn_local(async move {
                match dialog().await {
                    // The session may have ended meanwhile, and the dialog with it.
                    Ok(draw) => drop(fetched.try_set(Some(draw))),
                    Err(ChunkError) => ask_in_browser(open),
                }
            });
        }
    });
    move || fetched.get().map(|draw| draw(open))
}

fn ask_in_browser(open: RwSignal<bool>) {
    if open.try_set(false).is_some() {
        // The session has ended meanwhile.
        return;
    }
    let question = "Entries on this device are not finished. Sign out and discard them?";
    // A browser that refuses to ask leaves the officer signed in.
    if window().confirm_with_message(question).unwrap_or_default() {
        session::sign_out();
    }
}

lazy_chunk!(in bulk, /// Names what is unfinished, each with a link to where it can be finished.
    fn dialog(open: RwSignal<bool>) {
        view! {
            <Dialog open title="Sign out and discard unfinished entries?">
                <p>"Signing out removes what was entered on this device, in all tabs. These are not finished:"</p>
                {unfinished(open)}
                <div class="actions">
                    <button type="button" class="button danger" on:click=|_| session::sign_out()>
                        "Sign out and discard"
                    </button>
                    {close_button(open, "Stay signed in")}
                </div>
            </Dialog>
        }
    }
);

fn unfinished(open: RwSignal<bool>) -> AnyView {
    let row = |text: String, href: Option<String>| {
        let close = move |_| open.set(false);
        let link = href.map(|href| view! { <a class="button small" href=href on:click=close>"Open"</a> });
        view! { <li class="actions"><span>{text}</span> {link}</li> }
    };
    let notes = all_notes();
    let has_notes = !notes.is_empty();
    let notes = notes.into_iter().map(|note| match note {
        Some(note) => {
            let text = format!("It is not known whether {}, sent on {}, arrived.", note.what, note.noted_at);
            row(text, Some(note.path))
        }
        None => {
            row("It is not known whether a request, sent by an earlier version of Orrery, arrived.".to_owned(), None)
        }
    });
    let uploads = unfinished_uploads().into_iter().map(|(text, page)| row(text, Some(page.href())));
    let looked_for = has_notes.then(|| {
        view! {
            <p class="muted">
                "Orrery remembers that these requests were sent. The same request is looked for before it is sent again."
            </p>
        }
    });
    view! {
        <ul class="stack">{notes.collect_view()} {uploads.collect_view()}</ul>
        {looked_for}
    }
    .into_any()
}
