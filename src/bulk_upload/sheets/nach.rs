//! NACH status: the bank's answers to presentations.

use crate::api;
use crate::bulk_upload::sheet::{Cells, CheckedRow, Column, Sheet, parse_rows, send};
use crate::components::forms::check::{self, Check};
use futures::FutureExt;
use lms::nach::{NachStatus, NachStatusRow, UpdateNachStatus};
use lms::page::PageRequest;
use lms::records::{ListRecords, RecordFilter, RecordStatus};
use lms::{FieldError, Money};

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
    // A presentation that was processed or rejected has its answer.
    newest: None,
    find_created: |bodies, _| {
        async move {
            let mut found = Vec::new();
            for row in parse_rows::<NachStatusRow>(&bodies)? {
                let filter = RecordFilter { search: row.ref_id.clone(), ..RecordFilter::default() };
                let list = ListRecords { filter, ordering: String::new(), page: PageRequest::default() };
                let records = api::send(list).await?.results;
                let is_answered =
                    |status: &RecordStatus| matches!(status, RecordStatus::Processed | RecordStatus::Rejected);
                let record = records.iter().find(|record| record.ref_id == row.ref_id && is_answered(&record.status));
                found.push(record.map(|record| record.id.0));
            }
            Ok(found)
        }
        .boxed_local()
    },
};

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
