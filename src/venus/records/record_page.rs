//! One record: what came in, who entered and approved it, and what it was applied to.

use super::actions::Actions;
use super::approval_steps::ApprovalSteps;
use super::money_flow::MoneyFlow;
use super::record_details::{record_facts, reverted_note, unmatched_note};
use crate::api;
use crate::components::detail_page::{DetailDefinition, detail_page, facts};
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::status_chip;
use crate::links::{Link, use_id};
use leptos::prelude::*;
use lms::records::{GetRecord, Record};

const PAGE: DetailDefinition<Record> = DetailDefinition {
    noun: "record",
    list: (Link::records, "Records"),
    untitled: "Record",
    title: |record| format!("{} of {}", record.r#type.label(), record.amount),
    crumb: |record| record.ref_id.clone(),
    reference: Some((|record| record.ref_id.clone(), "record reference")),
    status: Some(|record| status_chip(&record.status).into_any()),
    actions: None,
    body,
    missing_because: None,
    skeleton_lines: 8,
    wide: true,
};

/// The page of the record that the URL names.
#[component]
pub(crate) fn RecordPage() -> impl IntoView {
    let id = use_id();
    detail_page(api::query(move || Some(GetRecord { id: id.get()? })).follow(), &PAGE)
}

fn body(record: Record) -> AnyView {
    let unmatched = record.account.is_none().then(|| unmatched_note(&record));
    let reverted = reverted_note(&record);
    let record_facts = record_facts(&record);
    let (steps, actions) = (record.clone(), record.clone());
    view! {
        {unmatched}
        {reverted}
        <div class="split">
            <Card title="The record">{facts(record_facts)}</Card>
            <Card title="Two pairs of eyes">
                <ApprovalSteps record=steps />
                <Actions record=actions />
            </Card>
        </div>
        <MoneyFlow record />
    }
    .into_any()
}
