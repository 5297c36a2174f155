//! Records: money that came in; each row becomes a draft to be approved.

use crate::bulk_upload::created_list::{find, newest};
use crate::bulk_upload::sheet::{Cells, CheckedRow, Column, ReferenceKind, Sheet, send};
use crate::clock;
use crate::components::forms::check::{self, Check};
use crate::components::forms::day_warning::bank_date_warning;
use leptos::prelude::untrack;
use lms::formats;
use lms::page::PageRequest;
use lms::record_actions::{BulkCreateRecords, CreateRecord};
use lms::records::{ListRecords, RecordFilter, RecordType};
use lms::{FieldError, LoanId};

const MODES: [&str; 8] = ["neft", "rtgs", "imps", "upi", "nach", "cheque", "cash", "adjustment"];

pub(super) static SHEET: Sheet = Sheet {
    slug: "records",
    title: "Records",
    description: "Enters money that came in: a draft for each row. A row without a loan waits to be matched.",
    noun: ("record", "records"),
    columns: &[
        Column::required("received_amount", "Received", "36,673.74").aliases(&["amount", "credit", "received amount"]),
        Column::required("bank_date", "Bank day", "2026-11-20").aliases(&["date", "value date", "bank date"]),
        Column::required("payment_mode", "Mode", "neft").aliases(&["payment mode"]),
        Column::optional("utr", "UTR", "HDFCN26112012345").aliases(&["reference", "utr no"]),
        Column::optional("loan", "Loan", "LN0QX7T2").aliases(&["loan ref", "loan id"]),
        Column::optional("tds_amount", "TDS", "0").aliases(&["tds amount"]),
        Column::optional("type", "Type", "repayment"),
        Column::optional("remark", "Remark", "").aliases(&["narration", "note"]),
    ],
    reference: Some(("loan", ReferenceKind::Loan)),
    has_amount: true,
    check,
    send: |bodies| send(&bodies, |rows| -> BulkCreateRecords { rows }),
    before: Some(|_| newest(list)),
    find_created: |bodies, known| find::<CreateRecord, _, _>(list, bodies, known),
};

pub(super) fn list(page: PageRequest) -> ListRecords {
    ListRecords { filter: RecordFilter::default(), ordering: "-created_at".to_owned(), page }
}

fn check(cells: &Cells<'_>) -> Result<CheckedRow, Vec<FieldError>> {
    let mut check = Check::default();
    let amount = check.field("received_amount", check::cell_amount(cells.text("received_amount")));
    let bank_date = check.field("bank_date", super::bank_date(cells.text("bank_date")));
    let mode = cells.text("payment_mode").to_ascii_lowercase();
    let is_known = MODES.contains(&mode.as_str());
    let mode =
        check.field("payment_mode", if is_known { Ok(mode) } else { Err(format!("One of {}.", MODES.join(", "))) });
    let utr = check.field("utr", formats::optional(cells.text("utr"), formats::utr));
    let has_no_loan = cells.text("loan").is_empty();
    let loan = check.field("loan", if has_no_loan { Ok(None) } else { cells.id::<LoanId>("loan").map(Some) });
    let tds = check.field("tds_amount", super::optional_amount(cells.text("tds_amount")));
    let kind = check.field("type", super::enum_value(cells.text("type"), RecordType::RECEIVED, RecordType::label));
    let whole = || {
        Some(CreateRecord {
            account: None,
            loan: loan?,
            r#type: kind?.unwrap_or(RecordType::Repayment),
            received_amount: amount?,
            tds_amount: tds?,
            payment_mode: mode?,
            utr: utr?,
            bank_date: bank_date?,
            settlement_order: None,
            component_order: None,
            remark: check::maybe(cells.text("remark")),
        })
    };
    let record = check.done(whole())?;
    let warning = bank_date_warning(record.bank_date, untrack(clock::today));
    Ok(CheckedRow::new(&record, record.received_amount)?.warn("bank_date", warning))
}
