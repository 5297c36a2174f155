//! One offer: its fields, and the calculation of the server.

use super::form::CalculatorForm;
use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::forms::field::{DateField, SelectField, TextField};
use crate::components::forms::money_field::MoneyField;
use crate::components::options::options_of;
use crate::components::widgets::button::Action;
use crate::components::widgets::card::Card;
use crate::dom::timer::debounced;
use crate::jupiter::account;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lms::emi_calculation::{EmiCalculation, EmiFrequency, ValueType};
use lms::loans::RoiType;
use lms::{AccountId, ApiError};

#[derive(Clone, Copy)]
pub(super) struct Offer {
    pub(super) typed: CalculatorForm,
    /// The last calculation; stays while the next is loading.
    pub(super) calculation: Memo<Option<EmiCalculation>>,
    error: Memo<Option<ApiError>>,
    /// Whether the calculation is of what is typed now.
    pub(super) is_current: Memo<bool>,
}

impl Offer {
    /// The offer of a text in the URL.
    pub(super) fn new(text: &str) -> Self {
        let typed = CalculatorForm::read(text);
        let wanted = Memo::new(move |_| typed.check().ok());
        let requested = debounced(wanted);
        let query = api::query(move || requested.get());
        let calculation = Memo::new(move |before: Option<&Option<EmiCalculation>>| {
            query.data().or_else(|| before.cloned().flatten())
        });
        let error = Memo::new(move |_| query.error());
        let is_current = Memo::new(move |_| {
            let typed = wanted.get();
            typed.is_some() && typed == requested.get() && query.data().is_some()
        });
        Self { typed, calculation, error, is_current }
    }

    fn field_error(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let errors = self.typed.check().err()?;
            errors.into_iter().find(|error| error.field == field).map(|error| error.message)
        })
    }
}

#[component]
pub(super) fn OfferFields(
    offer: Offer,
    /// "Offer A".
    #[prop(into)]
    name: String,
    /// Removes it; `None` for the only offer.
    on_remove: Option<Callback<()>>,
    /// The account that an offer may be used for, once one is selected.
    account: Memo<Option<AccountId>>,
) -> impl IntoView {
    let typed = offer.typed;
    let remove = move || {
        on_remove.map(|on_remove| {
            view! {
                <button type="button" class="button small" on:click=move |_| on_remove.run(())>
                    "Remove"
                </button>
            }
        })
    };
    let navigate = use_navigate();
    let apply = Callback::new(move |()| {
        if let (Some(id), Ok(offer)) = (account.get_untracked(), untrack(move || typed.check())) {
            navigate(&account::apply_offer(id, &offer).href(), NavigateOptions::default());
        }
    });
    let incomplete = move || typed.check().is_err().then(|| "Something of the offer is missing or wrong.".to_owned());
    let apply_button = move || {
        account.get().map(|_| {
            view! {
                <p class="actions">
                    <Action on_click=apply locked=Signal::derive(incomplete)>
                        "Use for this account"
                    </Action>
                </p>
            }
        })
    };
    let error = move || offer.error.get().map(|error| view! { <ErrorNote error /> });
    view! {
        <Card title=name aside=remove>
            <div class="stack">
                <MoneyField label="Principal" name="principal" value=typed.principal error=offer.field_error("principal") />
                <div class="fields">
                    <TextField
                        label="Rate, % a year"
                        name="roi_value"
                        value=typed.roi_value
                        error=offer.field_error("roi_value")
                        inputmode="decimal"
                    />
                    <SelectField label="Interest" value=typed.roi_type options=Signal::stored(options_of!(RoiType)) />
                    <TextField
                        label="EMIs"
                        name="emi_count"
                        value=typed.emi_count
                        error=offer.field_error("emi_count")
                        inputmode="numeric"
                    />
                    <SelectField
                        label="Frequency"
                        value=typed.emi_frequency
                        options=Signal::stored(options_of!(EmiFrequency))
                    />
                    <DateField
                        label="Paid out on"
                        name="disbursement_date"
                        value=typed.disbursement_date
                        error=offer.field_error("disbursement_date")
                    />
                    <DateField
                        label="First due"
                        name="first_due_date"
                        value=typed.first_due_date
                        error=offer.field_error("first_due_date")
                        optional=true
                    />
                    <TextField
                        label="Processing fee"
                        name="pf_value"
                        value=typed.pf_value
                        error=offer.field_error("pf_value")
                        inputmode="decimal"
                        optional=true
                    />
                    <SelectField label="Fee in" value=typed.pf_value_type options=Signal::stored(options_of!(ValueType)) />
                    <TextField
                        label="GST on it, percent"
                        name="pf_gst"
                        value=typed.pf_gst
                        error=offer.field_error("pf_gst")
                        inputmode="decimal"
                    />
                </div>
                {error}
                {apply_button}
            </div>
        </Card>
    }
}
