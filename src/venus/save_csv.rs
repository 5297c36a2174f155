//! A list that the server writes as a file, saved.

use crate::api;
use crate::clock;
use crate::components::feedback::toast::toasts;
use crate::dom::download::save_csv;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::Endpoint;
use lms::reply::CsvText;

/// The button.
#[component]
pub(crate) fn SaveCsv<E>(
    /// What it says: "Export CSV".
    words: &'static str,
    /// What the file is called, before the day: "records".
    name: &'static str,
    /// What is asked for.
    ask: impl Fn() -> E + Send + 'static,
) -> impl IntoView
where
    E: Endpoint<Reply = CsvText> + 'static,
{
    let busy = RwSignal::new(false);
    let toasts = toasts();
    let save = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let asked = untrack(&ask);
        spawn_local(async move {
            let file_name = format!("{name}-{}.csv", clock::today().iso());
            match api::send(asked).await {
                Ok(file) if save_csv(&file_name, &file.0) => toasts.success(format!("Saved as {file_name}.")),
                Ok(_) => toasts.error("This browser did not save the file."),
                Err(error) => toasts.error(format!("The file was not made. {error}")),
            }
            busy.try_set(false);
        });
    };
    view! {
        <button type="button" class="button" aria-disabled=move || busy.get().then_some("true") on:click=save>
            {move || if busy.get() { "Exporting…" } else { words }}
        </button>
    }
}
