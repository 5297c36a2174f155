//! Loans and their summaries.

use super::accounts::{BANK, bank};
use super::columns::Columns;
use super::list::{self, Filter, Order};
use crate::error::{ApiError, ApiResult};
use lms::loan_data::Rate;
use lms::loans::{Components, Loan, LoanSummary};
use lms::page::PageRequest;
use lms::{AccountId, Day, LoanId, Money, Page, Ref};
use rusqlite::{Connection, OptionalExtension, Row};

const COLUMNS: &str = "l.id, l.created_at, l.updated_at, l.ref_id, a.id, a.borrower_name, p.name, l.status, l.sanctioned, \
    l.disbursed, l.outstanding, l.overdue, l.dpd, l.roi, l.roi_type, l.emi_count, l.disbursed_on, l.available_until, \
    l.next_due_on, l.next_due_amount";
const TABLES: &str = "loans l JOIN accounts a ON a.no = l.account_no JOIN programs p ON p.no = a.program_no \
    LEFT JOIN banks b ON b.no = l.bank_no";

/// Sum of the tranches of a loan in given statuses.
const TRANCHES: &str =
    "SELECT coalesce(sum(amount), 0) FROM payouts WHERE type = 'disbursement' AND loan_no = ? AND status IN";

fn read(row: &Row<'_>) -> rusqlite::Result<Loan> {
    let mut columns = Columns::new(row);
    Ok(Loan {
        id: LoanId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        ref_id: columns.get()?,
        account: Ref::to(AccountId(columns.id()?)),
        borrower_name: columns.get()?,
        program_name: columns.get()?,
        status: columns.enumeration()?,
        sanctioned_amount: columns.money()?,
        disbursed_amount: columns.money()?,
        outstanding_amount: columns.money()?,
        overdue_amount: columns.money()?,
        dpd: columns.get()?,
        roi_value: parse_rate(&columns.get::<String>()?),
        roi_type: columns.enumeration()?,
        emi_count: columns.get()?,
        disbursement_date: columns.optional_day()?,
        available_until: columns.optional_day()?,
        next_due_date: columns.optional_day()?,
        next_due_amount: columns.optional_money()?,
        credit_bank: bank(&mut columns)?,
    })
}

/// Parses a stored rate, such as `18` or `16.5`.
fn parse_rate(text: &str) -> Rate {
    Rate(serde_json::from_str(text).unwrap_or_else(|_| 0.into()))
}

/// Returns a page of loans.
pub fn page(connection: &Connection, filter: &Filter, order: Order, page: PageRequest) -> ApiResult<Page<Loan>> {
    let columns = format!("{COLUMNS}, {BANK}");
    list::page(connection, (&columns, TABLES), filter, (order, "l.no"), page, read)
}

pub fn get(connection: &Connection, id: LoanId) -> ApiResult<Loan> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS}, {BANK} FROM {TABLES} WHERE l.id = ?"))?
        .query_row([id.0], read)
        .optional()?
        .ok_or(ApiError::NotFound("There is no such loan."))
}

/// Row numbers of a loan, its account and its bank account.
#[derive(Clone, Copy, Debug)]
pub struct LoanKeys {
    pub loan: i64,
    pub account: i64,
    /// Bank account that tranches are paid to.
    pub bank: Option<i64>,
}

/// Returns the row numbers of a loan.
pub fn keys(connection: &Connection, id: LoanId) -> ApiResult<LoanKeys> {
    connection
        .prepare_cached("SELECT no, account_no, bank_no FROM loans WHERE id = ?")?
        .query_row([id.0], |row| Ok(LoanKeys { loan: row.get(0)?, account: row.get(1)?, bank: row.get(2)? }))
        .optional()?
        .ok_or(ApiError::NotFound("There is no such loan."))
}

/// Returns the amount of tranches that are pending or processing.
pub fn requested(connection: &Connection, loan_no: i64) -> ApiResult<Money> {
    let paise = connection
        .prepare_cached(&format!("{TRANCHES} ('pending', 'processing')"))?
        .query_row([loan_no], |row| row.get(0))?;
    Ok(Money::from_paise(paise))
}

/// Returns the amount that can still be requested: sanctioned less disbursed less requested.
pub fn undisbursed(connection: &Connection, loan: &Loan, loan_no: i64) -> ApiResult<Money> {
    let requested = requested(connection, loan_no)?;
    Ok(loan.sanctioned_amount.less(loan.disbursed_amount).less(requested))
}

/// Returns the summary of a loan by component, as of `today`, without what can be adjusted.
pub fn summary(connection: &Connection, id: LoanId, today: Day) -> ApiResult<LoanSummary> {
    let loan = get(connection, id)?;
    let loan_no = keys(connection, id)?.loan;
    let requested_amount = requested(connection, loan_no)?;
    let sums = |expression: &str, condition: &str, day: Day| -> ApiResult<[Money; 4]> {
        let column = |name: &str| expression.replace('%', name);
        let sql = format!(
            "SELECT {} FROM demands WHERE loan_no = ?1 AND due_on <= ?2 {condition}",
            ["principal", "interest", "penal", "fee"]
                .map(|name| format!("coalesce(sum({}), 0)", column(name)))
                .join(", ")
        );
        let sums = connection.prepare_cached(&sql)?.query_row([loan_no, day.number()], |row| {
            let mut columns = Columns::new(row);
            Ok([columns.money()?, columns.money()?, columns.money()?, columns.money()?])
        })?;
        Ok(sums)
    };
    let paid = sums("settled_%", "", Day::from_number(i64::MAX))?;
    let due = sums("% - settled_%", "", today)?;
    let overdue = sums("% - settled_%", "AND status = 'overdue'", today)?;
    let [_, interest, penal, fee] = due;
    let principal = loan.disbursed_amount.less(paid[0]);
    let (peak_dpd, oldest, emi_paid_count) = connection
        .prepare_cached(
            "SELECT coalesce(max(peak_dpd), 0), min(CASE WHEN status = 'overdue' THEN due_on END), \
             count(CASE WHEN status = 'paid' AND type = 'emi' THEN 1 END) FROM demands WHERE loan_no = ?",
        )?
        .query_row([loan_no], |row| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?, row.get(2)?)))?;
    Ok(LoanSummary {
        sanctioned_amount: loan.sanctioned_amount,
        disbursed_amount: loan.disbursed_amount,
        requested_amount,
        undisbursed_amount: loan.sanctioned_amount.less(loan.disbursed_amount).less(requested_amount),
        outstanding: components([principal, interest, penal, fee]),
        overdue: components(overdue),
        paid: components(paid),
        dpd: loan.dpd,
        peak_dpd,
        oldest_due_date: oldest.map(Day::from_number),
        next_due_date: loan.next_due_date,
        next_due_amount: loan.next_due_amount,
        emi_paid_count,
        emi_count: loan.emi_count,
        adjustable_cashback: None,
        adjustable_holdback: None,
    })
}

/// Returns amounts by component with their total.
pub fn components([principal, interest, penal, fee]: [Money; 4]) -> Components {
    Components { principal, interest, penal, fee, total: [principal, interest, penal, fee].into_iter().sum() }
}
