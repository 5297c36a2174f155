//! A reference that copies itself with one click: `PAY05JG8`, a UTR, an IFSC.

use crate::components::widgets::icon::{Glyph, icon};
use crate::dom::clipboard::{copy_text, select_text};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long the tick stays.
const SHOWN: Duration = Duration::from_secs(2);

/// What became of the last click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Idle,
    Copied,
    Selected,
}

/// A button that shows `text` and copies it.
#[component]
pub(crate) fn Copy(
    /// What is copied, and shown.
    #[prop(into)]
    text: Signal<String>,
    /// What it is, for a screen reader: "payout reference".
    #[prop(into)]
    what: String,
) -> impl IntoView {
    let shown = NodeRef::<html::Span>::new();
    let outcome = RwSignal::new(Outcome::Idle);
    let copy = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            let copied = copy_text(&text).await;
            if !copied && let Some(Some(element)) = shown.try_get_untracked() {
                select_text(&element);
            }
            // The row may be gone by now.
            outcome.try_set(if copied { Outcome::Copied } else { Outcome::Selected });
            set_timeout(
                move || {
                    outcome.try_set(Outcome::Idle);
                },
                SHOWN,
            );
        });
    };
    let said = move || match outcome.get() {
        Outcome::Idle => "",
        Outcome::Copied => "Copied",
        Outcome::Selected => "Could not copy. It is selected: press Ctrl C.",
    };
    view! {
        <button type="button" class="copy" class:done=move || outcome.get() == Outcome::Copied title=format!("Copy {what}") on:click=copy>
            <span class="visually-hidden">{format!("Copy {what} ")}</span>
            <span class="mono" node_ref=shown>{text}</span>
            {move || icon(if outcome.get() == Outcome::Copied { Glyph::Check } else { Glyph::Copy })}
        </button>
        <span class="visually-hidden" aria-live="polite">{said}</span>
    }
}
