//! Fees and their demands.

use super::columns::Columns;
use super::events::{self, Actor, Event};
use super::ledger::Ledger;
use super::list::{self, Filter, Order};
use super::payouts::base32_code;
use super::prepay::{OneDayDemand, raise};
use super::{account_summary, aging, demands, loans, rps};
use crate::books::fee;
use crate::books::rate::to_decimal;
use crate::error::{ApiError, ApiResult};
use lms::demands::{Demand, DemandType};
use lms::fees::{CreateFee, Fee};
use lms::loan_data::Rate;
use lms::page::PageRequest;
use lms::{AccountId, FeeId, LoanId, Money, Page, Ref, can};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};
use rust_decimal::Decimal;
use serde_json::json;
use uuid::Uuid;

/// Default GST on a fee, percent.
const GST: i64 = 18;

const COLUMNS: &str = "f.id, f.created_at, f.updated_at, f.ref_id, a.id, l.id, a.borrower_name, f.type, f.name, d.status, \
    f.amount, f.gst_rate, f.gst, d.settled, d.amount, d.due_on, f.remark";
const TABLES: &str = "fees f JOIN accounts a ON a.no = f.account_no JOIN demands d ON d.no = f.demand_no \
    LEFT JOIN loans l ON l.no = f.loan_no";

fn read(row: &Row<'_>) -> rusqlite::Result<Fee> {
    let mut columns = Columns::new(row);
    let mut fee = Fee {
        id: FeeId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        ref_id: columns.get()?,
        account: Ref::to(AccountId(columns.id()?)),
        loan: columns.get::<Option<Uuid>>()?.map(|id| Ref::to(LoanId(id))),
        borrower_name: columns.get()?,
        r#type: columns.enumeration()?,
        name: columns.get()?,
        status: columns.enumeration()?,
        amount: columns.money()?,
        gst_rate: Rate(serde_json::from_str(&columns.get::<String>()?).unwrap_or_else(|_| GST.into())),
        gst_amount: columns.money()?,
        total_amount: Money::ZERO,
        settled_amount: columns.money()?,
        outstanding_amount: columns.money()?,
        due_date: columns.day()?,
        remark: columns.get()?,
    };
    fee.total_amount = [fee.amount, fee.gst_amount].into_iter().sum();
    fee.outstanding_amount = fee.outstanding_amount.less(fee.settled_amount);
    Ok(fee)
}

/// Returns a page of fees.
pub fn page(connection: &Connection, filter: &Filter, order: Order, page: PageRequest) -> ApiResult<Page<Fee>> {
    list::page(connection, (COLUMNS, TABLES), filter, (order, "f.no"), page, read)
}

pub fn get(connection: &Connection, id: FeeId) -> ApiResult<Fee> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE f.id = ?"))?
        .query_row([id.0], read)
        .optional()?
        .ok_or(ApiError::NotFound("There is no such fee."))
}

/// Returns a page of the demands of a fee.
pub fn demands(connection: &Connection, id: FeeId, order: Order, page: PageRequest) -> ApiResult<Page<Demand>> {
    get(connection, id)?;
    let mut own = Filter::default();
    own.and_where("d.no = (SELECT demand_no FROM fees WHERE id = ?)", [Value::from(id.0.as_bytes().to_vec())]);
    demands::page(connection, &own, order, page)
}

