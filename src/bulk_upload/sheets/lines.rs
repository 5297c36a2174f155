//! Line details: each row creates an account's limit of a type, or changes it.

use crate::api;
use crate::bulk_upload::row_match::{Item, RowMatches};
use crate::bulk_upload::sheet::{Cells, CheckedRow, Column, ReferenceKind, Sheet, parse_rows, send};
use crate::components::forms::check::{self, Check};
use futures::FutureExt;
use lms::FieldError;
use lms::creates::Creates;
use lms::line_details::{BulkLineDetails, CreateLineDetail, LineType, ListLineDetails};

pub(super) static SHEET: Sheet = Sheet {
    slug: "line-details",
    title: "Line details",
    description: "Sets a limit of each account: makes it, or changes the one of its type.",
    noun: ("line", "lines"),
    columns: &[
        Column::required("account", "Account", "AC0QX7T2").aliases(&["account ref", "account id", "ref"]),
        Column::required("type", "Type", "invoice").aliases(&["line type"]),
        Column::required("approved_line_amount", "Limit", "25,00,000").aliases(&["limit", "amount", "approved amount"]),
        Column::optional("is_revolving", "Revolving", "yes"),
        Column::optional("valid_from", "Valid from", "2026-12-01").aliases(&["from"]),
        Column::optional("valid_until", "Valid until", "2027-11-30").aliases(&["until", "to"]),
        Column::optional("remark", "Remark", "").aliases(&["note"]),
    ],
    reference: Some(("account", ReferenceKind::Account)),
    has_amount: true,
    check,
    send: |bodies| send(&bodies, BulkLineDetails),
    // The call can be repeated safely: any line that is as the row says counts as the row's.
    before: None,
    find_created: |bodies, _| {
        async move {
            let mut found = Vec::new();
            for row in parse_rows::<CreateLineDetail>(&bodies)? {
                let list = ListLineDetails {
                    account: row.account,
                    r#type: Some(row.r#type.clone()),
                    ..ListLineDetails::default()
                };
                let lines = api::send(list).await?.results;
                found.push(lines.iter().find(|line| row.is_as_asked(line)).map(Item::of));
            }
            Ok(RowMatches::of_changes(found))
        }
        .boxed_local()
    },
};

fn check(cells: &Cells<'_>) -> Result<CheckedRow, Vec<FieldError>> {
    let mut check = Check::default();
    let account = check.field("account", cells.id("account"));
    let kind = match super::enum_value(cells.text("type"), LineType::KNOWN, LineType::label) {
        Ok(None) => Err("Say which type of limit it is.".to_owned()),
        Ok(Some(kind)) => Ok(kind),
        Err(message) => Err(message),
    };
    let kind = check.field("type", kind);
    let limit = check.field("approved_line_amount", check::cell_amount(cells.text("approved_line_amount")));
    let revolving = check.field("is_revolving", super::yes_or_no(cells.text("is_revolving")));
    let from = check.field("valid_from", super::optional_day(cells.text("valid_from")));
    let until = check.field("valid_until", super::optional_day(cells.text("valid_until")));
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
    CheckedRow::new(&line, line.approved_line_amount)
}
