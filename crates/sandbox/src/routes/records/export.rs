//! Export record (assumed): the list as a CSV file.

use super::{filter, order};
use crate::Sandbox;
use crate::auth::Officer;
use crate::csv_file::CsvFile;
use crate::error::ApiResult;
use crate::params::Params;
use crate::store::list::{Filter, Order};
use crate::store::records::{self, Expand};
use axum::extract::State;
use axum::response::Response;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::records::Record;
use lms::{Day, Ref};
use rusqlite::Connection;
use std::sync::Arc;

const HEADINGS: [&str; 13] = [
    "Reference",
    "Type",
    "Status",
    "Borrower",
    "Loan",
    "Received",
    "TDS",
    "Amount",
    "Unapplied",
    "Mode",
    "UTR",
    "Bank date",
    "Remark",
];

pub(super) async fn export(State(sandbox): State<Arc<Sandbox>>, _: Officer, mut params: Params) -> ApiResult<Response> {
    let order = order(&mut params);
    let filter = filter(&mut params);
    params.check()?;
    let today = sandbox.clock.today();
    let file = sandbox.store.read(move |connection| write(connection, &filter, order)).await?;
    file.into_attachment(&format!("records-{}.csv", today.iso()))
}

fn write(connection: &Connection, filter: &Filter, order: Order) -> ApiResult<CsvFile> {
    let mut file = CsvFile::new(&HEADINGS)?;
    for page in 1.. {
        let request = PageRequest { page, page_size: MAX_PAGE_SIZE };
        let with = Expand { account: true, loan: true };
        let found = records::page(connection, filter, order, request, with)?;
        for record in &found.results {
            file.write_row(&cells(record).each_ref().map(String::as_str))?;
        }
        if page * MAX_PAGE_SIZE >= found.count {
            break;
        }
    }
    Ok(file)
}

fn cells(record: &Record) -> [String; 13] {
    let borrower = record.account.as_ref().and_then(Ref::full).map(|account| account.borrower_name);
    let loan = record.loan.as_ref().and_then(Ref::full).map(|loan| loan.ref_id);
    [
        record.ref_id.clone(),
        record.r#type.label().to_owned(),
        record.status.label().to_owned(),
        borrower.unwrap_or_default(),
        loan.unwrap_or_default(),
        record.received_amount.plain(),
        record.tds_amount.plain(),
        record.amount.plain(),
        record.remaining_amount.plain(),
        record.payment_mode.clone().unwrap_or_default(),
        record.utr.clone().unwrap_or_default(),
        record.bank_date.map(Day::iso).unwrap_or_default(),
        record.remark.clone().unwrap_or_default(),
    ]
}