/// Creates a fee and raises its demand.
///
/// Fails with 400 if the loan or account does not exist, with 409 if the loan has ended or no loan of the account is
/// running.
pub fn create(connection: &Connection, new: &CreateFee, by: &Actor) -> ApiResult<Fee> {
    let (account_no, loan_no, charged_loan_no) = resolve_owner(connection, new)?;
    let rate = new.gst_rate.clone().unwrap_or_else(|| Rate(GST.into()));
    let parts = fee::Fee::with_gst(new.amount, to_decimal(&rate).unwrap_or_else(|| Decimal::from(GST)));
    let ledger = Ledger::load(connection, charged_loan_no)?;
    let disbursed = ledger.drawdowns.first().map(|first| first.day);
    can::be_due_on(new.due_date, disbursed).map_err(|error| ApiError::field("due_date", error.to_string()))?;
    let closing =
        ledger.drawdowns.first().map_or(Money::ZERO, |first| ledger.opening_at(new.due_date, first.day).balance);
    let demand = OneDayDemand {
        loan_no: charged_loan_no,
        day: new.due_date,
        kind: DemandType::Fee,
        principal: Money::ZERO,
        interest: Money::ZERO,
        fee: parts.total(),
        closing,
    };
    let demand_no = raise(connection, &demand, by.at)?;
    aging::refresh_loan(connection, charged_loan_no)?;
    let no: i64 = connection.query_row("SELECT coalesce(max(no), 0) + 1 FROM fees", [], |row| row.get(0))?;
    let id = FeeId(Uuid::new_v4());
    connection
        .prepare_cached(
            "INSERT INTO fees (no, id, ref_id, created_at, updated_at, account_no, loan_no, demand_no, type, name, amount, gst_rate, \
             gst, remark) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            no,
            id.0,
            base32_code("FEE", (no * 0x9_E377).rem_euclid(1 << 25), 5),
            by.at.ticks(),
            account_no,
            loan_no,
            demand_no,
            new.r#type.as_str(),
            new.name,
            parts.amount.paise(),
            rate.to_string(),
            parts.gst.paise(),
            new.remark,
        ])?;
    get(connection, id)
}

/// Returns the row numbers of the fee's account, of its loan if it has one, and of the loan that it is charged to.
fn resolve_owner(connection: &Connection, new: &CreateFee) -> ApiResult<(i64, Option<i64>, i64)> {
    if let Some(id) = new.loan {
        let keys = loans::keys(connection, id).map_err(|error| error.on_field("loan"))?;
        can::change_schedule(&loans::get(connection, id)?)?;
        if let Some(account) = new.account
            && account_summary::account_no(connection, account).map_err(|error| error.on_field("account"))?
                != keys.account
        {
            return Err(ApiError::field("loan", "The loan is of another account."));
        }
        return Ok((keys.account, Some(keys.loan), keys.loan));
    }
    let account = new.account.ok_or_else(|| ApiError::field("loan", "Say which loan or account."))?;
    let account_no = account_summary::account_no(connection, account).map_err(|error| error.on_field("account"))?;
    let charged_loan_no: Option<i64> = connection
        .prepare_cached("SELECT min(no) FROM loans WHERE account_no = ? AND status IN ('active', 'overdue')")?
        .query_row([account_no], |row| row.get(0))?;
    Ok((account_no, None, charged_loan_no.ok_or(can::Reason::NoRunningLoan)?))
}

/// Deletes a fee and its demand; fails with 409 once any of it is paid.
pub fn delete(connection: &Connection, id: FeeId, by: &Actor) -> ApiResult<()> {
    let fee = get(connection, id)?;
    can::delete_fee(fee.settled_amount)?;
    let (account, demand, loan): (i64, i64, i64) = connection
        .prepare_cached("SELECT f.account_no, f.demand_no, d.loan_no FROM fees f JOIN demands d ON d.no = f.demand_no WHERE f.id = ?")?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    connection.prepare_cached("DELETE FROM fees WHERE id = ?")?.execute([id.0])?;
    connection.prepare_cached("DELETE FROM demands WHERE no = ?")?.execute([demand])?;
    rps::renumber(connection, loan)?;
    aging::refresh_loan(connection, loan)?;
    let detail = json!({ "fee": fee.ref_id, "name": fee.name, "amount": fee.total_amount });
    let event =
        Event { at: by.at, by: &by.name, action: "fee_deleted", account: Some(account), loan: Some(loan), detail };
    events::append(connection, &event)
}
