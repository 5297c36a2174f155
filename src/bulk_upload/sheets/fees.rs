//! Fees, each charged to a loan.

use crate::bulk_upload::sheet::{Cells, Checked, Column, Naming, Sheet, all_since, rows_of, send, twins};
use crate::components::forms::check::{self, Check};
use futures::FutureExt;
use lms::FieldError;
use lms::fees::{BulkCreateFees, CreateFee, Fee, FeeType, ListFees};

pub(super) static SHEET: Sheet = Sheet {
    slug: "fees",
    title: "Fees",
    does: "Charges a fee to each loan.",
    noun: ("fee", "fees"),
    columns: &[
        Column::needed("loan", "Loan", "LN0QX7T2").also(&["loan ref", "loan id", "ref"]),
        Column::needed("name", "What it is for", "Legal notice").also(&["fee", "fee name", "description"]),
        Column::needed("amount", "Amount before GST", "1,500").also(&["amount", "fee amount"]),
        Column::needed("due_date", "Due", "2026-12-05").also(&["due date", "date"]),
        Column::optional("type", "Type", "other").also(&["fee type"]),
        Column::optional("gst_rate", "GST, percent", "18").also(&["gst", "gst rate"]),
        Column::optional("remark", "Remark", "").also(&["note"]),
    ],
    naming: Some(("loan", Naming::Loan)),
    has_amount: true,
    check,
    send: |bodies| send(&bodies, |rows| -> BulkCreateFees { rows }),
    made: |bodies, since| {
        async move {
            let list = |page| ListFees { ordering: "-created_at".to_owned(), page, ..ListFees::default() };
            let made = all_since(list, since, |fee: &Fee| fee.created_at).await?;
            let rows = rows_of::<CreateFee>(&bodies).unwrap_or_default();
            let same = |row: &CreateFee, fee: &Fee| {
                row.loan == fee.loan.as_ref().map(lms::Ref::id) && row.amount == fee.amount && row.name == fee.name
            };
            Ok(twins(&rows, made, same, |fee| fee.id.0))
        }
        .boxed_local()
    },
};

fn check(cells: &Cells<'_>) -> Result<Checked, Vec<FieldError>> {
    let mut check = Check::default();
    let loan = check.field("loan", cells.id("loan"));
    let name = check.field("name", check::words(cells.text("name"), "Say what the fee is for."));
    let amount = check.field("amount", check::amount(cells.text("amount")));
    let due_date = check.field("due_date", super::day(cells.text("due_date")));
    let kind = check.field("type", super::word(cells.text("type"), FeeType::KNOWN, FeeType::label));
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
    Checked::of(&fee, fee.amount)
}
