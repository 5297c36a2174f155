//! The bank's answers to NACH presentations.

use crate::api;
use crate::bulk_upload::sheet::{Cells, Checked, Column, Sheet, rows_of, send};
use crate::components::forms::check::{self, Check};
use futures::FutureExt;
use lms::nach::{NachStatus, NachStatusRow, UpdateNachStatus};
use lms::page::PageRequest;
use lms::records::{ListRecords, RecordFilter, RecordStatus};
use lms::{FieldError, Money};

pub(super) static SHEET: Sheet = Sheet {
    slug: "nach-status",
    title: "NACH status",
    does: "Takes the bank's file: a success pays its EMI, a bounce costs a fee.",
    noun: ("presentation", "presentations"),
    columns: &[
        Column::needed("ref_id", "Reference", "REC0QX7T2").also(&["ref", "record", "umrn reference", "presentation"]),
        Column::needed("status", "Status", "success").also(&["result"]),
        Column::optional("reason", "Reason", "Insufficient funds").also(&["reason description", "return reason"]),
    ],
    naming: None,
    has_amount: false,
    check,
    send: |bodies| send(&bodies, |rows| -> UpdateNachStatus { rows }),
    // What has been applied, or taken back, has got its answer.
    made: |bodies, _| {
        async move {
            let mut found = Vec::new();
            for row in rows_of::<NachStatusRow>(&bodies).unwrap_or_default() {
                let filter = RecordFilter { search: row.ref_id.clone(), ..RecordFilter::default() };
                let list = ListRecords { filter, ordering: String::new(), page: PageRequest::default() };
                let records = api::send(list).await?.results;
                let settled =
                    |status: &RecordStatus| matches!(status, RecordStatus::Processed | RecordStatus::Rejected);
                let same = records.iter().find(|record| record.ref_id == row.ref_id && settled(&record.status));
                found.push(same.map(|record| record.id.0));
            }
            Ok(found)
        }
        .boxed_local()
    },
};

fn check(cells: &Cells<'_>) -> Result<Checked, Vec<FieldError>> {
    let mut check = Check::default();
    let ref_id = check.field("ref_id", check::words(cells.text("ref_id"), "Name the presentation by its reference."));
    let status = match super::word(cells.text("status"), NachStatus::KNOWN, NachStatus::label) {
        Ok(status) => status.ok_or_else(|| "Say what the bank said: success or bounced.".to_owned()),
        Err(message) => Err(message),
    };
    let status = check.field("status", status);
    let whole = || Some(NachStatusRow { ref_id: ref_id?, status: status?, reason: check::maybe(cells.text("reason")) });
    Checked::of(&check.done(whole())?, Money::ZERO)
}
