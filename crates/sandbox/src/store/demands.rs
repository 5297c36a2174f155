//! Demands: the repayment schedules.

use super::columns::Columns;
use super::list::{self, Filter, Order};
use crate::error::ApiResult;
use lms::demands::Demand;
use lms::page::PageRequest;
use lms::{AccountId, DemandId, LoanId, Page};
use rusqlite::{Connection, Row};

const COLUMNS: &str = "d.id, d.created_at, d.updated_at, l.id, a.id, d.idx, d.type, d.status, d.due_on, \
    d.principal, d.interest, d.penal, d.fee, d.amount, d.settled, d.dpd, d.peak_dpd, d.closing_principal";
const TABLES: &str = "demands d JOIN loans l ON l.no = d.loan_no JOIN accounts a ON a.no = l.account_no";

fn read(row: &Row<'_>) -> rusqlite::Result<Demand> {
    let mut columns = Columns::new(row);
    let mut demand = Demand {
        id: DemandId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        loan: LoanId(columns.id()?),
        account: AccountId(columns.id()?),
        index: columns.get()?,
        r#type: columns.enumeration()?,
        status: columns.enumeration()?,
        due_date: columns.day()?,
        principal: columns.money()?,
        interest: columns.money()?,
        penal: columns.money()?,
        fee: columns.money()?,
        amount: columns.money()?,
        settled_amount: columns.money()?,
        outstanding_amount: lms::Money::ZERO,
        dpd: columns.get()?,
        peak_dpd: columns.get()?,
        closing_principal: columns.money()?,
    };
    demand.outstanding_amount = demand.amount.less(demand.settled_amount);
    Ok(demand)
}

/// Returns a page of demands.
pub fn page(connection: &Connection, filter: &Filter, order: Order, page: PageRequest) -> ApiResult<Page<Demand>> {
    list::page(connection, (COLUMNS, TABLES), filter, (order, "d.no"), page, read)
}

/// Returns all demands of a loan in the order of its schedule.
pub fn schedule(connection: &Connection, loan_no: i64) -> ApiResult<Vec<Demand>> {
    let demands = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.loan_no = ? ORDER BY d.idx, d.no"))?
        .query_map([loan_no], read)?
        .collect::<Result<_, _>>()?;
    Ok(demands)
}
