//! One offer: its fields, and what the server makes of it.

use super::typed::Typed;
use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::forms::field::{DateField, SelectField, TextField};
use crate::components::forms::money_field::MoneyField;
use crate::components::lists::list_page::options_of;
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

/// An offer on screen.
#[derive(Clone, Copy)]
pub(super) struct Offer {
    pub(super) typed: Typed,
    /// The last answer: it stays while the next is on its way.
    pub(super) answer: Memo<Option<EmiCalculation>>,
    /// Why there is none, or none since.
    error: Memo<Option<ApiError>>,
    /// Whether the answer is of what is typed now.
    pub(super) is_current: Memo<bool>,
}

impl Offer {
    /// The offer that `text` of the URL says.
    pub(super) fn new(text: &str) -> Self {
        let typed = Typed::read(text);
        let wanted = Memo::new(move |_| typed.check().ok());
        let asked = debounced(wanted);
        let read = api::query(move || asked.get());
        let answer =
            Memo::new(move |before: Option<&Option<EmiCalculation>>| read.data().or_else(|| before.cloned().flatten()));
        let error = Memo::new(move |_| read.error());
        let is_current = Memo::new(move |_| {
            let wanted = wanted.get();
            wanted.is_some() && wanted == asked.get() && read.data().is_some()
        });
        Self { typed, answer, error, is_current }
    }

    fn wrong(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let errors = self.typed.check().err()?;
            errors.into_iter().find(|error| error.field == field).map(|error| error.message)
        })
    }
}

/// Its fields.
#[component]
pub(super) fn Fields(
    offer: Offer,
    /// "Offer A".
    #[prop(into)]
    name: String,
    /// Takes it away, where it is not the only one.
    on_remove: Option<Callback<()>>,
    /// For which account it is, once one is picked.
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
    let take_over = Callback::new(move |()| {
        if let (Some(id), Ok(offer)) = (account.get_untracked(), untrack(move || typed.check())) {
            navigate(&account::take_over(id, &offer).href(), NavigateOptions::default());
        }
    });
    let incomplete = move || typed.check().is_err().then(|| "Something of the offer is missing or wrong.".to_owned());
    let to_use = move || {
        account.get().map(|_| {
            view! {
                <p class="actions">
                    <Action on_click=take_over locked=Signal::derive(incomplete)>
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
                <MoneyField label="Principal" name="principal" value=typed.principal error=offer.wrong("principal") />
                <div class="fields">
                    <TextField
                        label="Rate, % a year"
                        name="roi_value"
                        value=typed.roi_value
                        error=offer.wrong("roi_value")
                        inputmode="decimal"
                    />
                    <SelectField label="Interest" value=typed.roi_type options=Signal::stored(options_of!(RoiType)) />
                    <TextField
                        label="EMIs"
                        name="emi_count"
                        value=typed.emi_count
                        error=offer.wrong("emi_count")
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
                        error=offer.wrong("disbursement_date")
                    />
                    <DateField
                        label="First due"
                        name="first_due_date"
                        value=typed.first_due_date
                        error=offer.wrong("first_due_date")
                        optional=true
                    />
                    <TextField
                        label="Processing fee"
                        name="pf_value"
                        value=typed.pf_value
                        error=offer.wrong("pf_value")
                        inputmode="decimal"
                        optional=true
                    />
                    <SelectField label="Fee in" value=typed.pf_value_type options=Signal::stored(options_of!(ValueType)) />
                    <TextField
                        label="GST on it, percent"
                        name="pf_gst"
                        value=typed.pf_gst
                        error=offer.wrong("pf_gst")
                        inputmode="decimal"
                    />
                </div>
                {error}
                {to_use}
            </div>
        </Card>
    }
}
