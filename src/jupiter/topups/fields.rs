//! The fields of a new top-up that may be left empty.

use super::form::TopupForm;
use crate::components::forms::bank_account_form::BankFields;
use crate::components::forms::form::Form;
use crate::components::forms::form_field::{FormField, field_row};
use leptos::prelude::*;

#[component]
pub(super) fn InvoiceSection(form: Form, topup: TopupForm) -> impl IntoView {
    let invoice = vec![
        FormField::text("Invoice no.", "invoice_no", topup.invoice_no).optional(),
        FormField::day("Invoice date", "invoice_date", topup.invoice_date).optional(),
        FormField::number("decimal", "Invoice amount, with GST", "invoice_amount", topup.invoice_amount).optional(),
    ];
    let parties = vec![
        FormField::text("Seller", "seller_name", topup.seller_name).optional(),
        FormField::text("Seller's GSTIN", "seller_gstin", topup.seller_gstin).optional(),
        FormField::text("Buyer's GSTIN", "buyer_gstin", topup.buyer_gstin).optional(),
    ];
    view! {
        {field_row(form, invoice)}
        {field_row(form, parties)}
    }
}

#[component]
pub(super) fn BankSection(form: Form, topup: TopupForm) -> impl IntoView {
    view! {
        <details>
            <summary>"Pay into another bank account"</summary>
            <div class="stack">
                <p class="muted">"Left empty, it goes to the account's own."</p>
                <BankFields form typed=topup.bank />
            </div>
        </details>
    }
}
