//! Line details: each row makes an account's limit, or changes the one of its type.

use crate::api;
use crate::bulk_upload::sheet::{Cells, Checked, Column, Naming, Sheet, rows_of, send};
use crate::components::forms::check::{self, Check};
use futures::FutureExt;
use lms::FieldError;
use lms::line_details::{BulkLineDetails, CreateLineDetail, LineType, ListLineDetails};

pub(super) static SHEET: Sheet = Sheet {
    slug: "line-details",
    title: "Line details",
    does: "Sets a limit of each account: makes it, or changes the one of its type.",
    noun: ("line", "lines"),
    columns: &[
        Column::needed("account", "Account", "AC0QX7T2").also(&["account ref", "account id", "ref"]),
        Column::needed("type", "Type", "sales_invoice").also(&["line type"]),
        Column::needed("approved_line_amount", "Limit", "25,00,000").also(&["limit", "amount", "approved amount"]),
        Column::optional("is_revolving", "Revolving", "yes"),
        Column::optional("valid_from", "Valid from", "2026-12-01").also(&["from"]),
        Column::optional("valid_until", "Valid until", "2027-11-30").also(&["until", "to"]),
        Column::optional("remark", "Remark", "").also(&["note"]),
    ],
    naming: Some(("account", Naming::Account)),
    has_amount: true,
    check,
    send: |bodies| send(&bodies, BulkLineDetails),
    // Making it twice changes nothing: a line that is as the row wants it is the row's.
    made: |bodies, _| {
        async move {
            let mut found = Vec::new();
            for row in rows_of::<CreateLineDetail>(&bodies).unwrap_or_default() {
                let list =
                    ListLineDetails { account: row.account, r#type: Some(row.r#type), ..ListLineDetails::default() };
                let lines = api::send(list).await?.results;
                let same = lines.iter().find(|line| line.approved_line_amount == row.approved_line_amount);
                found.push(same.map(|line| line.id.0));
            }
            Ok(found)
        }
        .boxed_local()
    },
};

fn check(cells: &Cells<'_>) -> Result<Checked, Vec<FieldError>> {
    let mut check = Check::default();
    let account = check.field("account", cells.id("account"));
    let kind = match super::word(cells.text("type"), LineType::KNOWN, LineType::label) {
        Ok(None) => Err("Say which type of limit it is.".to_owned()),
        Ok(Some(kind)) => Ok(kind),
        Err(message) => Err(message),
    };
    let kind = check.field("type", kind);
    let limit = check.field("approved_line_amount", check::amount(cells.text("approved_line_amount")));
    let revolving = check.field("is_revolving", super::yes_or_no(cells.text("is_revolving")));
    let from = check.field("valid_from", super::maybe_day(cells.text("valid_from")));
    let until = check.field("valid_until", super::maybe_day(cells.text("valid_until")));
    if let (Some(Some(from)), Some(Some(until))) = (from, until)
        && until < from
    {
        check.field::<()>("valid_until", Err("This is before the day it is valid from.".to_owned()));
    }
    let whole = || {
        Some(CreateLineDetail {
            account: Some(account?),
            lead_id: None,
            program_id: None,
            r#type: kind?,
            approved_line_amount: limit?,
            is_revolving: revolving?,
            valid_from: from?,
            valid_until: until?,
            remark: check::maybe(cells.text("remark")),
        })
    };
    let line = check.done(whole())?;
    Checked::of(&line, line.approved_line_amount)
}
