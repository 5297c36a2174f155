//! A button that saves a list as the CSV file that the server writes.

use crate::api;
use crate::clock;
use crate::components::feedback::toast::toasts;
use crate::dom::download::save_csv;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::reply::CsvText;
use lms::{ApiError, Endpoint};

#[component]
pub(crate) fn SaveCsv<E>(
    /// "Export CSV".
    label: &'static str,
    /// File name before the day: "records".
    name: &'static str,
    export: impl Fn() -> Result<E, ApiError> + Send + 'static,
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
        let export = untrack(&export);
        spawn_local(async move {
            let file_name = format!("{name}-{}.csv", clock::today().iso());
            let file = match export {
                Ok(export) => api::send(export).await,
                Err(error) => Err(error),
            };
            match file {
                Ok(file) if save_csv(&file_name, &file.0) => toasts.success(format!("Saved as {file_name}.")),
                Ok(_) => toasts.error("This browser did not save the file."),
                Err(error) => toasts.error(format!("The file was not made. {error}")),
            }
            busy.try_set(false);
        });
    };
    view! {
        <button type="button" class="button" aria-disabled=move || busy.get().then_some("true") on:click=save>
            {move || if busy.get() { "Exporting…" } else { label }}
        </button>
    }
}
