//! The page of a form with a review: the form, the review and the receipt in one place, once what the form is about has
//! been read.

use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::item_not_found::ItemNotFound;
use crate::components::feedback::skeleton::{Waiting, skeleton_card};
use crate::components::forms::form_page::trail_below;
use crate::components::widgets::breadcrumbs::Breadcrumbs;
use crate::components::widgets::heading::Heading;
use crate::dom::memo::memo;
use crate::links::Link;
use leptos::prelude::*;
use lms::ApiError;

/// The texts of the page, and the list that the item it is about is in.
pub(crate) struct ReviewPageDefinition {
    /// The heading until it is sent: "Request a tranche".
    pub(crate) title: &'static str,
    /// The last step of the breadcrumb.
    pub(crate) crumb: &'static str,
    /// The item in running text: "loan".
    pub(crate) noun: &'static str,
    /// The item in the breadcrumb until it has been read: "Loan".
    pub(crate) untitled: &'static str,
    /// What is waited for: "the loan".
    pub(crate) loading: &'static str,
    pub(crate) list: (fn() -> Link, &'static str),
}

/// The page. `steps` draws the form or its review, `receipt` what was made of it and whether that had to be looked up.
#[component]
pub(crate) fn ReviewPage<R, S, V>(
    definition: &'static ReviewPageDefinition,
    /// The page of the item that the form is about.
    item: Link,
    /// The reference and the borrower of that item, once it has been read.
    named: Signal<Option<(String, String)>>,
    /// Whether all that the form needs has been read.
    is_ready: Memo<bool>,
    error: Memo<Option<ApiError>>,
    on_retry: Callback<()>,
    outcome: Memo<Option<(R, bool)>>,
    receipt: V,
    steps: S,
) -> impl IntoView
where
    R: Clone + PartialEq + Send + Sync + 'static,
    V: Fn(R, bool) -> AnyView + Send + 'static,
    S: Fn() -> AnyView + Send + 'static,
{
    let (list, list_name) = definition.list;
    let trail = Signal::derive(move || {
        let reference = named.with(|named| named.as_ref().map(|(reference, _)| reference.clone()));
        let reference = reference.unwrap_or_else(|| definition.untitled.to_owned());
        trail_below((list(), list_name), (reference, item.clone()), definition.crumb)
    });
    let is_missing = memo(move |_| error.get() == Some(ApiError::NotFound));
    let borrower = move || named.with(|named| named.as_ref().map(|(_, borrower)| borrower.clone()));
    let failure = move || match error.get() {
        Some(ApiError::NotFound) => view! { <ItemNotFound what=definition.noun list=list() list_name /> }.into_any(),
        Some(error) => view! { <ErrorNote error on_retry /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail />
            <Show when=move || outcome.with(Option::is_none) && !is_missing.get()>
                <div class="head">
                    <Heading text=definition.title />
                    <span class="muted">{borrower}</span>
                </div>
            </Show>
            {failure}
            {move || match outcome.get() {
                Some((made, found)) => receipt(made, found),
                None if is_ready.get() => steps(),
                None if error.with(Option::is_some) => ().into_any(),
                None => view! { <Waiting what=definition.loading>{skeleton_card(5)}</Waiting> }.into_any(),
            }}
        </main>
    }
}
