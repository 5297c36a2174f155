//! The records that the list shows, saved as a file.

use super::list::filter;
use crate::api;
use crate::clock;
use crate::ui::download::save_csv;
use crate::ui::listing::Listing;
use crate::ui::toast::toasts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::records::ExportRecords;

/// The button.
#[component]
pub(super) fn Export(listing: Memo<Listing>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let toasts = toasts();
    let export = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let asked = listing
            .with_untracked(|listing| ExportRecords { filter: filter(listing), ordering: listing.order().to_owned() });
        spawn_local(async move {
            let name = format!("records-{}.csv", clock::today().iso());
            match api::send(asked).await {
                Ok(file) if save_csv(&name, &file.0) => toasts.success(format!("Saved as {name}.")),
                Ok(_) => toasts.error("This browser did not save the file."),
                Err(error) => toasts.error(format!("The records were not exported. {error}")),
            }
            busy.try_set(false);
        });
    };
    view! {
        <button type="button" class="button" aria-disabled=move || busy.get().then_some("true") on:click=export>
            {move || if busy.get() { "Exporting…" } else { "Export CSV" }}
        </button>
    }
}
