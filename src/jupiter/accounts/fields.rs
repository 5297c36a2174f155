//! The fields of an account to be opened: its application, and its borrower.

use super::form::AccountForm;
use crate::components::forms::form::Form;
use crate::components::forms::form_field::{FormField, field_row};
use leptos::prelude::*;

#[component]
pub(super) fn ApplicationFields(form: Form, account: AccountForm) -> impl IntoView {
    let lead = FormField::code("Lead id", "lead_id", account.lead_id)
        .hint("The application's id in the origination system.")
        .max_length(40);
    let program = FormField::code("Program id", "program_id", account.program_id)
        .hint("The product it was approved under.")
        .max_length(40);
    view! {
        {lead.of(form)}
        {program.of(form)}
    }
}

#[component]
pub(super) fn BorrowerFields(form: Form, account: AccountForm) -> impl IntoView {
    let name = FormField::text("Legal name", "name", account.name).max_length(200);
    let contact = vec![
        FormField::typed("tel", "Mobile", "mobile", account.mobile).hint("Ten digits.").max_length(16),
        FormField::typed("email", "E-mail", "email", account.email).max_length(200).optional(),
    ];
    let tax = vec![
        FormField::code("PAN", "pan", account.pan).hint("As in ABCDE1234F.").max_length(12),
        FormField::code("GSTIN", "gstin", account.gstin).hint("15 characters.").max_length(18).optional(),
    ];
    view! {
        {name.of(form)}
        {field_row(form, contact)}
        {field_row(form, tax)}
    }
}
