//! Top-ups: requests to draw on a line.

mod actions;
mod checks;

pub use actions::{any_due, create, reinitiate, release_due, rerun_checks, unschedule, update};

use super::accounts::{BANK, bank};
use super::columns::Columns;
use super::list::{self, Filter, Order};
use super::payouts::{self, Expand};
use super::{accounts, loans};
use crate::error::{ApiError, ApiResult};
use lms::page::PageRequest;
use lms::topups::Topup;
use lms::{AccountId, LoanId, Page, PayoutId, Ref, TopupGroupId, TopupId};
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

/// Status of a top-up: its last payout decides whether it is disbursed or rejected.
pub const STATUS: &str = "iif(t.status = 'pending' AND p.status = 'processed', 'disbursed', \
    iif(t.status = 'pending' AND p.status = 'cancelled', 'rejected', t.status))";
const TABLES: &str = "topups t JOIN accounts a ON a.no = t.account_no LEFT JOIN topup_groups g ON g.no = t.group_no \
    LEFT JOIN loans l ON l.no = t.loan_no LEFT JOIN payouts p ON p.idx = t.payout_idx LEFT JOIN banks b ON b.no = t.bank_no";

fn columns() -> String {
    format!(
        "t.id, t.created_at, t.updated_at, t.ref_id, a.id, a.borrower_name, g.id, l.id, p.id, {STATUS}, t.amount, t.invoice_no, \
         t.invoice_on, t.invoice_amount, t.seller_name, t.seller_gstin, t.buyer_gstin, t.scheduled_at, t.remark, t.checks, {BANK}"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<Topup> {
    let mut columns = Columns::new(row);
    let mut topup = Topup {
        id: TopupId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        ref_id: columns.get()?,
        account: Ref::to(AccountId(columns.id()?)),
        borrower_name: columns.get()?,
        group: columns.get::<Option<Uuid>>()?.map(TopupGroupId),
        loan: columns.get::<Option<Uuid>>()?.map(|id| Ref::to(LoanId(id))),
        payout: columns.get::<Option<Uuid>>()?.map(|id| Ref::to(PayoutId(id))),
        status: columns.enumeration()?,
        amount: columns.money()?,
        invoice_no: columns.get()?,
        invoice_date: columns.optional_day()?,
        invoice_amount: columns.optional_money()?,
        seller_name: columns.get()?,
        seller_gstin: columns.get()?,
        buyer_gstin: columns.get()?,
        scheduled_at: columns.optional_instant()?,
        credit_bank: None,
        remark: columns.get()?,
        checks: Vec::new(),
    };
    let checks: String = columns.get()?;
    topup.checks =
        serde_json::from_str(&checks).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    topup.credit_bank = bank(&mut columns)?;
    Ok(topup)
}

/// References to embed as full objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TopupExpand {
    pub account: bool,
    pub loan: bool,
    /// The most recent payout.
    pub payout: bool,
}

/// Returns a page of top-ups.
pub fn page(
    connection: &Connection,
    filter: &Filter,
    order: Order,
    page: PageRequest,
    with: TopupExpand,
) -> ApiResult<Page<Topup>> {
    let mut page = list::page(connection, (&columns(), TABLES), filter, (order, "t.no"), page, read)?;
    for topup in &mut page.results {
        if with.account {
            let account = accounts::get(connection, topup.account.id())?;
            topup.account = Ref::embedding(account.id, &account)?;
        }
        if let (true, Some(loan)) = (with.loan, &topup.loan) {
            let loan = loans::get(connection, loan.id())?;
            topup.loan = Some(Ref::embedding(loan.id, &loan)?);
        }
        if let (true, Some(payout)) = (with.payout, &topup.payout) {
            let payout = payouts::get(connection, payout.id(), Expand::default())?;
            topup.payout = Some(Ref::embedding(payout.id, &payout)?);
        }
    }
    Ok(page)
}

pub fn get(connection: &Connection, id: TopupId) -> ApiResult<Topup> {
    connection
        .prepare_cached(&format!("SELECT {} FROM {TABLES} WHERE t.id = ?", columns()))?
        .query_row([id.0], read)
        .optional()?
        .ok_or(ApiError::NotFound("There is no such top-up."))
}
