//! Money that was received for the loan, and the excess.

use super::Reads;
use super::excess::Excess;
use crate::api;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::table::{Head, table};
use crate::links::Link;
use leptos::prelude::*;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::records::{ListRecords, Record, RecordFilter};
use lms::{LoanId, Page};

const HEADS: [Head; 9] = [
    Head::new("Ref"),
    Head::new("Bank date"),
    Head::new("Type"),
    Head::new("Mode"),
    Head::new("UTR"),
    Head::num("Received ₹"),
    Head::num("TDS ₹"),
    Head::num("Not applied ₹"),
    Head::new("Status"),
];

#[component]
pub(super) fn Payments(id: LoanId, reads: Reads) -> impl IntoView {
    let records = api::query(move || {
        let filter = RecordFilter { loan: Some(id), ..RecordFilter::default() };
        let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
        Some(ListRecords { filter, ordering: "-bank_date".to_owned(), page })
    });
    view! {
        <div class="split">
            <Load query=records skeleton=|| skeleton_card(6) view=payments_card />
            <Excess id reads />
        </div>
    }
}

fn payments_card(records: Page<Record>) -> AnyView {
    if records.results.is_empty() {
        return view! {
            <Card title="Payments">
                <Empty why=Nothing::Yet title="Nothing was received for this loan yet">
                    <p>"The payment desk enters what comes in."</p>
                </Empty>
            </Card>
        }
        .into_any();
    }
    let cut = records.count.saturating_sub(u64::try_from(records.results.len()).unwrap_or(u64::MAX));
    let note = (cut > 0).then(|| view! { <p class="muted">{format!("{cut} older ones are not shown.")}</p> });
    view! {
        <Card title="Payments">
            {table("Payments", &HEADS, records.results.iter().map(record_row).collect_view(), None)} {note}
        </Card>
    }
    .into_any()
}

fn record_row(record: &Record) -> impl IntoView + use<> {
    let dash = || "—".to_owned();
    let utr = match record.utr.clone() {
        Some(utr) => view! { <Copy text=utr what="UTR" /> }.into_any(),
        None => dash().into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a class="mono" href=Link::Record { id: record.id }.href()>
                    {record.ref_id.clone()}
                </a>
            </th>
            <td>{record.bank_date.map_or_else(dash, |day| day.to_string())}</td>
            <td>{record.r#type.label().to_owned()}</td>
            <td>{record.payment_mode.clone().unwrap_or_else(dash)}</td>
            <td>{utr}</td>
            <td class="num">{record.received_amount.grouped()}</td>
            <td class="num">{record.tds_amount.grouped()}</td>
            <td class="num">{record.remaining_amount.grouped()}</td>
            <td>{status_chip(&record.status)}</td>
        </tr>
    }
}
