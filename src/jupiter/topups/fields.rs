//! The fields of a new top-up that may be left empty.

use super::form::TopupForm;
use crate::components::forms::bank_account_form::BankFields;
use crate::components::forms::field::{DateField, TextField};
use crate::components::forms::form::Form;
use leptos::prelude::*;

#[component]
pub(super) fn InvoiceSection(form: Form, topup: TopupForm) -> impl IntoView {
    view! {
        <div class="fields">
            <TextField label="Invoice no." name="invoice_no" value=topup.invoice_no error=form.error("invoice_no") optional=true max_length=60 />
            <DateField label="Invoice date" name="invoice_date" value=topup.invoice_date error=form.error("invoice_date") optional=true />
            <TextField
                label="Invoice amount, with GST"
                name="invoice_amount"
                value=topup.invoice_amount
                error=form.error("invoice_amount")
                inputmode="decimal"
                optional=true
            />
        </div>
        <div class="fields">
            <TextField label="Seller" name="seller_name" value=topup.seller_name error=form.error("seller_name") optional=true max_length=200 />
            <TextField label="Seller's GSTIN" name="seller_gstin" value=topup.seller_gstin error=form.error("seller_gstin") optional=true />
            <TextField label="Buyer's GSTIN" name="buyer_gstin" value=topup.buyer_gstin error=form.error("buyer_gstin") optional=true />
        </div>
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
