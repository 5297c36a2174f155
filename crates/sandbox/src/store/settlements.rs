//! Settlements: parts of records applied to demands.

use super::columns::Columns;
use super::list::{self, Filter, Order};
use super::records;
use crate::error::ApiResult;
use lms::page::PageRequest;
use lms::settlements::Settlement;
use lms::{AccountId, DemandId, Page, RecordId, Ref, SettlementId};
use rusqlite::{Connection, Row};

const COLUMNS: &str = "s.id, s.created_at, s.updated_at, s.counts_at, s.amount, s.outstanding, s.remaining, s.sent_to_gl, \
    s.due, s.dpd, s.peak_dpd, s.to_be_deleted, a.id, d.id, r.id, r.no";
const TABLES: &str = "settlements s JOIN demands d ON d.no = s.demand_no JOIN records r ON r.no = s.record_no \
    JOIN loans l ON l.no = d.loan_no JOIN accounts a ON a.no = l.account_no";

fn read(row: &Row<'_>) -> rusqlite::Result<(Settlement, i64)> {
    let mut columns = Columns::new(row);
    let settlement = Settlement {
        id: SettlementId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        date: columns.instant()?,
        amount: columns.money()?,
        outstanding_amount: columns.money()?,
        remaining_amount: columns.money()?,
        sent_to_gl: columns.get()?,
        due_amount: columns.money()?,
        dpd: columns.get()?,
        peak_dpd: columns.get()?,
        to_be_deleted: columns.get()?,
        account: AccountId(columns.id()?),
        demand: DemandId(columns.id()?),
        record: Ref::to(RecordId(columns.id()?)),
    };
    Ok((settlement, columns.get()?))
}

/// Returns the settlements of a record, oldest first.
pub fn of_record(connection: &Connection, record_no: i64) -> ApiResult<Vec<Settlement>> {
    let settlements = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE s.record_no = ? ORDER BY s.no"))?
        .query_map([record_no], |row| read(row).map(|(settlement, _)| settlement))?
        .collect::<Result<_, _>>()?;
    Ok(settlements)
}

/// Returns a page of settlements, with their records embedded if `with_record`.
pub fn page(
    connection: &Connection,
    filter: &Filter,
    order: Order,
    page: PageRequest,
    with_record: bool,
) -> ApiResult<Page<Settlement>> {
    let page = list::page(connection, (COLUMNS, TABLES), filter, (order, "s.no"), page, read)?;
    let results = page
        .results
        .into_iter()
        .map(|(mut settlement, record_no)| {
            if with_record {
                let record = records::get_by_no(connection, record_no)?;
                settlement.record = Ref::embedding(record.id, &record)?;
            }
            Ok(settlement)
        })
        .collect::<ApiResult<_>>()?;
    Ok(Page { count: page.count, current_page: page.current_page, page_size: page.page_size, results })
}
