//! One presentation: what the bank said of it, and what to do next.

use super::facts::{named, reason, status_file, words};
use crate::api;
use crate::components::feedback::item_not_found::ItemNotFound;
use crate::components::feedback::load::Load;
use crate::components::feedback::severity::Status;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::card::{Card, Pair, Pairs};
use crate::components::widgets::chip::chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::heading::Heading;
use crate::links::{Link, LoanTab, use_id};
use leptos::prelude::*;
use lms::records::{GetRecord, Record, RecordStatus};
use lms::{ApiError, LoanId, RecordId};

/// The page of the presentation that the URL names.
#[component]
pub(crate) fn PresentationPage() -> impl IntoView {
    let id = use_id();
    move || id.get().map(|id| view! { <One id /> })
}

#[component]
fn One(id: RecordId) -> impl IntoView {
    let record = api::query(move || Some(GetRecord { id }));
    let gone = Memo::new(move |_| record.error() == Some(ApiError::NotFound));
    let title = Signal::derive(move || record.data().map_or_else(|| "Presentation".to_owned(), |record| record.ref_id));
    let trail = move || vec![Crumb::link("NACH", Link::nach().href()), Crumb::here(title.get())];
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::derive(trail) />
            {move || {
                if gone.get() {
                    view! {
                        <ItemNotFound what="presentation" list=Link::nach() list_name="NACH" />
                    }
                        .into_any()
                } else {
                    view! {
                        <Load
                            query=record
                            skeleton=|| skeleton_card(6)
                            view=|record: Record| view! { <Shown record /> }.into_any()
                        />
                    }
                        .into_any()
                }
            }}
        </main>
    }
}

#[component]
fn Shown(record: Record) -> impl IntoView {
    let loan = record.loan.as_ref().map(lms::Ref::id);
    let names = named(record.loan.as_ref());
    let whose = loan.map(|id| {
        let text = format!("{} · {}", names.ref_id, names.borrower_name);
        view! { <a href=Link::loan(id).href()>{text}</a> }
    });
    let reason = reason(&record);
    let reference = record.ref_id.clone();
    let day = record.bank_date.map(|day| day.to_string());
    let by = record.uploaded_by.clone();
    let said = words(&record.status).to_owned();
    view! {
        <div class="head">
            <Heading text=format!("Presentation {reference}") />
            <Copy text=record.ref_id.clone() what="reference" />
            {chip(record.status.severity(), said)}
        </div>
        <section class="card stack" aria-label="The presentation">
            <Pairs>
                <Pair label="Loan">{whose}</Pair>
                <Pair label="Amount">
                    <b>{record.amount.to_string()}</b>
                </Pair>
                <Pair label="Presented for">{day}</Pair>
                <Pair label="Requested">{record.created_at.to_string()}</Pair>
                {by.map(|by| view! { <Pair label="Requested by">{by}</Pair> })}
                {reason.map(|reason| view! { <Pair label="Why it bounced">{reason}</Pair> })}
            </Pairs>
        </section>
        {next(&record.status, loan)}
    }
}

fn next(status: &RecordStatus, loan: Option<LoanId>) -> Option<AnyView> {
    match (status, loan) {
        (RecordStatus::Rejected, Some(loan)) => Some(after_bounce(loan).into_any()),
        (RecordStatus::Approved, _) => Some(
            view! {
                <Card title="What to do next">
                    <p>"The bank has not answered yet. Its status file says which presentations were paid."</p>
                    <p class="actions">
                        <a class="button primary" href=status_file()>
                            "Load the bank's status file"
                        </a>
                    </p>
                </Card>
            }
            .into_any(),
        ),
        _ => None,
    }
}

fn after_bounce(loan: LoanId) -> impl IntoView {
    view! {
        <Card title="What to do next">
            <p>
                "Call the borrower before it is presented again: a second bounce costs them a second fee. Look first whether the fee for this one is charged already."
            </p>
            <p class="actions">
                <a class="button primary" href=Link::Present { loan: Some(loan) }.href()>
                    "Present again"
                </a>
                <a class="button" href=Link::loan(loan).href()>
                    "Borrower and loan"
                </a>
                <a class="button" href=Link::Loan { id: loan, tab: LoanTab::Fees }.href()>
                    "Fees of the loan"
                </a>
                <a class="button" href=Link::NewFee { loan: Some(loan) }.href()>
                    "Charge the bounce fee"
                </a>
            </p>
        </Card>
    }
}
