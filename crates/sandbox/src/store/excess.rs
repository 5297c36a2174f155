//! Loans with received money that is neither applied nor refunded.

use super::columns::Columns;
use super::list::{self, Filter, Order};
use crate::error::ApiResult;
use lms::excess::{ExcessBalance, ExcessRecord};
use lms::page::PageRequest;
use lms::{AccountId, LoanId, Money, Page, RecordId, Ref};
use rusqlite::{Connection, Row};
use uuid::Uuid;

/// Unapplied money of processed records. A record that waits for approval has all of its amount unapplied, and none
/// of it is excess.
const UNAPPLIED: &str =
    "unapplied_money h JOIN records r ON r.no = h.record_no WHERE r.status = 'processed' AND h.remaining > 0";

const COLUMNS: &str = "l.no, l.id, l.ref_id, a.id, a.borrower_name, l.status, e.amount";

/// Returns a page of loans with their records.
pub fn page(
    connection: &Connection,
    filter: &Filter,
    order: Order,
    page: PageRequest,
) -> ApiResult<Page<ExcessBalance>> {
    let tables = format!(
        "(SELECT h.loan_no, sum(h.remaining) AS amount FROM {UNAPPLIED} GROUP BY h.loan_no) e \
         JOIN loans l ON l.no = e.loan_no JOIN accounts a ON a.no = l.account_no"
    );
    let page = list::page(connection, (COLUMNS, &tables), filter, (order, "l.no"), page, read)?;
    let results = page
        .results
        .into_iter()
        .map(|(loan_no, balance)| Ok(ExcessBalance { records: records(connection, loan_no)?, ..balance }))
        .collect::<ApiResult<_>>()?;
    Ok(Page { count: page.count, current_page: page.current_page, page_size: page.page_size, results })
}

/// Returns the unapplied money of an account.
pub fn for_account(connection: &Connection, account_no: i64) -> ApiResult<Money> {
    let of_loans = "SELECT coalesce(sum(h.remaining), 0) FROM loans l JOIN unapplied_money h ON h.loan_no = l.no \
         JOIN records r ON r.no = h.record_no WHERE r.status = 'processed' AND l.account_no = ?";
    let of_itself = "SELECT coalesce(sum(remaining), 0) FROM records r WHERE status = 'processed' AND loan_no IS NULL \
         AND account_no = ? AND NOT EXISTS (SELECT 1 FROM record_parts WHERE record_no = r.no)";
    Ok([sum(connection, of_loans, account_no)?, sum(connection, of_itself, account_no)?].into_iter().sum())
}

/// Returns the unapplied money of a loan.
pub fn for_loan(connection: &Connection, loan_no: i64) -> ApiResult<Money> {
    sum(connection, &format!("SELECT coalesce(sum(h.remaining), 0) FROM {UNAPPLIED} AND h.loan_no = ?"), loan_no)
}

fn sum(connection: &Connection, sql: &str, no: i64) -> ApiResult<Money> {
    let paise = connection.prepare_cached(sql)?.query_row([no], |row| row.get(0))?;
    Ok(Money::from_paise(paise))
}

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, ExcessBalance)> {
    let mut columns = Columns::new(row);
    let loan_no = columns.get()?;
    let balance = ExcessBalance {
        loan: Ref::to(LoanId(columns.id()?)),
        loan_ref_id: columns.get()?,
        account: Ref::to(AccountId(columns.id()?)),
        borrower_name: columns.get()?,
        loan_status: columns.enumeration()?,
        excess_amount: columns.money()?,
        records: Vec::new(),
    };
    Ok((loan_no, balance))
}

fn records(connection: &Connection, loan_no: i64) -> ApiResult<Vec<ExcessRecord>> {
    let records = connection
        .prepare_cached(&format!(
            "SELECT r.id, r.ref_id, r.bank_on, h.remaining FROM {UNAPPLIED} AND h.loan_no = ? ORDER BY r.no"
        ))?
        .query_map([loan_no], |row| {
            let mut columns = Columns::new(row);
            Ok(ExcessRecord {
                record: Ref::to(RecordId(columns.get::<Uuid>()?)),
                ref_id: columns.get()?,
                bank_date: columns.optional_day()?,
                remaining_amount: columns.money()?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(records)
}
