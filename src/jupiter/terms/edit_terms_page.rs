//! The page: all terms of an account's application in one form. Only changes are sent.

use super::terms_form_view::TermsFormView;
use crate::api;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::forms::form_page::trail_below;
use crate::components::widgets::breadcrumbs::Breadcrumbs;
use crate::components::widgets::heading::Heading;
use crate::dom::memo::memo;
use crate::links::{AccountTab, Link, use_id};
use leptos::prelude::*;
use lms::accounts::{Account, GetAccount, GetLoanParams};
use lms::{AccountId, ApiError};

/// The page of the account that the URL names.
#[component]
pub(crate) fn EditTermsPage() -> impl IntoView {
    let id = use_id();
    move || id.get().map(|id| view! { <EditTerms id /> })
}

#[component]
fn EditTerms(id: AccountId) -> impl IntoView {
    let account = api::query(move || Some(GetAccount { id }));
    let params = memo(move |_| {
        let account = account.data()?;
        Some(GetLoanParams { lead_id: account.lead_id?, program_id: account.program_id? })
    });
    let terms = api::query(move || params.get());
    let found_account = memo(move |_| account.data());
    let error = memo(move |_| account.error().or_else(|| terms.error().filter(|error| *error != ApiError::NotFound)));
    let has_no_terms = memo(move |_| terms.error() == Some(ApiError::NotFound));
    let found_terms = memo(move |_| terms.data());
    let retry = Callback::new(move |()| {
        account.refetch();
        terms.refetch();
    });
    let name =
        move || found_account.get().map(|account: Account| account.ref_id).unwrap_or_else(|| "Account".to_owned());
    let trail = Signal::derive(move || {
        let account = (name(), Link::Account { id, tab: AccountTab::Terms });
        trail_below((Link::accounts(), "Accounts"), account, "All terms")
    });
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail />
            <div class="head">
                <Heading text="All terms" />
                <span class="muted">"Loans made before keep the terms they were made by."</span>
            </div>
            {move || match (error.get(), found_account.get(), params.get()) {
                (Some(error), ..) => view! { <ErrorNote error on_retry=retry /> }.into_any(),
                (None, Some(_), None) => view! {
                    <Empty why=Nothing::Yet title="No terms to change">
                        <p>"The account names no application and program, by which its terms are kept."</p>
                    </Empty>
                }
                .into_any(),
                (None, Some(account), Some(params)) => match (found_terms.get(), has_no_terms.get()) {
                    (Some(terms), _) => view! { <TermsFormView account params terms=Some(terms) /> }.into_any(),
                    (None, true) => view! { <TermsFormView account params terms=None /> }.into_any(),
                    (None, false) => skeleton_card(8).into_any(),
                },
                (None, None, _) => skeleton_card(8).into_any(),
            }}
        </main>
    }
}
