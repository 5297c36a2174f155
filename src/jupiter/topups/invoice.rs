//! Reading an invoice's text, pasted or dropped, for the fields of a top-up.

use super::invoice_fields::InvoiceFieldsTable;
use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::forms::field::AreaField;
use crate::components::widgets::card::Card;
use js_sys::futures::JsFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::invoices::{InvoiceFields, ParseInvoice};
use lms::topups::Topup;
use lms::{ApiError, can};
use web_sys::DragEvent;

/// The card, where the top-up can still be changed.
#[component]
pub(super) fn InvoiceReader(topup: Topup) -> impl IntoView {
    let may_change = can::change_topup(&topup.status).is_ok();
    may_change.then(|| view! { <ReaderCard topup /> })
}

#[component]
fn ReaderCard(topup: Topup) -> impl IntoView {
    let id = topup.id;
    let text = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let fields = RwSignal::new(None::<Result<InvoiceFields, ApiError>>);
    let parse = move || {
        // The page may have been left while a dropped file was read.
        let typed = text.try_get_untracked().filter(|text| !text.trim().is_empty());
        let Some(text) = typed.filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        spawn_local(async move {
            let response = api::send(ParseInvoice { id, text }).await;
            busy.try_set(false);
            fields.try_set(Some(response));
        });
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            spawn_local(async move {
                if let Some(content) = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) {
                    text.set(content);
                    parse();
                }
            });
        }
    };
    let topup = StoredValue::new(topup);
    view! {
        <Card title="Read the invoice">
            <div class="stack" on:dragover=|event: DragEvent| event.prevent_default() on:drop=dropped>
                <AreaField
                    label="The invoice's text"
                    name="invoice_text"
                    value=text
                    rows=6
                    hint="Paste it, or drop a text file here. Nothing of the top-up changes by reading it."
                    optional=true
                />
                <div class="actions">
                    <button type="button" class="button" aria-busy=move || busy.get().then_some("true") on:click=move |_| parse()>
                        {move || if busy.get() { "Reading…" } else { "Read it" }}
                    </button>
                </div>
            </div>
            {move || fields.get().map(|fields| match fields {
                Ok(fields) => view! { <InvoiceFieldsTable topup=topup.get_value() fields /> }.into_any(),
                Err(error) => view! { <ErrorNote error /> }.into_any(),
            })}
        </Card>
    }
}
