//! Adjustments: cashback and holdbacks that come back to loans.

use crate::bulk_upload::sheet::{Cells, Checked, Column, Naming, Sheet, all_since, rows_of, send, twins};
use crate::components::forms::check::{self, Check};
use futures::FutureExt;
use lms::loans::AdjustmentType;
use lms::record_actions::{AdjustmentRow, BulkInitiateAdjustments};
use lms::records::{ListRecords, Record, RecordFilter, RecordType};
use lms::{FieldError, Ref};

pub(super) static SHEET: Sheet = Sheet {
    slug: "adjustments",
    title: "Adjustments",
    does: "Gives cashback or a holdback back to each loan: a record of type adjustment for each row.",
    noun: ("adjustment", "adjustments"),
    columns: &[
        Column::needed("loan", "Loan", "LN0QX7T2").also(&["loan ref", "loan id", "ref"]),
        Column::needed("type", "Type", "cashback").also(&["adjustment type"]),
        Column::needed("amount", "Amount", "2,500"),
    ],
    naming: Some(("loan", Naming::Loan)),
    has_amount: true,
    check,
    send: |bodies| send(&bodies, |rows| -> BulkInitiateAdjustments { rows }),
    made: |bodies, since| {
        async move {
            let list = |page| {
                let filter = RecordFilter { r#type: vec![RecordType::Adjustment], ..RecordFilter::default() };
                ListRecords { filter, ordering: "-created_at".to_owned(), page }
            };
            let made = all_since(list, since, |record: &Record| record.created_at).await?;
            let rows = rows_of::<AdjustmentRow>(&bodies).unwrap_or_default();
            let same = |row: &AdjustmentRow, record: &Record| {
                Some(row.loan) == record.loan.as_ref().map(Ref::id) && row.amount == record.amount
            };
            Ok(twins(&rows, made, same, |record| record.id.0))
        }
        .boxed_local()
    },
};

fn check(cells: &Cells<'_>) -> Result<Checked, Vec<FieldError>> {
    let mut check = Check::default();
    let loan = check.field("loan", cells.id("loan"));
    let kind = match super::word(cells.text("type"), AdjustmentType::KNOWN, AdjustmentType::label) {
        Ok(kind) => kind.ok_or_else(|| "Say which: cashback or holdback.".to_owned()),
        Err(message) => Err(message),
    };
    let kind = check.field("type", kind);
    let amount = check.field("amount", check::amount(cells.text("amount")));
    let whole = || Some(AdjustmentRow { loan: loan?, r#type: kind?, amount: amount? });
    let row = check.done(whole())?;
    Checked::of(&row, row.amount)
}
