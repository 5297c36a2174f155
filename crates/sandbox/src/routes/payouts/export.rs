//! Export Payout for Bank (assumed): the payouts of a list as the bank's upload file, each of which is marked as
//! exported.

#[cfg(test)]
mod tests;

use super::filter;
use crate::Sandbox;
use crate::auth::Officer;
use crate::csv_file::CsvFile;
use crate::error::{ApiError, ApiResult};
use crate::params::Params;
use crate::store::list::Order;
use crate::store::payouts::{self, Expand, PayoutFilter, PayoutOrder};
use axum::extract::State;
use axum::response::Response;
use lms::Instant;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::payouts::Payout;
use rusqlite::Connection;
use std::sync::Arc;

const HEADINGS: [&str; 7] =
    ["Reference", "Beneficiary name", "Account number", "IFSC", "Amount", "Method", "Requested on"];

pub(super) async fn export(State(sandbox): State<Arc<Sandbox>>, _: Officer, mut params: Params) -> ApiResult<Response> {
    let order = params.order(PayoutOrder::COLUMNS, Order { column: "idx", descending: true });
    let filter = filter(&mut params);
    let are_new = params.boolean("is_downloaded") == Some(false);
    let format = params.text("format").unwrap_or("generic").to_owned();
    params.check()?;
    if format != "generic" {
        return Err(ApiError::field("format", "Select from generic."));
    }
    let now = sandbox.clock.now();
    let file =
        sandbox.store.write(move |connection| write(connection, &filter, PayoutOrder(order), are_new, now)).await?;
    file.into_attachment(&format!("payouts-{}.csv", now.day().iso()))
}

/// Writes the file page by page, so that a million payouts need no more memory than their text. Reading and marking are one
/// transaction, so that no payout is in two files that hold only new ones.
fn write(
    connection: &Connection,
    filter: &PayoutFilter,
    order: PayoutOrder,
    are_new: bool,
    now: Instant,
) -> ApiResult<CsvFile> {
    let mut file = CsvFile::new(&HEADINGS)?;
    // Marked after all are written, because the filter may select payouts that have not been exported.
    let mut exported = Vec::new();
    for page in 1.. {
        let request = PageRequest { page, page_size: MAX_PAGE_SIZE };
        let found = payouts::page(connection, filter, order, request, Expand::default())?;
        for payout in &found.results {
            file.write_row(&cells(payout).each_ref().map(String::as_str))?;
        }
        exported.extend(found.results.iter().map(|payout| payout.index));
        if page * MAX_PAGE_SIZE >= found.count {
            break;
        }
    }
    payouts::mark_exported(connection, &exported, are_new, now)?;
    Ok(file)
}

fn cells(payout: &Payout) -> [String; 7] {
    let bank = payout.credit_bank.as_ref();
    let of_bank = |part: fn(&lms::bank::BankAccount) -> &str| bank.map(part).unwrap_or_default().to_owned();
    [
        payout.ref_id.clone(),
        of_bank(|bank| &bank.account_holder_name),
        of_bank(|bank| &bank.account_no),
        of_bank(|bank| &bank.ifsc),
        payout.amount.plain(),
        payout.method.label().to_owned(),
        payout.created_at.day().iso(),
    ]
}
