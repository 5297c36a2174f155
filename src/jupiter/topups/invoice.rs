//! An invoice's text, pasted or dropped: what is read from it, how sure, and which of it the top-up takes.

use super::facts::{changed_since, fresh};
use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::toast::toasts;
use crate::components::forms::field::AreaField;
use crate::components::forms::submit::{Submission, SubmitActions, SubmitLabels};
use crate::components::widgets::card::Card;
use crate::components::widgets::table::{Head, table};
use futures::FutureExt;
use js_sys::futures::JsFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::invoices::{InvoiceField, InvoiceFields, ParseInvoice};
use lms::topups::{Topup, TopupDetails, UpdateTopup};
use lms::{ApiError, can};
use web_sys::DragEvent;

const LABELS: SubmitLabels = SubmitLabels { what: "the change", send: "Take these", sending: "Taking…" };
/// Surer than this in a hundred, a field is ticked from the start.
const SURE: u32 = 80;

/// The card; only where the top-up can still be changed.
#[component]
pub(super) fn Invoice(topup: Topup) -> impl IntoView {
    let may = can::change_topup(&topup.status).is_ok();
    may.then(|| view! { <Read topup /> })
}

#[component]
fn Read(topup: Topup) -> impl IntoView {
    let id = topup.id;
    let text = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let read = RwSignal::new(None::<Result<InvoiceFields, ApiError>>);
    let parse = move || {
        if text.with_untracked(|text| text.trim().is_empty()) || busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let answer = api::send(ParseInvoice { id, text: text.get_untracked() }).await;
            busy.try_set(false);
            read.try_set(Some(answer));
        });
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            spawn_local(async move {
                if let Some(words) = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) {
                    text.set(words);
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
            {move || read.get().map(|read| match read {
                Ok(fields) => view! { <Found topup=topup.get_value() fields /> }.into_any(),
                Err(error) => view! { <ErrorNote error /> }.into_any(),
            })}
        </Card>
    }
}

/// One field that was read: its name, its value in words, how sure in a hundred, and putting it into the change.
struct Item {
    name: &'static str,
    shown: String,
    sure: u32,
    from: Option<String>,
    put: Box<dyn Fn(&mut TopupDetails) + Send + Sync>,
}

fn item<T: Clone + Send + Sync + 'static>(
    name: &'static str,
    field: InvoiceField<T>,
    words: fn(&T) -> String,
    put: fn(&mut TopupDetails, T),
) -> Option<Item> {
    let value = field.value?;
    Some(Item {
        name,
        shown: words(&value),
        sure: in_hundred(&field.confidence.to_string()),
        from: field.text,
        put: Box::new(move |details| put(details, value.clone())),
    })
}

/// A share from 0 to 1 as JSON writes it, in a hundred.
fn in_hundred(share: &str) -> u32 {
    let (whole, fraction) = share.split_once('.').unwrap_or((share, ""));
    let digits: String = fraction.chars().chain("00".chars()).take(2).collect();
    match (whole.parse::<u32>(), digits.parse::<u32>()) {
        (Ok(0), Ok(hundredths)) => hundredths,
        (Ok(_), _) => 100,
        _ => 0,
    }
}

#[component]
fn Found(topup: Topup, fields: InvoiceFields) -> impl IntoView {
    let id = topup.id;
    let items: Vec<Item> = [
        item("Invoice no.", fields.invoice_no, Clone::clone, |details, no| details.invoice_no = Some(no)),
        item(
            "Invoice date",
            fields.invoice_date,
            |at| at.day().to_string(),
            |details, at| details.invoice_date = Some(at.day()),
        ),
        item("Invoice amount", fields.invoice_amount, ToString::to_string, |details, amount| {
            details.invoice_amount = Some(amount)
        }),
        item("Seller", fields.seller_name, Clone::clone, |details, name| details.seller_name = Some(name)),
        item("Seller's GSTIN", fields.seller_gstin, Clone::clone, |details, gstin| details.seller_gstin = Some(gstin)),
        item("Buyer's GSTIN", fields.buyer_gstin, Clone::clone, |details, gstin| details.buyer_gstin = Some(gstin)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let ticks: Vec<RwSignal<bool>> = items.iter().map(|item| RwSignal::new(item.sure >= SURE)).collect();
    let reference = topup.ref_id.clone();
    let look_up = move |_, since| {
        let reference = reference.clone();
        async move { Ok(Some(fresh(&reference, id).await?).filter(|topup| changed_since(topup, since))) }.boxed_local()
    };
    let submission = Submission::new(format!("topup.invoice.{id}"), LABELS, look_up);
    let toasts = toasts();
    submission.on_success(move |topup: Topup| {
        toasts.success(format!("{} has the invoice's fields and was checked again.", topup.ref_id));
    });
    if items.is_empty() {
        return view! { <p>"Nothing that a top-up needs could be read from it."</p> }.into_any();
    }
    let row = |(item, tick): (&Item, &RwSignal<bool>)| {
        let (name, tick) = (item.name, *tick);
        let unsure = (item.sure < SURE).then_some("unsure");
        view! {
            <tr>
                <th scope="row">
                    <label>
                        <input type="checkbox" prop:checked=tick on:change:target=move |event| tick.set(event.target().checked()) />
                        " "
                        {name}
                    </label>
                </th>
                <td>{item.shown.clone()}</td>
                <td class="num">{format!("{}%", item.sure)}</td>
                <td class="muted">{unsure} " " {item.from.clone()}</td>
            </tr>
        }
    };
    let heads = [Head::new("Field"), Head::new("Read as"), Head::num("Sure"), Head::new("From the words")];
    let rows = items.iter().zip(&ticks).map(row).collect_view();
    let (others, gst) = (fields.taxable_amount.value, fields.gst_amount.value);
    let sum = others.zip(gst).map(|(taxable, gst)| format!("Taxable {taxable}, GST {gst}."));
    let send = move |()| {
        let mut details = TopupDetails::default();
        for (item, _) in items.iter().zip(&ticks).filter(|(_, tick)| tick.get_untracked()) {
            (item.put)(&mut details);
        }
        if details != TopupDetails::default() {
            submission.send(UpdateTopup { id, amount: None, group: None, details });
        }
    };
    view! {
        {table("Read from the invoice", &heads, rows, None)}
        {sum.map(|sum| view! { <p class="muted">{sum}</p> })}
        <SubmitActions handle=submission.handle() on_send=send />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::in_hundred;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn how_sure_is_told_in_a_hundred() {
        for (share, shown) in [("0", 0), ("0.5", 50), ("0.957", 95), ("1", 100), ("1.0", 100), ("0.05", 5)] {
            assert_eq!(in_hundred(share), shown, "{share}");
        }
    }
}
