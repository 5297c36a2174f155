//! The first tab: the limits by type, the borrower, and the bank account that disbursements go to.

use super::Reads;
use super::limits;
use crate::api;
use crate::components::detail_page::{Fact, facts};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::Card;
use crate::dom::memo::memo;
use crate::jupiter::bank_facts::bank_facts;
use crate::links::{AccountTab, Link};
use leptos::prelude::*;
use lms::accounts::Account;
use lms::line_details::{LineDetail, ListLineDetails};
use lms::{AccountId, Page};

#[component]
pub(super) fn Overview(id: AccountId, reads: Reads) -> impl IntoView {
    let account = memo(move |_| reads.account.data());
    let list = ListLineDetails { account: Some(id), ..ListLineDetails::default() };
    let lines = api::query(move || Some(list.clone()));
    let all = move || {
        let href = Link::Account { id, tab: AccountTab::Limits }.href();
        view! { <a href=href>"All limits"</a> }
    };
    let view = |page: Page<LineDetail>| limits_by_type(&page.results);
    view! {
        <div class="split">
            <div class="stack">
                <Card title="Limits" aside=all>
                    <Load query=lines skeleton=|| skeleton_card(2) view />
                </Card>
            </div>
            <div class="stack">
                <Card title="Borrower">{move || account.get().map(|account| borrower(&account))}</Card>
                <Card title="Disbursements go to">
                    {move || account.get().map(|account| account.credit_bank.map_or_else(no_bank, |bank| facts(bank_facts(bank, true)).into_any()))}
                </Card>
            </div>
        </div>
    }
}

fn limits_by_type(lines: &[LineDetail]) -> AnyView {
    if lines.is_empty() {
        return limits::no_limits();
    }
    limits::amounts_table("Limits by type", lines)
}

fn borrower(account: &Account) -> AnyView {
    let borrower = account.borrower.clone().unwrap_or_default();
    let lead = account.lead_id.map(|lead| view! { <span class="mono">{lead.to_string()}</span> });
    facts([
        Fact::text("Name", &account.borrower_name),
        Fact::optional("Mobile", borrower.mobile),
        Fact::optional("E-mail", borrower.email),
        Fact::optional("PAN", borrower.pan),
        Fact::optional("GSTIN", borrower.gstin),
        Fact::view("Lead id", lead),
        Fact::text("Account opened", account.created_at),
    ])
    .into_any()
}

fn no_bank() -> AnyView {
    view! { <p class="muted">"No bank account yet: a disbursement has to name one."</p> }.into_any()
}
