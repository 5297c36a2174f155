//! The fields of a new record.

use super::duplicate_utr::DuplicateUtrWarning;
use super::form::RecordForm;
use super::labels::mode_options;
use crate::clock;
use crate::components::forms::form::Form;
use crate::components::forms::form_field::{FormField, field_row};
use crate::components::options::options_of;
use crate::pickers::{AccountPicker, LoanPicker};
use leptos::prelude::*;
use lms::records::{RecordType, SettlementOrder};

#[component]
pub(super) fn RecordFields(form: Form, typed: RecordForm) -> impl IntoView {
    let has_no_loan = move || typed.loan.with(String::is_empty);
    let types = RecordType::RECEIVED.iter().map(|kind| (kind.to_string(), kind.label().to_owned())).collect();
    let kind = vec![
        FormField::number("decimal", "TDS", "tds_amount", typed.tds_amount)
            .hint("Tax that the payer kept back: it counts as paid.")
            .optional(),
        FormField::select("Type", "type", typed.r#type, types),
        FormField::select("Mode", "payment_mode", typed.payment_mode, mode_options()),
    ];
    let bank = vec![
        FormField::text("UTR", "utr", typed.utr).optional(),
        FormField::day_until(clock::today(), "Bank day", "bank_date", typed.bank_date.value),
        FormField::select("Settlement order", "settlement_order", typed.settlement_order, options_of!(SettlementOrder)),
    ];
    view! {
        <LoanPicker form value=typed.loan typed=typed.loan_typed hint="Type a reference or a borrower's name. Left empty, it pays what the account owes, or is matched later." optional=true />
        <Show when=has_no_loan>
            <AccountPicker form value=typed.account typed=typed.account_typed hint="With neither a loan nor an account it waits to be matched." optional=true />
        </Show>
        {FormField::money("Received by the bank", "received_amount", typed.received_amount).of(form)}
        {field_row(form, kind)}
        {field_row(form, bank)}
        {typed.bank_date.confirmation()}
        <DuplicateUtrWarning utr=typed.utr />
        {FormField::area("Remark", "remark", typed.remark).optional().of(form)}
    }
}
