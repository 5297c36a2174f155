//! The fields of a restructuring.

use super::form::{BY_AMOUNT, BY_COUNT, RestructureForm};
use crate::components::forms::field::{AreaField, DateField, SelectField, TextField};
use crate::components::forms::form::Form;
use crate::components::forms::money_field::MoneyField;
use leptos::prelude::*;

#[component]
pub(super) fn RestructureFields(typed: RestructureForm, form: Form) -> impl IntoView {
    let options =
        vec![(BY_COUNT.to_owned(), "Number of EMIs".to_owned()), (BY_AMOUNT.to_owned(), "Amount of an EMI".to_owned())];
    // Created once each: the form registers a field when its error is asked for.
    let (count_error, amount_error) = (form.error("emi_count"), form.error("emi_amount"));
    let by = move || {
        if *typed.by.read() == BY_AMOUNT {
            view! { <MoneyField label="EMI" name="emi_amount" value=typed.emi_amount error=amount_error /> }.into_any()
        } else {
            view! {
                <TextField
                    label="EMIs from then on"
                    name="emi_count"
                    value=typed.emi_count
                    error=count_error
                    inputmode="numeric"
                />
            }
            .into_any()
        }
    };
    view! {
        <div class="fields">
            <DateField
                label="From"
                name="effective_date"
                value=typed.effective_date
                error=form.error("effective_date")
                hint="EMIs that fall due after that day change."
            />
            <SelectField label="By" name="by" value=typed.by options=Signal::stored(options) />
            {by}
            <TextField
                label="New rate, % a year"
                name="roi_value"
                value=typed.roi_value
                error=form.error("roi_value")
                inputmode="decimal"
                hint="As it is, where left empty."
                optional=true
            />
        </div>
        <AreaField label="Reason" name="reason" value=typed.reason error=form.error("reason") />
    }
}
