//! The fields of an account to be opened: its application, and its borrower.

use super::form::AccountForm;
use crate::components::forms::form::Form;
use crate::components::forms::form_field::{FormField, field_row};
use leptos::prelude::*;

#[component]
pub(super) fn ApplicationFields(form: Form, account: AccountForm) -> impl IntoView {
    let lead =
        FormField::code("Lead id", "lead_id", account.lead_id).hint("The application's id in the origination system.");
    let program =
        FormField::code("Program id", "program_id", account.program_id).hint("The product it was approved under.");
    view! {
        {lead.of(form)}
        {program.of(form)}
    }
}

#[component]
pub(super) fn BorrowerFields(form: Form, account: AccountForm) -> impl IntoView {
    let name = FormField::text("Legal name", "name", account.name);
    let contact = vec![
        FormField::typed("tel", "Mobile", "mobile", account.mobile).hint("Ten digits."),
        FormField::typed("email", "E-mail", "email", account.email).optional(),
    ];
    let tax = vec![
        FormField::code("PAN", "pan", account.pan).hint("As in ABCDE1234F."),
        FormField::code("GSTIN", "gstin", account.gstin).hint("15 characters.").optional(),
    ];
    view! {
        {name.of(form)}
        {field_row(form, contact)}
        {field_row(form, tax)}
    }
}
