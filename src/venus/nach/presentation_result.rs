//! The result of a request: what was presented, its file, and what was refused and why.

use super::labels::{loan_names, status_file_href};
use super::presentation_file;
use super::selection::SelectedDemand;
use crate::api;
use crate::components::feedback::load::Load;
use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::table::Head;
use crate::dom::download::save_csv;
use crate::links::Link;
use crate::venus::table_row::{TableRow, table_of};
use leptos::prelude::*;
use lms::bulk::{BulkResponse, BulkRow};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::records::{ListRecords, Record, RecordFilter, RecordType};
use lms::{Day, Page};

const PRESENTED: [Head; 3] = [Head::new("Presentation"), Head::new("Borrower"), Head::num("Amount ₹")];
const REFUSED: [Head; 4] = [Head::new("Not presented"), Head::new("Due"), Head::num("Amount ₹"), Head::new("Why")];

/// An answered request.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Presented {
    pub(super) date: Day,
    /// What was requested, in the order of the request; `None` for a demand that is no longer known.
    pub(super) demands: Vec<Option<SelectedDemand>>,
    pub(super) answer: BulkResponse,
}

/// The presentations for a day, the newest first.
pub(super) fn presentations_for(date: Day) -> ListRecords {
    let filter = RecordFilter {
        r#type: vec![RecordType::Nach],
        bank_date_from: Some(date),
        bank_date_to: Some(date),
        ..RecordFilter::default()
    };
    let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
    ListRecords { filter, ordering: "-created_at".to_owned(), page }
}

#[component]
pub(super) fn PresentationResult(presented: Presented) -> impl IntoView {
    let Presented { date, .. } = presented;
    let BulkResponse { accepted, rejected, .. } = presented.answer;
    let list = api::query(move || Some(presentations_for(date)));
    let refused = (rejected > 0).then(|| refused_table(&presented));
    let presented = StoredValue::new(presented);
    let accepted_view = move |page: Page<Record>| presented.with_value(|presented| accepted_part(presented, page));
    let (severity, title) = if rejected == 0 {
        (Severity::Good, format!("{accepted} presented for {date}"))
    } else {
        (Severity::Wait, format!("{accepted} presented for {date}, {rejected} not"))
    };
    view! {
        <section class="card stack" aria-label="What was presented">
            <Alert severity title>
                <span>"The file carries the references that the bank's status file answers to."</span>
            </Alert>
            {refused}
            {(accepted > 0).then(|| view! { <Load query=list skeleton=|| skeleton_lines(4) view=accepted_view /> })}
        </section>
    }
}

/// The accepted presentations among those of the day, and their file.
fn accepted_part(presented: &Presented, page: Page<Record>) -> AnyView {
    let (date, answer) = (presented.date, &presented.answer);
    let is_accepted = |record: &Record| {
        answer.results.iter().any(|row| matches!(row, BulkRow::Accepted { id, .. } if *id == record.id.0))
    };
    let records: Vec<Record> = page.results.into_iter().filter(is_accepted).collect();
    let missing = usize::try_from(answer.accepted).unwrap_or(usize::MAX).saturating_sub(records.len());
    let row = |record: &Record| {
        TableRow::reference(Link::Presentation { id: record.id }.href(), record.ref_id.clone())
            .text(loan_names(record.loan.as_ref()).borrower_name)
            .num(record.amount.grouped())
    };
    let file = presentation_file::to_csv(&records);
    let save = move |()| {
        save_csv(&format!("nach-{}.csv", date.iso()), &file);
    };
    let locked =
        (missing > 0).then(|| format!("{missing} of them can't be read back: open the list of presentations."));
    view! {
        {table_of("Presented", &PRESENTED, records.iter().map(row), [])}
        <div class="actions">
            <Action variant=ButtonVariant::Primary locked=Signal::stored(locked) on_click=save>
                "Save the presentation file"
            </Action>
            <a class="button" href=status_file_href()>
                "Load the bank's status file"
            </a>
            <a class="button" href=Link::nach().href()>
                "All presentations"
            </a>
        </div>
    }
    .into_any()
}

fn refused_table(presented: &Presented) -> AnyView {
    let row = |row: &BulkRow| {
        let BulkRow::Rejected { row, errors } = row else { return None };
        let at = usize::try_from(*row).ok()?.checked_sub(1)?;
        let demand = presented.demands.get(at)?.as_ref()?;
        let why = errors.values().flatten().cloned().collect::<Vec<_>>().join(" ");
        let row = TableRow::link(Link::loan(demand.loan).href(), demand.what.clone())
            .text(demand.due.to_string())
            .num(demand.amount.grouped())
            .text(why);
        Some(row.late(true))
    };
    table_of("Not presented", &REFUSED, presented.answer.results.iter().filter_map(row), [])
}
