//! Payouts: money paid by the lender.

mod actions;
mod blocks;
mod callback;
mod exported;
mod listing;
mod reference;
mod request;
mod returned;
mod search;

pub use actions::{cancel, change, ensure_within_sanction, mark_paid, process, retry, set_payment_details};
pub use callback::{apply_callback, due_callbacks};
pub use exported::mark_exported;
pub use listing::{PayoutFilter, PayoutOrder, page};
pub use reference::{base32_code, ref_id};
pub use request::{NewPayout, insert, request_tranche};
pub use returned::{mark_unpaid, return_by_bank};
pub use search::Search;

use super::accounts::{BANK, bank};
use super::columns::Columns;
use super::{accounts, loans};
use crate::error::{ApiError, ApiResult};
use lms::json::Json;
use lms::payouts::Payout;
use lms::{AccountId, BankLineId, LoanId, PayoutId, RecordId, Ref, TopupId};
use rusqlite::{Connection, OptionalExtension, Row, ToSql};
use uuid::Uuid;

const COLUMNS: &str = "p.id, p.created_at, p.updated_at, p.type, p.ref_id, p.idx, p.amount, p.method, p.status, \
    p.payout_service_id, p.processed_at, p.bank_on, p.counts_on, p.failed_remark, p.utr, p.payout_to, p.is_downloaded, \
    p.is_imported, p.sent_to_gl, p.debit_bank, a.id, l.id, \
    (SELECT iif(count(*) = 1, max(r.id), NULL) FROM refunds f JOIN records r ON r.no = f.record_no WHERE f.payout_idx = p.idx), \
    (SELECT id FROM topups WHERE loan_no = p.loan_no AND p.type = 'disbursement'), p.requested_by, p.bank_changed_by, \
    iif(p.requested_by IS NOT NULL AND p.amount >= (SELECT second_officer_from FROM settings), 1, NULL), p.updated_by, \
    (SELECT id FROM bank_lines WHERE payout_idx = p.idx)";
const TABLES: &str = "payouts p JOIN accounts a ON a.no = p.account_no LEFT JOIN loans l ON l.no = p.loan_no \
    LEFT JOIN banks b ON b.no = p.bank_no";

/// References to embed as full objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expand {
    pub account: bool,
    pub loan: bool,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Payout> {
    let mut columns = Columns::new(row);
    let mut payout = Payout {
        id: PayoutId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        r#type: columns.enumeration()?,
        ref_id: columns.get()?,
        numeric_ref_id: String::new(),
        index: columns.get()?,
        amount: columns.money()?,
        method: columns.enumeration()?,
        status: columns.enumeration()?,
        payout_service_id: columns.get()?,
        processed_at: columns.optional_instant()?,
        bank_date: columns.optional_day()?,
        date: columns.optional_day()?,
        failed_remark: columns.get()?,
        utr: columns.get()?,
        credit_bank: None,
        payout_to: columns.enumeration()?,
        is_downloaded: columns.get()?,
        is_imported: columns.get()?,
        sent_to_gl: columns.get()?,
        debit_bank: columns
            .get::<Option<String>>()?
            .map(|words| Json::of(&words))
            .transpose()
            .map_err(conversion_error)?,
        account: Ref::to(AccountId(columns.id()?)),
        topup: None,
        loan: columns.get::<Option<Uuid>>()?.map(|id| Ref::to(LoanId(id))),
        record: columns.get::<Option<Uuid>>()?.map(RecordId),
        transaction: None,
        requested_by: None,
        beneficiary_changed_by: None,
        needs_second_officer: None,
        updated_by: None,
        bank_line: None,
    };
    payout.topup = columns.get::<Option<Uuid>>()?.map(TopupId);
    payout.requested_by = columns.get()?;
    payout.beneficiary_changed_by = columns.get()?;
    payout.needs_second_officer = columns.get()?;
    payout.updated_by = columns.get()?;
    payout.bank_line = columns.get::<Option<Uuid>>()?.map(BankLineId);
    payout.numeric_ref_id = payout.index.to_string();
    payout.credit_bank = bank(&mut columns)?;
    Ok(payout)
}

fn conversion_error(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(error.into())
}

pub fn get(connection: &Connection, id: PayoutId, expand: Expand) -> ApiResult<Payout> {
    load(connection, "p.id", id.0, expand)
}

/// Returns the payout with this `index`.
pub fn get_by_index(connection: &Connection, idx: i64, expand: Expand) -> ApiResult<Payout> {
    load(connection, "p.idx", idx, expand)
}

fn load(connection: &Connection, column: &str, key: impl ToSql, expand: Expand) -> ApiResult<Payout> {
    let mut payout = connection
        .prepare_cached(&format!("SELECT {COLUMNS}, {BANK} FROM {TABLES} WHERE {column} = ?"))?
        .query_row([key], read)
        .optional()?
        .ok_or(ApiError::NotFound("There is no such payout."))?;
    if expand.account {
        let account = accounts::get(connection, payout.account.id())?;
        payout.account = Ref::embedding(account.id, &account)?;
    }
    if expand.loan
        && let Some(loan) = &payout.loan
    {
        let loan = loans::get(connection, loan.id())?;
        payout.loan = Some(Ref::embedding(loan.id, &loan)?);
    }
    Ok(payout)
}
