//! NACH status: the bank's answers to presentations.

use crate::api;
use crate::bulk_upload::row_match::{Item, RowMatches};
use crate::bulk_upload::sheet::{Cells, CheckedRow, Column, Sheet, parse_rows, send};
use crate::components::forms::check::{self, Check};
use futures::FutureExt;
use futures::future::try_join_all;
use lms::nach::{NachStatus, NachStatusRow, UpdateNachStatus};
use lms::page::PageRequest;
use lms::records::{ListRecords, RecordFilter};
use lms::{ApiError, FieldError, Money};

pub(super) static SHEET: Sheet = Sheet {
    slug: "nach-status",
    title: "NACH status",
    description: "Takes the bank's file: a success pays its EMI, a bounce costs a fee.",
    noun: ("presentation", "presentations"),
    columns: &[
        Column::required("ref_id", "Reference", "REC0QX7T2").aliases(&[
            "ref",
            "record",
            "umrn reference",
            "presentation",
        ]),
        Column::required("status", "Status", "success").aliases(&["result"]),
        Column::optional("reason", "Reason", "Insufficient funds").aliases(&["reason description", "return reason"]),
    ],
    reference: None,
    has_amount: false,
    check,
    send: |bodies| send(&bodies, |rows| -> UpdateNachStatus { rows }),
    before: Some(|bodies| {
        async move { Ok(answered(&bodies).await?.into_iter().flatten().map(|item| item.id).collect()) }.boxed_local()
    }),
    find_created: |bodies, known| {
        async move {
            let is_new = |item: &Item| !known.before.contains(&item.id) && !known.accepted.contains(&item.id);
            let answered = answered(&bodies).await?.into_iter();
            Ok(RowMatches::of_changes(answered.map(|item| item.filter(is_new))))
        }
        .boxed_local()
    },
};

/// The presentation of each row, if it has the answer that the row reports.
async fn answered(bodies: &[String]) -> Result<Vec<Option<Item>>, ApiError> {
    try_join_all(parse_rows::<NachStatusRow>(bodies)?.into_iter().map(find_answered)).await
}

async fn find_answered(row: NachStatusRow) -> Result<Option<Item>, ApiError> {
    let filter = RecordFilter { search: row.ref_id.clone(), ..RecordFilter::default() };
    let list = ListRecords { filter, ordering: String::new(), page: PageRequest::default() };
    let records = api::send(list).await?.results;
    Ok(records.iter().find(|record| row.is_answer_of(record)).map(Item::of))
}

fn check(cells: &Cells<'_>) -> Result<CheckedRow, Vec<FieldError>> {
    let mut check = Check::default();
    let ref_id = check.field("ref_id", check::words(cells.text("ref_id"), "Name the presentation by its reference."));
    let status = match super::enum_value(cells.text("status"), NachStatus::KNOWN, NachStatus::label) {
        Ok(status) => status.ok_or_else(|| "Say what the bank said: success or bounced.".to_owned()),
        Err(message) => Err(message),
    };
    let status = check.field("status", status);
    let whole = || Some(NachStatusRow { ref_id: ref_id?, status: status?, reason: check::maybe(cells.text("reason")) });
    CheckedRow::new(&check.done(whole())?, Money::ZERO)
}
