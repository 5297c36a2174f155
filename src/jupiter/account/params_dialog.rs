//! The dialog that sets an account's first terms, or changes them and shows what changes.

mod form;
mod submit;

use super::Reads;
use crate::components::forms::discard::cancel_button;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::form_field::{FormField, field_row};
use crate::components::options::options_of;
use crate::components::widgets::card::{Pair, Pairs, changed};
use crate::components::widgets::dialog::Dialog;
use crate::jupiter::terms::value_of_type;
use crate::links::{AccountTab, Link};
use form::ParamsForm;
use leptos::prelude::*;
use lms::accounts::{Account, UpdateLoanParams};
use lms::emi_calculation::{CalculateEmi, ValueType};
use lms::loan_data::{LoanTerms, RateTerm};
use lms::{AccountId, Money};
use submit::{TermsSubmission, submit_terms};

/// Puts an offer of the EMI calculator into the dialog of an account; returns the link to the dialog, which shows what
/// it would change.
pub(crate) fn apply_offer(account: AccountId, offer: &CalculateEmi) -> Link {
    ParamsForm::save_draft(account, offer);
    Link::Account { id: account, tab: AccountTab::ChangeTerms }
}

#[component]
pub(super) fn Params(
    open: RwSignal<bool>,
    reads: Reads,
    /// The current terms; `None` where the first are set.
    terms: Option<LoanTerms>,
) -> impl IntoView {
    let title = if terms.is_some() { "Change the terms" } else { "Set the first terms" };
    let terms = StoredValue::new(terms);
    // The account is read once, when the dialog opens.
    let account = move || untrack(move || reads.account.data());
    view! {
        <Dialog open title>
            {account().map(|account| view! { <ParamsFormView open account terms=terms.get_value() /> })}
        </Dialog>
    }
}

#[component]
fn ParamsFormView(open: RwSignal<bool>, account: Account, terms: Option<LoanTerms>) -> impl IntoView {
    let (typed, draft) = ParamsForm::restored(&account, terms.as_ref());
    let TermsSubmission { handle, send } = submit_terms(open, &account, terms.is_some(), draft);
    let application = account.lead_id.zip(account.program_id);
    let check = move || typed.check(application);
    let form = Form::new(handle, move || check().err().unwrap_or_default());
    let on_send = move |()| {
        if let Ok(params) = untrack(check) {
            send.run(params);
        }
    };
    let current = CurrentTerms::of(&account, terms.as_ref());
    let loan = vec![
        FormField::number("numeric", "EMIs", "emi_count", typed.emi_count),
        FormField::number("decimal", "Rate of interest, percent a year", "flat_roi_value", typed.roi),
    ];
    let fee = vec![
        FormField::number("decimal", "Processing fee", "pf_value", typed.pf),
        FormField::select("Counted in", "pf_value_type", typed.pf_type, options_of!(ValueType)),
    ];
    let leave = Callback::new(move |()| open.set(false));
    view! {
        <FormView form on_send beside=move || cancel_button(form.handle(), "Cancel", leave)>
            {FormField::money("Line amount", "approved_line_amount", typed.line).of(form)}
            {field_row(form, loan)}
            {field_row(form, fee)}
            {move || check().ok().map(|params| changes(&current, &params))}
        </FormView>
    }
}

/// The current terms, as shown.
struct CurrentTerms {
    line: String,
    emi_count: String,
    roi: String,
    fee: String,
}

impl CurrentTerms {
    fn of(account: &Account, terms: Option<&LoanTerms>) -> Self {
        let none = || "—".to_owned();
        let rate = |rate: &RateTerm| match rate {
            RateTerm::Flat(rate) => format!("{rate}%"),
            RateTerm::Slabs(_) => "by slabs".to_owned(),
        };
        Self {
            line: account.approved_amount.to_string(),
            emi_count: terms.and_then(|terms| terms.emi_count.as_ref()).map_or_else(none, ToString::to_string),
            roi: terms.and_then(|terms| terms.roi_value.as_ref()).map_or_else(none, rate),
            fee: terms
                .and_then(|terms| Some(value_of_type(terms.pf_value.as_ref()?, terms.pf_value_type.as_deref())))
                .unwrap_or_else(none),
        }
    }
}

/// The terms that sending would change, before and after.
fn changes(current: &CurrentTerms, params: &UpdateLoanParams) -> AnyView {
    let data = &params.loan_data;
    let line = Money::parse(&params.line_detail.approved_line_amount).unwrap_or_default().to_string();
    let percent = |value: &str| format!("{value}%");
    let fee = if ValueType::from(data.pf_value_type.as_str()) == ValueType::Fixed {
        format!("₹{}", data.pf_value)
    } else {
        percent(&data.pf_value)
    };
    let rows = [
        ("Line amount", current.line.clone(), line),
        ("EMIs", current.emi_count.clone(), data.emi_count.clone()),
        ("Rate of interest", current.roi.clone(), percent(&data.flat_roi_value)),
        ("Processing fee", current.fee.clone(), fee),
    ];
    let different: Vec<_> = rows
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(name, before, after)| view! { <Pair label=name>{changed(before, after)}</Pair> })
        .collect();
    if different.is_empty() {
        return view! { <p class="muted">"Nothing is changed yet."</p> }.into_any();
    }
    view! {
        <section class="stack" aria-label="What changes">
            <Pairs>{different}</Pairs>
        </section>
    }
    .into_any()
}
