//! The head of every tab: borrower, status, actions and key figures.

use super::Reads;
use super::close_dialog::Close;
use super::figures::AccountFigures;
use super::refresh_dialog::refresh_limit;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_figures;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::button::ActionLink;
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::heading::Heading;
use crate::components::widgets::tabs::{Tab, Tabs};
use crate::dom::memo::memo;
use crate::links::{AccountTab, Link};
use leptos::prelude::*;
use lms::account_summary::AccountSummary;
use lms::accounts::Account;
use lms::can::Reason;
use lms::{AccountId, can};

#[component]
pub(super) fn Header(id: AccountId, reads: Reads, tab: Signal<AccountTab>) -> impl IntoView {
    let account = memo(move |_| reads.account.data());
    let of_account = move |of: fn(&Account) -> String| {
        Signal::derive(move || account.with(|account| account.as_ref().map(of).unwrap_or_default()))
    };
    let reference = of_account(|account| account.ref_id.clone());
    let locked = Signal::derive(move || account.with(|account| draw_locked(account.as_ref()?)));
    let trail = Signal::derive(move || {
        vec![Crumb::link("Accounts", Link::accounts().href()), Crumb::here(reference.get()).reference()]
    });
    view! {
        <Breadcrumbs trail />
        <div class="head">
            <Heading text=of_account(|account| account.borrower_name.clone()) />
            <Copy text=reference what="account reference" />
            {move || account.with(|account| account.as_ref().map(|account| status_chip(&account.status)))}
            <span class="muted head-facts">{of_account(|account| account.program_name.clone())}</span>
            <div class="actions">
                <ActionLink href=Link::Disburse { id }.href() locked>
                    "Disburse"
                </ActionLink>
                {refresh_limit(id)}
                <Close id reads />
            </div>
        </div>
        <Load
            query=reads.summary
            skeleton=|| skeleton_figures(6)
            view=|summary: AccountSummary| view! { <AccountFigures summary /> }.into_any()
        />
        <Tabs
            label=Signal::derive(move || format!("Account {}", reference.get()))
            tabs=Signal::derive(move || {
                AccountTab::ALL.map(|tab| Tab::new(tab_name(tab), Link::Account { id, tab }.href())).to_vec()
            })
            current=Signal::derive(move || {
                let tab = if tab.get() == AccountTab::ChangeTerms { AccountTab::Terms } else { tab.get() };
                Link::Account { id, tab }.href()
            })
        />
    }
}

/// Why nothing can be drawn on the account now; `None` if something can.
fn draw_locked(account: &Account) -> Option<String> {
    if let Err(reason) = can::draw_on_account(&account.status) {
        return Some(reason.to_string());
    }
    let available = account.available_amount;
    if !available.is_known() {
        return Some(Reason::AmountUnknown.to_string());
    }
    (!available.is_positive()).then(|| "Nothing of the line is available.".to_owned())
}

const fn tab_name(tab: AccountTab) -> &'static str {
    match tab {
        AccountTab::Overview => "Overview",
        AccountTab::Loans => "Loans",
        AccountTab::Topups => "Top-ups",
        AccountTab::Limits => "Limits",
        AccountTab::Terms | AccountTab::ChangeTerms => "Terms",
        AccountTab::ExtraData => "Extra data",
        AccountTab::Activity => "Activity",
    }
}
