//! Top-ups: each row draws on an account's line, often for an invoice.

use crate::bulk_upload::created_list::{find, newest};
use crate::bulk_upload::sheet::{Cells, CheckedRow, Column, ReferenceKind, Sheet, send};
use crate::components::forms::check::{self, Check};
use lms::FieldError;
use lms::formats;
use lms::page::PageRequest;
use lms::topups::{BulkCreateTopups, CreateTopup, ListTopups, TopupDetails};

pub(super) static SHEET: Sheet = Sheet {
    slug: "top-ups",
    title: "Top-ups",
    description: "Draws on the line of each account. A draw whose checks pass is paid out.",
    noun: ("top-up", "top-ups"),
    columns: &[
        Column::required("account", "Account", "AC0QX7T2").aliases(&["account ref", "account id", "ref"]),
        Column::required("amount", "Amount", "1,50,000"),
        Column::optional("invoice_no", "Invoice no.", "INV/26/118").aliases(&["invoice number", "invoice"]),
        Column::optional("invoice_date", "Invoice date", "2026-11-20"),
        Column::optional("invoice_amount", "Invoice amount", "1,77,000").aliases(&["invoice total"]),
        Column::optional("seller_name", "Seller", "Nandi Steels").aliases(&["seller name"]),
        Column::optional("seller_gstin", "Seller's GSTIN", "27ABCDE1234F1Z5"),
        Column::optional("buyer_gstin", "Buyer's GSTIN", "29ABCDE1234F1Z5"),
        Column::optional("scheduled_at", "Pay out on", "2026-12-01").aliases(&[
            "schedule",
            "scheduled for",
            "scheduled on",
        ]),
        Column::optional("remark", "Remark", "").aliases(&["note"]),
    ],
    reference: Some(("account", ReferenceKind::Account)),
    has_amount: true,
    check,
    send: |bodies| send(&bodies, |rows| -> BulkCreateTopups { rows }),
    before: Some(|_| newest(list)),
    find_created: |bodies, known| find::<CreateTopup, _, _>(list, bodies, known),
};

fn list(page: PageRequest) -> ListTopups {
    ListTopups { ordering: "-created_at".to_owned(), page, ..ListTopups::default() }
}

fn check(cells: &Cells<'_>) -> Result<CheckedRow, Vec<FieldError>> {
    let mut check = Check::default();
    let account = check.field("account", cells.id("account"));
    let amount = check.field("amount", check::cell_amount(cells.text("amount")));
    let invoice_date = check.field("invoice_date", super::optional_day(cells.text("invoice_date")));
    let invoice_amount = check.field("invoice_amount", super::optional_amount(cells.text("invoice_amount")));
    let seller_gstin = check.field("seller_gstin", formats::optional(cells.text("seller_gstin"), formats::gstin));
    let buyer_gstin = check.field("buyer_gstin", formats::optional(cells.text("buyer_gstin"), formats::gstin));
    let scheduled = check.field("scheduled_at", super::optional_day(cells.text("scheduled_at")));
    let whole = || {
        Some(CreateTopup {
            account: account?,
            amount: amount?,
            group: None,
            details: TopupDetails {
                invoice_no: check::maybe(cells.text("invoice_no")),
                invoice_date: invoice_date?,
                invoice_amount: invoice_amount?,
                seller_name: check::maybe(cells.text("seller_name")),
                seller_gstin: seller_gstin?,
                buyer_gstin: buyer_gstin?,
                scheduled_at: scheduled?.map(lms::Day::start),
                credit_bank: None,
                remark: check::maybe(cells.text("remark")),
            },
        })
    };
    let topup = check.done(whole())?;
    CheckedRow::new(&topup, topup.amount)
}
