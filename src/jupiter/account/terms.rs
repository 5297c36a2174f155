//! The terms by which loans are made under an account: a summary, setting the first ones, and changing them.

use super::Reads;
use super::params_dialog::Params;
use crate::api;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::jupiter::terms::TermsSummary;
use crate::links::{AccountTab, Link, in_place};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use lms::ApiError;
use lms::accounts::GetLoanParams;
use lms::loan_data::LoanTerms;

#[component]
pub(super) fn Terms(
    reads: Reads,
    /// Whether the dialog that changes them is open.
    #[prop(optional)]
    changing: bool,
) -> impl IntoView {
    let params = memo(move |_| {
        let account = reads.account.data()?;
        Some(GetLoanParams { lead_id: account.lead_id?, program_id: account.program_id? })
    });
    let terms = api::query(move || params.get());
    let has_no_terms = memo(move |_| terms.error() == Some(ApiError::NotFound));
    let open = RwSignal::new(changing);
    let navigate = use_navigate();
    watch(move || {
        // Once the dialog is closed, the URL no longer names it.
        if let (true, false, Some(account)) = (changing, open.get(), untrack(move || reads.account.data())) {
            navigate(&Link::Account { id: account.id, tab: AccountTab::Terms }.href(), in_place());
        }
    });
    move || {
        if params.get().is_none() {
            view! {
                <Empty why=Nothing::Yet title="No terms to show">
                    <p>"The account names no application and program, by which its terms are kept."</p>
                </Empty>
            }
            .into_any()
        } else if has_no_terms.get() {
            view! {
                <Empty why=Nothing::Yet title="No terms yet">
                    <p>"Set the first terms of the application: loans are made by them."</p>
                    <p class="actions">
                        <Action variant=ButtonVariant::Primary on_click=move |()| open.set(true)>
                            "Set first terms"
                        </Action>
                    </p>
                </Empty>
                <Params open reads terms=None />
            }
            .into_any()
        } else {
            view! {
                <Load
                    query=terms
                    skeleton=|| skeleton_card(8)
                    view=move |terms: LoanTerms| view! { <AgreedTerms open reads terms /> }.into_any()
                />
            }
            .into_any()
        }
    }
}

#[component]
fn AgreedTerms(open: RwSignal<bool>, reads: Reads, terms: LoanTerms) -> impl IntoView {
    let id = reads.account.data().map(|account| account.id);
    view! {
        <div class="actions">
            <Action on_click=move |()| open.set(true)>"Change terms"</Action>
            {id.map(|id| {
                let calculator = Link::Calculator { account: Some(id), offers: Vec::new() }.href();
                view! {
                    <a class="button" href=Link::EditTerms { id }.href()>
                        "Change all terms"
                    </a>
                    <a class="button" href=calculator>
                        "Calculate an EMI"
                    </a>
                }
            })}
            <span class="actions-note">"Loans made before keep the terms they were made by."</span>
        </div>
        <TermsSummary terms=terms.clone() />
        <Params open reads terms=Some(terms) />
    }
}
