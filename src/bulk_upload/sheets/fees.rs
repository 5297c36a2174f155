//! Fees, each charged to a loan.

use crate::bulk_upload::created_list::{find, newest};
use crate::bulk_upload::sheet::{Cells, CheckedRow, Column, ReferenceKind, Sheet, send};
use crate::clock;
use crate::components::forms::check::{self, Check};
use crate::components::forms::day_warning::due_day_warning;
use leptos::prelude::untrack;
use lms::FieldError;
use lms::fees::{BulkCreateFees, CreateFee, FeeType, ListFees};
use lms::page::PageRequest;

pub(super) static SHEET: Sheet = Sheet {
    slug: "fees",
    title: "Fees",
    description: "Charges a fee to each loan.",
    noun: ("fee", "fees"),
    columns: &[
        Column::required("loan", "Loan", "LN0QX7T2").aliases(&["loan ref", "loan id", "ref"]),
        Column::required("name", "What it is for", "Legal notice").aliases(&["fee", "fee name", "description"]),
        Column::required("amount", "Amount before GST", "1,500").aliases(&["amount", "fee amount"]),
        Column::required("due_date", "Due", "2026-12-05").aliases(&["due date", "date"]),
        Column::optional("type", "Type", "other").aliases(&["fee type"]),
        Column::optional("gst_rate", "GST, percent", "18").aliases(&["gst", "gst rate"]),
        Column::optional("remark", "Remark", "").aliases(&["note"]),
    ],
    reference: Some(("loan", ReferenceKind::Loan)),
    has_amount: true,
    check,
    send: |bodies| send(&bodies, |rows| -> BulkCreateFees { rows }),
    before: Some(|_| newest(list)),
    find_created: |bodies, known| find::<CreateFee, _, _>(list, bodies, known),
};

fn list(page: PageRequest) -> ListFees {
    ListFees { ordering: "-created_at".to_owned(), page, ..ListFees::default() }
}

fn check(cells: &Cells<'_>) -> Result<CheckedRow, Vec<FieldError>> {
    let mut check = Check::default();
    let loan = check.field("loan", cells.id("loan"));
    let name = check.field("name", check::words(cells.text("name"), "Say what the fee is for."));
    let amount = check.field("amount", check::cell_amount(cells.text("amount")));
    let due_date = check.field("due_date", super::day(cells.text("due_date")));
    let kind = check.field("type", super::enum_value(cells.text("type"), FeeType::KNOWN, FeeType::label));
    let gst = cells.text("gst_rate");
    let gst_rate = check.field("gst_rate", if gst.is_empty() { Ok(None) } else { check::percent(gst).map(Some) });
    let whole = || {
        Some(CreateFee {
            loan: Some(loan?),
            account: None,
            r#type: kind?.unwrap_or(FeeType::Other),
            name: name?,
            amount: amount?,
            gst_rate: gst_rate?,
            due_date: due_date?,
            remark: check::maybe(cells.text("remark")),
        })
    };
    let fee = check.done(whole())?;
    let warning = due_day_warning(fee.due_date, untrack(clock::today));
    Ok(CheckedRow::new(&fee, fee.amount)?.warn("due_date", warning))
}
