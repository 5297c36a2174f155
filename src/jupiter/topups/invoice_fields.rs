//! The fields that were read from an invoice, and putting the selected ones into the top-up.

use super::find_topup::look_up_update;
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{Submission, SubmitActions, SubmitLabels};
use crate::components::widgets::table::{Head, table};
use leptos::prelude::*;
use lms::invoices::{InvoiceField, InvoiceFields};
use lms::topups::{Topup, TopupDetails, UpdateTopup};

const LABELS: SubmitLabels = SubmitLabels { what: "the change", send: "Take these", sending: "Taking…" };
/// From this confidence on, percent, a field is selected at first.
const SURE: u32 = 80;

/// One field that was read from the invoice.
struct ParsedField {
    name: &'static str,
    value: String,
    /// How sure the parser is, percent.
    confidence: u32,
    /// The words of the invoice that it was read from.
    source: Option<String>,
    /// Puts the value into a change of the top-up.
    apply: Box<dyn Fn(&mut TopupDetails) + Send + Sync>,
}

fn parsed_field<T: Clone + Send + Sync + 'static>(
    name: &'static str,
    field: InvoiceField<T>,
    text: fn(&T) -> String,
    apply: fn(&mut TopupDetails, T),
) -> Option<ParsedField> {
    let value = field.value?;
    Some(ParsedField {
        name,
        value: text(&value),
        confidence: percent(&field.confidence.to_string()),
        source: field.text,
        apply: Box::new(move |details| apply(details, value.clone())),
    })
}

/// A share from 0 to 1, as JSON writes it, in whole percent, rounded down.
fn percent(share: &str) -> u32 {
    let (whole, fraction) = share.split_once('.').unwrap_or((share, ""));
    let digits: String = fraction.chars().chain("00".chars()).take(2).collect();
    match (whole.parse::<u32>(), digits.parse::<u32>()) {
        (Ok(0), Ok(hundredths)) => hundredths,
        (Ok(_), _) => 100,
        _ => 0,
    }
}

#[component]
pub(super) fn InvoiceFieldsTable(topup: Topup, fields: InvoiceFields) -> impl IntoView {
    let id = topup.id;
    let parsed: Vec<ParsedField> = [
        parsed_field("Invoice no.", fields.invoice_no, Clone::clone, |details, no| details.invoice_no = Some(no)),
        parsed_field(
            "Invoice date",
            fields.invoice_date,
            |at| at.day().to_string(),
            |details, at| details.invoice_date = Some(at.day()),
        ),
        parsed_field("Invoice amount", fields.invoice_amount, ToString::to_string, |details, amount| {
            details.invoice_amount = Some(amount)
        }),
        parsed_field("Seller", fields.seller_name, Clone::clone, |details, name| details.seller_name = Some(name)),
        parsed_field("Seller's GSTIN", fields.seller_gstin, Clone::clone, |details, gstin| {
            details.seller_gstin = Some(gstin)
        }),
        parsed_field("Buyer's GSTIN", fields.buyer_gstin, Clone::clone, |details, gstin| {
            details.buyer_gstin = Some(gstin)
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    let selected: Vec<RwSignal<bool>> = parsed.iter().map(|field| RwSignal::new(field.confidence >= SURE)).collect();
    let look_up = move |_| look_up_update(&topup);
    let submission = Submission::new(format!("topup.invoice.{id}"), LABELS, look_up);
    let toasts = toasts();
    submission.on_success(move |topup: Topup| {
        toasts.success(format!("{} has the invoice's fields and was checked again. Nothing was drawn.", topup.ref_id));
    });
    if parsed.is_empty() {
        return view! { <p>"Nothing that a top-up needs could be read from it."</p> }.into_any();
    }
    let row = |(field, selected): (&ParsedField, &RwSignal<bool>)| {
        let (name, selected) = (field.name, *selected);
        let unsure = (field.confidence < SURE).then_some("unsure");
        view! {
            <tr>
                <th scope="row">
                    <label>
                        <input type="checkbox" prop:checked=selected on:change:target=move |event| selected.set(event.target().checked()) />
                        " "
                        {name}
                    </label>
                </th>
                <td>{field.value.clone()}</td>
                <td class="num">{format!("{}%", field.confidence)}</td>
                <td class="muted">{unsure} " " {field.source.clone()}</td>
            </tr>
        }
    };
    let heads = [Head::new("Field"), Head::new("Read as"), Head::num("Sure"), Head::new("From the words")];
    let rows = parsed.iter().zip(&selected).map(row).collect_view();
    let (taxable, gst) = (fields.taxable_amount.value, fields.gst_amount.value);
    let sum = taxable.zip(gst).map(|(taxable, gst)| format!("Taxable {taxable}, GST {gst}."));
    let send = move |()| {
        let mut details = TopupDetails::default();
        for (field, _) in parsed.iter().zip(&selected).filter(|(_, selected)| selected.get_untracked()) {
            (field.apply)(&mut details);
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
    use super::percent;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn converts_a_confidence_to_percent() {
        for (share, expected) in [("0", 0), ("0.5", 50), ("0.957", 95), ("1", 100), ("1.0", 100), ("0.05", 5)] {
            assert_eq!(percent(share), expected, "{share}");
        }
    }
}
