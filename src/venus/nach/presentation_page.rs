//! One presentation: what the bank said of it, and what to do next.

use super::labels::{bounce_reason, loan_names, status_label};
use super::next_step::next_step;
use super::saved_file::SaveFileAgain;
use crate::api;
use crate::components::detail_page::{DetailDefinition, Fact, detail_page, facts_card};
use crate::components::feedback::severity::Status;
use crate::components::widgets::chip::chip;
use crate::links::{Link, use_id};
use leptos::prelude::*;
use lms::Ref;
use lms::bidi::isolate;
use lms::records::{GetRecord, Record, RecordStatus};

const PAGE: DetailDefinition<Record> = DetailDefinition {
    noun: "presentation",
    list: (Link::nach, "NACH"),
    untitled: "Presentation",
    title: |record| format!("Presentation {}", record.ref_id),
    crumb: |record| record.ref_id.clone(),
    reference: Some((|record| record.ref_id.clone(), "reference")),
    status: Some(|record| chip(record.status.severity(), status_label(&record.status).to_owned()).into_any()),
    actions: None,
    body,
    missing_because: None,
    skeleton_lines: 6,
    wide: false,
};

/// The page of the presentation that the URL names.
#[component]
pub(crate) fn PresentationPage() -> impl IntoView {
    let id = use_id();
    detail_page(api::query(move || Some(GetRecord { id: id.get()? })).follow(), &PAGE)
}

fn body(record: Record) -> AnyView {
    let loan = record.loan.as_ref().map(Ref::id);
    let names = loan_names(record.loan.as_ref());
    let loan_name = format!("{} · {}", names.ref_id, isolate(&names.borrower_name));
    let bounce_reason = bounce_reason(&record);
    let next_step = next_step(&record.status, loan);
    let file_day = record.bank_date.filter(|_| record.status == RecordStatus::Approved);
    let facts = [
        Fact::strong("Amount", record.amount),
        Fact::optional("Presented for", record.bank_date),
        Fact::text("Requested", record.created_at),
        Fact::optional("Requested by", record.uploaded_by),
        Fact::optional("Why it bounced", bounce_reason),
    ];
    let facts = loan.map(|loan| Fact::link("Loan", loan_name, &Link::loan(loan))).into_iter().chain(facts);
    view! {
        {facts_card("The presentation", facts)}
        {next_step}
        {file_day.map(|date| view! { <SaveFileAgain date /> })}
    }
    .into_any()
}
