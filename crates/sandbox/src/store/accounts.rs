//! Accounts and their bank accounts.

use super::columns::Columns;
use super::list::{self, Filter, Order};
use crate::error::{ApiError, ApiResult};
use lms::accounts::{Account, Borrower};
use lms::bank::BankAccount;
use lms::json::Json;
use lms::page::PageRequest;
use lms::{AccountId, BankAccountId, BankingId, LeadId, Page, ProgramId};
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

/// Columns of a bank account, in the order in which [`bank`] reads them.
pub const BANK: &str = "b.id, b.banking_id, b.account_type, b.account_no, b.account_holder_name, b.ifsc, \
    b.is_verified, b.tags, b.created_at, b.updated_at";

const COLUMNS: &str = "a.id, a.created_at, a.updated_at, a.ref_id, a.borrower_name, a.lead_id, p.id, p.name, a.status, \
    a.approved, (SELECT coalesce(sum(principal_left), 0) FROM loans WHERE account_no = a.no), \
    (SELECT coalesce(sum(amount), 0) FROM payouts WHERE account_no = a.no AND type = 'disbursement' \
     AND status IN ('pending', 'processing')) \
    + (SELECT coalesce(sum(amount), 0) FROM topups WHERE account_no = a.no AND status = 'scheduled')";
const TABLES: &str = "accounts a JOIN programs p ON p.no = a.program_no LEFT JOIN banks b ON b.no = a.bank_no";

/// Reads the columns of [`BANK`]; `None` if the row has no bank account.
pub fn bank(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Option<BankAccount>> {
    let Some(id) = columns.get::<Option<Uuid>>()? else {
        return Ok(None);
    };
    Ok(Some(BankAccount {
        banking_id: columns.get::<Option<Uuid>>()?.map(BankingId),
        account_type: columns.enumeration()?,
        account_no: columns.get()?,
        account_holder_name: columns.get()?,
        ifsc: columns.get()?,
        is_verified: columns.get()?,
        tags: columns.get::<String>()?.split_whitespace().map(str::to_owned).collect(),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        program_ids: Vec::new(),
        summary: Json::of(&[(); 0]).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?,
        id: BankAccountId(id),
    }))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Account> {
    let mut columns = Columns::new(row);
    let mut account = Account {
        id: AccountId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        ref_id: columns.get()?,
        borrower_name: columns.get()?,
        lead_id: Some(LeadId(columns.id()?)),
        program_id: Some(ProgramId(columns.id()?)),
        program_name: columns.get()?,
        status: columns.enumeration()?,
        approved_amount: columns.money()?,
        used_amount: columns.money()?,
        // What is requested, until the used amount is known.
        available_amount: columns.money()?,
        credit_bank: bank(&mut columns)?,
        borrower: None,
    };
    let requested = account.available_amount;
    account.available_amount = account.approved_amount.less(account.used_amount).less(requested);
    Ok(account)
}

/// Returns a page of accounts.
pub fn page(connection: &Connection, filter: &Filter, order: Order, page: PageRequest) -> ApiResult<Page<Account>> {
    let columns = format!("{COLUMNS}, {BANK}");
    list::page(connection, (&columns, TABLES), filter, (order, "a.no"), page, read)
}

pub fn get(connection: &Connection, id: AccountId) -> ApiResult<Account> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS}, {BANK} FROM {TABLES} WHERE a.id = ?"))?
        .query_row([id.0], read)
        .optional()?
        .ok_or(ApiError::NotFound("There is no such account."))
}

/// Returns an account with its borrower's contact details.
pub fn get_with_borrower(connection: &Connection, id: AccountId) -> ApiResult<Account> {
    let mut account = get(connection, id)?;
    account.borrower = connection
        .prepare_cached(
            "SELECT b.mobile, b.email, b.pan, b.gstin FROM borrowers b JOIN accounts a ON a.no = b.account_no WHERE a.id = ?",
        )?
        .query_row([id.0], |row| {
            let name = account.borrower_name.clone();
            Ok(Borrower { name, mobile: row.get(0)?, email: row.get(1)?, pan: row.get(2)?, gstin: row.get(3)? })
        })
        .optional()?;
    Ok(account)
}
