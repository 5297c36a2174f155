//! The first tab: who borrows, where disbursements go, and the line by type.

use super::Reads;
use super::limits;
use crate::api;
use crate::components::feedback::load::Load;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::{Card, Pair, Pairs};
use crate::components::widgets::chip::chip;
use crate::components::widgets::masked::Masked;
use crate::links::{AccountTab, Link};
use leptos::prelude::*;
use lms::accounts::Account;
use lms::bank::BankAccount;
use lms::line_details::{LineDetail, ListLineDetails};
use lms::{AccountId, Page};

/// The first tab.
#[component]
pub(super) fn Overview(id: AccountId, reads: Reads) -> impl IntoView {
    let account = Memo::new(move |_| reads.account.data());
    let list = ListLineDetails { account: Some(id), ..ListLineDetails::default() };
    let lines = api::query(move || Some(list.clone()));
    let all = move || {
        let href = Link::Account { id, tab: AccountTab::Limits }.href();
        view! { <a href=href>"All limits"</a> }
    };
    let shown = |page: Page<LineDetail>| by_type(&page.results);
    view! {
        <div class="split">
            <div class="stack">
                <Card title="Limits" aside=all>
                    <Load query=lines skeleton=|| skeleton_card(2) view=shown />
                </Card>
            </div>
            <div class="stack">
                <Card title="Borrower">{move || account.get().map(|account| borrower(&account))}</Card>
                <Card title="Disbursements go to">
                    {move || account.get().map(|account| account.credit_bank.map_or_else(no_bank, bank))}
                </Card>
            </div>
        </div>
    }
}

fn by_type(lines: &[LineDetail]) -> AnyView {
    if lines.is_empty() {
        return limits::none();
    }
    limits::lines_table("Limits by type", lines)
}

fn borrower(account: &Account) -> AnyView {
    let known = account.borrower.clone().unwrap_or_default();
    let name = account.borrower_name.clone();
    let mut pairs = Vec::new();
    for (label, value) in
        [("Mobile", known.mobile), ("E-mail", known.email), ("PAN", known.pan), ("GSTIN", known.gstin)]
    {
        pairs.extend(value.map(|value| view! { <Pair label=label>{value}</Pair> }));
    }
    let lead = account.lead_id.map(|lead| lead.to_string());
    let opened = account.created_at.to_string();
    view! {
        <Pairs>
            <Pair label="Name">{name}</Pair>
            {pairs}
            {lead.map(|lead| view! { <Pair label="Lead id"><span class="mono">{lead}</span></Pair> })}
            <Pair label="Account opened">{opened}</Pair>
        </Pairs>
    }
    .into_any()
}

fn no_bank() -> AnyView {
    view! { <p class="muted">"No bank account yet: a disbursement has to name one."</p> }.into_any()
}

fn bank(bank: BankAccount) -> AnyView {
    let verified =
        if bank.is_verified { chip(Severity::Good, "Verified") } else { chip(Severity::Wait, "Not verified") };
    let kind = bank.account_type.label().to_owned();
    view! {
        <Pairs>
            <Pair label="Account">
                <Masked number=bank.account_no />
            </Pair>
            <Pair label="IFSC">
                <span class="mono">{bank.ifsc}</span>
            </Pair>
            <Pair label="Holder">{bank.account_holder_name}</Pair>
            <Pair label="Type">{kind}</Pair>
            <Pair label="Verified">{verified}</Pair>
        </Pairs>
    }
    .into_any()
}
