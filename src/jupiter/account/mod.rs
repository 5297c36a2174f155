//! An account: its line, its loans, its limits and its terms.

mod activity;
mod close_dialog;
pub(crate) mod disburse;
mod figures;
mod header;
mod limits;
mod loans;
mod overview;
mod params_dialog;
mod refresh_dialog;
mod terms;
mod topups;

pub(crate) use params_dialog::apply_offer;

use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::item_not_found::ItemNotFound;
use crate::components::feedback::skeleton::{Waiting, skeleton_figures, skeleton_lines};
use crate::components::item_page::{ItemPage, item_page};
use crate::dom::memo::memo;
use crate::jupiter::extra_data::ExtraDataTab;
use crate::links::{AccountTab, Link, use_tab};
use header::Header;
use leptos::prelude::*;
use lms::account_summary::{AccountSummary, GetAccountSummary};
use lms::accounts::{Account, GetAccount};
use lms::extra_data::ListExtraData;
use lms::{AccountId, ApiError};

/// The queries that the parts of the page share.
#[derive(Clone, Copy)]
struct Reads {
    account: api::Query<Account>,
    summary: api::Query<AccountSummary>,
}

/// The page of the account and the tab that the URL names.
#[component]
pub(crate) fn AccountPage() -> impl IntoView {
    let segment = use_tab();
    let tab = memo(move |_| segment.with(|segment| AccountTab::from_segment(segment)).unwrap_or_default());
    let tab = Signal::from(tab);
    item_page::<GetAccount, _>(account_page("Account"), move |id| view! { <AccountDetail id tab /> }.into_any())
}

#[component]
fn AccountDetail(id: AccountId, tab: Signal<AccountTab>) -> impl IntoView {
    let reads = Reads {
        account: api::query(move || Some(GetAccount { id })),
        summary: api::query(move || Some(GetAccountSummary { id })),
    };
    let is_loaded = memo(move |_| reads.account.data().is_some());
    let error = memo(move |_| reads.account.error());
    let retry = Callback::new(move |()| reads.account.refetch());
    view! {
        <main id="page" class="page">
            {move || match (error.get(), is_loaded.get()) {
                (Some(ApiError::NotFound), _) => view! { <ItemNotFound what="account" list=Link::accounts() list_name="Accounts" /> }.into_any(),
                (Some(error), _) => view! { <ErrorNote error on_retry=retry /> }.into_any(),
                (None, true) => ().into_any(),
                (None, false) => view! {
                    <Waiting what="the account">{skeleton_lines(2)} {skeleton_figures(6)}</Waiting>
                }
                .into_any(),
            }}
            <Show when=move || is_loaded.get()>
                <Header id reads tab />
                {move || match tab.get() {
                    AccountTab::Overview => view! { <overview::Overview id reads /> }.into_any(),
                    AccountTab::Loans => view! { <loans::Loans reads /> }.into_any(),
                    AccountTab::Topups => view! { <topups::Topups id /> }.into_any(),
                    AccountTab::Limits => view! { <limits::Limits id /> }.into_any(),
                    AccountTab::Terms => view! { <terms::Terms reads /> }.into_any(),
                    AccountTab::ChangeTerms => view! { <terms::Terms reads changing=true /> }.into_any(),
                    AccountTab::ExtraData => {
                        view! { <ExtraDataTab of=ListExtraData { account: Some(id), ..ListExtraData::default() } /> }.into_any()
                    }
                    AccountTab::Activity => view! { <activity::Activity id reads /> }.into_any(),
                }}
            </Show>
        </main>
    }
}

/// A page about one account.
const fn account_page(title: &'static str) -> ItemPage {
    ItemPage { title, what: "a single account", list: (Link::accounts, "Accounts") }
}
