//! The fields of a restructuring.

use super::form::{BY_AMOUNT, BY_COUNT, RestructureForm};
use crate::components::forms::field::SelectField;
use crate::components::forms::form::Form;
use crate::components::forms::form_field::FormField;
use leptos::prelude::*;

#[component]
pub(super) fn RestructureFields(typed: RestructureForm, form: Form) -> impl IntoView {
    let options =
        vec![(BY_COUNT.to_owned(), "Number of EMIs".to_owned()), (BY_AMOUNT.to_owned(), "Amount of an EMI".to_owned())];
    // Created once each: the form registers a field when its error is asked for.
    let (count_error, amount_error) = (form.error("emi_count"), form.error("emi_amount"));
    let by = move || {
        if *typed.by.read() == BY_AMOUNT {
            FormField::money("EMI", "emi_amount", typed.emi_amount).with_error(amount_error)
        } else {
            FormField::number("numeric", "EMIs from then on", "emi_count", typed.emi_count).with_error(count_error)
        }
    };
    let from = FormField::day("From", "effective_date", typed.effective_date)
        .hint("EMIs that fall due after that day change.");
    let rate = FormField::number("decimal", "New rate, % a year", "roi_value", typed.roi_value)
        .hint("As it is, where left empty.")
        .optional();
    view! {
        <div class="fields">
            {from.of(form)} <SelectField label="By" name="by" value=typed.by options=Signal::stored(options) /> {by}
            {rate.of(form)}
        </div>
        {FormField::area("Reason", "reason", typed.reason).of(form)}
    }
}
