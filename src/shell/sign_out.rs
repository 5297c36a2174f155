//! Signing out. Where it would remove something unfinished from this device, a dialog names that first.

use crate::bulk_upload::{UPLOADS, unfinished_uploads};
use crate::components::forms::submit::{NOTES, all_notes};
use crate::components::widgets::dialog::{Dialog, close_button};
use crate::lazy::{lazy_chunk, lazy_view};
use crate::session;
use crate::storage::local;
use leptos::prelude::*;

/// Signs out, or sets `ask` if something is unfinished.
pub(super) fn sign_out(ask: RwSignal<bool>) {
    if local::keys(NOTES).is_empty() && local::keys(UPLOADS).is_empty() {
        session::sign_out();
    } else {
        ask.set(true);
    }
}

#[component]
pub(super) fn SignOutDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title="Sign out and discard unfinished entries?">
            <p>"Signing out removes what was entered on this device, in all tabs. These are not finished:"</p>
            {lazy_view(unfinished, move |list: fn(RwSignal<bool>) -> AnyView| list(open))}
            <div class="actions">
                <button type="button" class="button danger" on:click=|_| session::sign_out()>
                    "Sign out and discard"
                </button>
                {close_button(open, "Stay signed in")}
            </div>
        </Dialog>
    }
}

lazy_chunk!(in bulk, /// What is unfinished, each with a link to where it can be finished.
    fn unfinished(open: RwSignal<bool>) {
        let row = |text: String, href: Option<String>| {
            view! {
                <li>
                    {text}
                    {href.map(|href| view! { " " <a class="button small" href=href on:click=move |_| open.set(false)>"Open"</a> })}
                </li>
            }
        };
        let notes = all_notes();
        let has_notes = !notes.is_empty();
        let notes = notes.into_iter().map(|note| match note {
            Some(note) => row(
                format!("It is not known whether {}, sent on {}, arrived.", note.what, note.noted_at),
                Some(note.path),
            ),
            None => row("It is not known whether a request, sent by an earlier version of Orrery, arrived.".to_owned(), None),
        });
        let uploads = unfinished_uploads().into_iter().map(|(text, page)| row(text, Some(page.href())));
        view! {
            <ul>{notes.collect_view()} {uploads.collect_view()}</ul>
            {has_notes.then(|| view! {
                <p class="muted">
                    "Orrery remembers that these requests were sent. The same request is looked for before it is sent again."
                </p>
            })}
        }
    }
);
