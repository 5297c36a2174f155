//! What became of a request: what was taken, its file, and what was refused and why.

use super::facts::status_file;
use super::file;
use super::pick::Pick;
use crate::api;
use crate::components::feedback::load::Load;
use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::widgets::button::{Action, Weight};
use crate::components::widgets::table::{Head, table};
use crate::dom::download::save_csv;
use crate::links::Link;
use leptos::prelude::*;
use lms::bulk::{BulkResponse, BulkRow};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::records::{ListRecords, Record, RecordFilter, RecordType};
use lms::{Day, Page};

/// A request that has its answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answered {
    pub(super) date: Day,
    /// What was asked for, in the order asked.
    pub(super) picks: Vec<Option<Pick>>,
    pub(super) answer: BulkResponse,
}

/// The presentations of a day, the newest first.
pub(super) fn of_day(date: Day) -> ListRecords {
    let filter = RecordFilter {
        r#type: vec![RecordType::Nach],
        bank_date_from: Some(date),
        bank_date_to: Some(date),
        ..RecordFilter::default()
    };
    let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
    ListRecords { filter, ordering: "-created_at".to_owned(), page }
}

/// The card.
#[component]
pub(super) fn Done(answered: Answered) -> impl IntoView {
    let date = answered.date;
    let list = api::query(move || Some(of_day(date)));
    let (accepted, rejected) = (answered.answer.accepted, answered.answer.rejected);
    let answered = StoredValue::new(answered);
    let taken = move |page: Page<Record>| {
        let is_taken = |record: &Record| {
            answered.with_value(|done| {
                done.answer.results.iter().any(|row| matches!(row, BulkRow::Accepted { id, .. } if *id == record.id.0))
            })
        };
        let records: Vec<Record> = page.results.into_iter().filter(is_taken).collect();
        let missing = usize::try_from(accepted).unwrap_or(usize::MAX).saturating_sub(records.len());
        let rows = records.iter().map(line).collect_view();
        let heads = [Head::new("Presentation"), Head::new("Borrower"), Head::num("Amount ₹")];
        let text = file::text(&records);
        let save = move |()| {
            save_csv(&format!("nach-{}.csv", date.iso()), &text);
        };
        let locked =
            (missing > 0).then(|| format!("{missing} of them can't be read back: open the list of presentations."));
        view! {
            {table("Presented", &heads, rows, None)}
            <div class="actions">
                <Action weight=Weight::Primary locked=Signal::stored(locked) on_click=save>
                    "Save the presentation file"
                </Action>
                <a class="button" href=status_file()>
                    "Load the bank's status file"
                </a>
                <a class="button" href=Link::nach().href()>
                    "All presentations"
                </a>
            </div>
        }
        .into_any()
    };
    let severity = if rejected == 0 { Severity::Good } else { Severity::Wait };
    let title = if rejected == 0 {
        format!("{accepted} presented for {date}")
    } else {
        format!("{accepted} presented for {date}, {rejected} not")
    };
    let refused = (rejected > 0).then(|| answered.with_value(refused));
    view! {
        <section class="card stack" aria-label="What was presented">
            <Alert severity=severity title=title>
                <span>"The file carries the references that the bank's status file answers to."</span>
            </Alert>
            {refused}
            {(accepted > 0).then(|| view! { <Load query=list skeleton=|| skeleton_lines(4) view=taken /> })}
        </section>
    }
}

fn line(record: &Record) -> impl IntoView + use<> {
    let href = Link::Presentation { id: record.id }.href();
    let (reference, borrower) = (record.ref_id.clone(), super::facts::named(record.loan.as_ref()).borrower_name);
    view! {
        <tr>
            <th scope="row">
                <a class="mono" href=href>
                    {reference}
                </a>
            </th>
            <td>{borrower}</td>
            <td class="num">{record.amount.grouped()}</td>
        </tr>
    }
}

fn refused(done: &Answered) -> AnyView {
    let row = |row: &BulkRow| {
        let BulkRow::Rejected { row, errors } = row else { return None };
        let at = usize::try_from(*row).ok()?.checked_sub(1)?;
        let pick = done.picks.get(at)?.as_ref()?;
        let (what, due, amount) = (pick.what.clone(), pick.due.to_string(), pick.amount.grouped());
        let why = errors.values().flatten().cloned().collect::<Vec<_>>().join(" ");
        let href = Link::loan(pick.loan).href();
        Some(view! {
            <tr class="late">
                <th scope="row">
                    <a href=href>{what}</a>
                </th>
                <td>{due}</td>
                <td class="num">{amount}</td>
                <td>{why}</td>
            </tr>
        })
    };
    let heads = [Head::new("Not presented"), Head::new("Due"), Head::num("Amount ₹"), Head::new("Why")];
    table("Not presented", &heads, done.answer.results.iter().filter_map(row).collect_view(), None).into_any()
}
