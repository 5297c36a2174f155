//! Adjustments: cashback and holdbacks that are given back to loans.

use crate::bulk_upload::created_list::{find, newest};
use crate::bulk_upload::sheet::{Cells, CheckedRow, Column, ReferenceKind, Sheet, send};
use crate::components::forms::check::{self, Check};
use lms::FieldError;
use lms::loans::AdjustmentType;
use lms::page::PageRequest;
use lms::record_actions::{AdjustmentRow, BulkInitiateAdjustments};
use lms::records::{ListRecords, RecordFilter, RecordType};

pub(super) static SHEET: Sheet = Sheet {
    slug: "adjustments",
    title: "Adjustments",
    description: "Gives cashback or a holdback back to each loan: a record of type adjustment for each row.",
    noun: ("adjustment", "adjustments"),
    columns: &[
        Column::required("loan", "Loan", "LN0QX7T2").aliases(&["loan ref", "loan id", "ref"]),
        Column::required("type", "Type", "cashback").aliases(&["adjustment type"]),
        Column::required("amount", "Amount", "2,500"),
    ],
    reference: Some(("loan", ReferenceKind::Loan)),
    has_amount: true,
    check,
    send: |bodies| send(&bodies, |rows| -> BulkInitiateAdjustments { rows }),
    before: Some(|_| newest(list)),
    find_created: |bodies, known| find::<AdjustmentRow, _, _>(list, bodies, known),
};

fn list(page: PageRequest) -> ListRecords {
    let filter = RecordFilter { r#type: vec![RecordType::Adjustment], ..RecordFilter::default() };
    ListRecords { filter, ordering: "-created_at".to_owned(), page }
}

fn check(cells: &Cells<'_>) -> Result<CheckedRow, Vec<FieldError>> {
    let mut check = Check::default();
    let loan = check.field("loan", cells.id("loan"));
    let kind = match super::enum_value(cells.text("type"), AdjustmentType::KNOWN, AdjustmentType::label) {
        Ok(kind) => kind.ok_or_else(|| "Say which: cashback or holdback.".to_owned()),
        Err(message) => Err(message),
    };
    let kind = check.field("type", kind);
    let amount = check.field("amount", check::cell_amount(cells.text("amount")));
    let whole = || Some(AdjustmentRow { loan: loan?, r#type: kind?, amount: amount? });
    let row = check.done(whole())?;
    CheckedRow::new(&row, row.amount)
}
