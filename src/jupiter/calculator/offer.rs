//! One offer: its fields, and the calculation of the server.

use super::form::CalculatorForm;
use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::forms::form_field::FormField;
use crate::components::options::options_of;
use crate::components::widgets::button::Action;
use crate::components::widgets::card::Card;
use crate::dom::memo::memo;
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
        let wanted = memo(move |_| typed.check().ok());
        let requested = debounced(wanted);
        let query = api::query(move || requested.get());
        let calculation =
            memo(move |before: Option<&Option<EmiCalculation>>| query.data().or_else(|| before.cloned().flatten()));
        let error = memo(move |_| query.error());
        let is_current = memo(move |_| {
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
    let field = move |field: FormField| field.with_error_of(&|name| offer.field_error(name));
    let fields: Vec<AnyView> = vec![
        FormField::number("decimal", "Rate, % a year", "roi_value", typed.roi_value),
        FormField::select("Interest", "roi_type", typed.roi_type, options_of!(RoiType)),
        FormField::number("numeric", "EMIs", "emi_count", typed.emi_count),
        FormField::select("Frequency", "emi_frequency", typed.emi_frequency, options_of!(EmiFrequency)),
        FormField::day("Paid out on", "disbursement_date", typed.disbursement_date),
        FormField::day("First due", "first_due_date", typed.first_due_date).optional(),
        FormField::number("decimal", "Processing fee", "pf_value", typed.pf_value).optional(),
        FormField::select("Fee in", "pf_value_type", typed.pf_value_type, options_of!(ValueType)),
        FormField::number("decimal", "GST on it, percent", "pf_gst", typed.pf_gst),
    ]
    .into_iter()
    .map(field)
    .collect();
    let error = move || offer.error.get().map(|error| view! { <ErrorNote error /> });
    view! {
        <Card title=name aside=remove>
            <div class="stack">
                {field(FormField::money("Principal", "principal", typed.principal))}
                <div class="fields">{fields}</div>
                {error}
                {apply_button}
            </div>
        </Card>
    }
}
