//! One record: what came in, the two pairs of eyes that saw it, and what it was applied to.

use super::actions::Actions;
use super::facts::{account_of, loan_of, mode};
use super::flow::Flow;
use super::steps::Steps;
use crate::api;
use crate::components::feedback::item_not_found::ItemNotFound;
use crate::components::feedback::load::Load;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::lists::list_state::ListState;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::card::{Card, Pair, Pairs};
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::heading::Heading;
use crate::links::{Link, LoanTab, use_id};
use crate::venus::reconcile;
use leptos::prelude::*;
use lms::records::{GetRecord, Record, SettlementOrder};
use lms::{ApiError, RecordId, Ref};

/// The page of the record that the URL names.
#[component]
pub(crate) fn RecordPage() -> impl IntoView {
    let id = use_id();
    move || id.get().map(|id| view! { <One id /> })
}

#[component]
fn One(id: RecordId) -> impl IntoView {
    let record = api::query(move || Some(GetRecord { id }));
    let trail = Signal::derive(move || {
        let reference = record.data().map_or_else(|| "Record".to_owned(), |record| record.ref_id);
        vec![Crumb::link("Records", Link::records().href()), Crumb::here(reference)]
    });
    let missing = Memo::new(move |_| record.error() == Some(ApiError::NotFound));
    // What can't be read still says what it is.
    let unread = Memo::new(move |_| record.error().is_some() && record.data().is_none());
    let body = move || {
        if missing.get() {
            view! { <ItemNotFound what="record" list=Link::records() list_name="Records" /> }.into_any()
        } else {
            let show = |record: Record| view! { <Shown record /> }.into_any();
            view! {
                {unread.get().then(|| view! { <Heading text="Record" /> })}
                <Load query=record skeleton=|| skeleton_card(8) view=show />
            }
            .into_any()
        }
    };
    view! {
        <main id="page" class="page">
            <Breadcrumbs trail />
            {body}
        </main>
    }
}

#[component]
fn Shown(record: Record) -> impl IntoView {
    let unmatched = record.account.is_none().then(|| {
        let list_state = ListState::of(&reconcile::FIELDS).with("search", record.utr.clone().unwrap_or_default());
        let href = Link::Reconcile { out: false, list: list_state.into() }.href();
        view! {
            <Note severity=Severity::Wait title="Nobody's yet">
                <p>
                    "It is not known whose money this is. It can be applied once it is matched with an account or a loan: "
                    <a href=href>"look for it in Reconcile"</a> "."
                </p>
            </Note>
        }
    });
    let reverted = record.revert_date.map(|at| {
        let why = record.remark.clone().map(|why| format!(" {why}")).unwrap_or_default();
        view! { <Note severity=Severity::Bad title=format!("Taken back on {}", at.day())>{format!("What it paid is owed again.{why}")}</Note> }
    });
    let (facts, steps, acts) = (record.clone(), record.clone(), record.clone());
    view! {
        <div class="head">
            <Heading text=format!("{} of {}", record.r#type.label(), record.amount) />
            <Copy text=record.ref_id.clone() what="record reference" />
            {status_chip(&record.status)}
        </div>
        {unmatched}
        {reverted}
        <div class="split">
            <Card title="The record">
                <Facts record=facts />
            </Card>
            <Card title="Two pairs of eyes">
                <Steps record=steps />
                <Actions record=acts />
            </Card>
        </div>
        <Flow record />
    }
}

#[component]
fn Facts(record: Record) -> impl IntoView {
    let pair = |label: &'static str, text: Option<String>| text.map(|text| view! { <Pair label>{text}</Pair> });
    let loan = record.loan.as_ref().map(|loan| {
        let href = Link::Loan { id: Ref::id(loan), tab: LoanTab::Payments }.href();
        let reference = loan_of(&record).map_or_else(|| "The loan".to_owned(), |(reference, _)| reference);
        view! { <Pair label="Loan"><a href=href>{reference}</a></Pair> }
    });
    let account = record.account.as_ref().map(|account| {
        let href = Link::account(Ref::id(account)).href();
        let named = account_of(&record).filter(|(_, borrower)| !borrower.is_empty());
        let name = named.map_or_else(|| "The account".to_owned(), |(_, borrower)| borrower);
        view! { <Pair label="Borrower"><a href=href>{name}</a></Pair> }
    });
    let tds = record.tds_amount.is_positive().then(|| record.tds_amount.to_string());
    let order = record.settlement_order.as_deref().map(|word| SettlementOrder::from(word).label().to_owned());
    let components = record.component_order.as_ref().map(|order| order.replace(',', ", "));
    let back_dated = record.back_date_found.then(|| "It counts for a day that was closed already.".to_owned());
    let facts = [
        pair("Received", Some(record.received_amount.to_string())),
        pair("TDS", tds),
        pair("Type", Some(record.r#type.label().to_owned())),
        pair("Mode", record.payment_mode.as_deref().map(mode)),
        pair("Bank day", record.bank_date.map(|day| day.to_string())),
    ];
    let utr = record.utr.clone().map(|utr| view! { <Pair label="UTR"><Copy text=utr what="UTR" /></Pair> });
    let more = [
        pair("Settlement order", order),
        pair("Component order", components),
        pair("In the ledger", Some(if record.sent_to_gl { "Yes" } else { "Not yet" }.to_owned())),
        pair("Back-dated", back_dated),
        pair("Remark", record.remark.clone()),
    ];
    view! { <Pairs>{account} {loan} {facts} {utr} {more}</Pairs> }
}
