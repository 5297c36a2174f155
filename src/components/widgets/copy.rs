//! A reference that is copied with one click: `PAY05JG8`, a UTR, an IFSC.

use crate::components::widgets::icon::{Glyph, icon};
use crate::dom::clipboard::{copy_text, select_text};
use crate::dom::timer::Timer;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long the outcome is shown.
const SHOWN_FOR: Duration = Duration::from_secs(2);

/// Outcome of the last click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Idle,
    Copied,
    Selected,
}

#[component]
pub(crate) fn Copy(
    /// Shown and copied.
    #[prop(into)]
    text: Signal<String>,
    /// For screen readers: "payout reference".
    #[prop(into)]
    what: String,
) -> impl IntoView {
    let shown = NodeRef::<html::Span>::new();
    let outcome = RwSignal::new(Outcome::Idle);
    let timer = Timer::new();
    let copy = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            let copied = copy_text(&text).await;
            if !copied && let Some(Some(element)) = shown.try_get_untracked() {
                select_text(&element);
            }
            // The component may be gone.
            outcome.try_set(if copied { Outcome::Copied } else { Outcome::Selected });
            timer.start(SHOWN_FOR, move || outcome.set(Outcome::Idle));
        });
    };
    let status = move || match outcome.get() {
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
        <span class="visually-hidden" aria-live="polite">{status}</span>
    }
}
