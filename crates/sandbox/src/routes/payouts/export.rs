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
use crate::store::events::Actor;
use crate::store::list::Order;
use crate::store::payouts::{self, Expand, PayoutFilter, PayoutOrder};
use axum::extract::State;
use axum::response::Response;
use lms::can;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::payouts::Payout;
use rusqlite::Connection;
use std::sync::Arc;

const HEADINGS: [&str; 7] =
    ["Reference", "Beneficiary name", "Account number", "IFSC", "Amount", "Method", "Requested on"];

pub(super) async fn export(
    State(sandbox): State<Arc<Sandbox>>,
    officer: Officer,
    mut params: Params,
) -> ApiResult<Response> {
    let order = params.order(PayoutOrder::COLUMNS, Order { column: "idx", descending: true });
    let filter = filter(&mut params);
    let are_new = params.boolean("is_downloaded") == Some(false);
    let format = params.text("format").unwrap_or("generic").to_owned();
    params.check()?;
    if format != "generic" {
        return Err(ApiError::field("format", "Select from generic."));
    }
    let by = officer.actor(&sandbox.clock);
    let name = format!("payouts-{}.csv", by.at.day().iso());
    let file =
        sandbox.store.write(move |connection| write(connection, &filter, PayoutOrder(order), are_new, &by)).await?;
    file.into_attachment(&name)
}

/// Writes the file page by page, so that a million payouts need no more memory than their text. Reading and marking are one
/// transaction, so that no payout is in two files that hold only new ones. What the officer may not process is left out.
fn write(
    connection: &Connection,
    filter: &PayoutFilter,
    order: PayoutOrder,
    are_new: bool,
    by: &Actor,
) -> ApiResult<CsvFile> {
    let mut file = CsvFile::new(&HEADINGS)?;
    // Marked after all are written, because the filter may select payouts that have not been exported.
    let mut exported = Vec::new();
    for page in 1.. {
        let request = PageRequest { page, page_size: MAX_PAGE_SIZE };
        let found = payouts::page(connection, filter, order, request, Expand::default())?;
        for payout in &found.results {
            if can::process_own_payout(payout, &|name| name == by.name).is_err() {
                continue;
            }
            exported.push(payout.index);
            file.write_row(&cells(payout).each_ref().map(String::as_str))?;
        }
        if page * MAX_PAGE_SIZE >= found.count {
            break;
        }
    }
    payouts::mark_exported(connection, &exported, are_new, by)?;
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
