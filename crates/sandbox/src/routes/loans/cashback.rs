//! Export Cashback (assumed): the cashback of loans in a range of days, as a CSV file.

#[cfg(test)]
mod tests;

use crate::Sandbox;
use crate::auth::Officer;
use crate::csv_file::CsvFile;
use crate::error::ApiResult;
use crate::params::Params;
use axum::extract::State;
use axum::response::Response;
use lms::{Day, Instant, Money};
use rusqlite::{Connection, params};
use std::sync::Arc;

const HEADINGS: [&str; 8] =
    ["Reference", "Loan", "Borrower", "Account holder", "Amount", "Left to pay out", "Status", "Date"];

pub(super) async fn export(State(sandbox): State<Arc<Sandbox>>, _: Officer, mut params: Params) -> ApiResult<Response> {
    let (from, to) = (params.instant("date_from"), params.instant("date_to"));
    params.check()?;
    let today = sandbox.clock.today();
    let file = sandbox.store.read(move |connection| write(connection, from, to)).await?;
    file.into_attachment(&format!("cashback-{}.csv", today.iso()))
}

fn write(connection: &Connection, from: Option<Instant>, to: Option<Instant>) -> ApiResult<CsvFile> {
    let mut file = CsvFile::new(&HEADINGS)?;
    let mut query = connection.prepare(
        "SELECT r.ref_id, l.ref_id, a.borrower_name, coalesce(b.account_holder_name, ''), r.amount, r.remaining, r.status, r.counts_at \
         FROM records r JOIN loans l ON l.no = r.loan_no JOIN accounts a ON a.no = l.account_no LEFT JOIN banks b ON b.no = l.bank_no \
         WHERE r.type = 'adjustment' AND r.payment_mode = 'cashback' AND r.counts_at BETWEEN ?1 AND ?2 ORDER BY r.no",
    )?;
    let bounds = params![from.map_or(i64::MIN, Instant::ticks), to.map_or(i64::MAX, |to| to.day().end().ticks())];
    let mut rows = query.query(bounds)?;
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get::<_, String>(at);
        let money = |at: usize| row.get(at).map(Money::from_paise).map(Money::plain);
        let day: Day = Instant::from_ticks(row.get(7)?).day();
        let cells = [text(0)?, text(1)?, text(2)?, text(3)?, money(4)?, money(5)?, text(6)?, day.iso()];
        file.write_row(&cells.each_ref().map(String::as_str))?;
    }
    Ok(file)
}
