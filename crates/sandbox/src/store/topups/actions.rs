//! Top-up actions.

use super::{checks, get};
use crate::error::ApiResult;
use crate::store::events::{self, Event};
use crate::store::lending::{self, NewLoan};
use crate::store::payouts::{self, Expand, NewPayout, base32_code};
use crate::store::{account_summary, banks, topup_groups};
use lms::bank::CreditBankChoice;
use lms::payouts::{Payout, PayoutMethod, PayoutStatus, PayoutTo, PayoutType};
use lms::topups::{CreateTopup, Topup, TopupDetails, TopupStatus, UpdateTopup};
use lms::{Instant, TopupId, can};
use rusqlite::{Connection, params};
use serde_json::json;
use uuid::Uuid;

use crate::store::events::Actor;

/// Creates a top-up and checks it.
pub fn create(connection: &Connection, new: &CreateTopup, by: &Actor) -> ApiResult<Topup> {
    let account_no = account_summary::account_no(connection, new.account).map_err(|error| error.on_field("account"))?;
    let group = new.group.map(|group| topup_groups::joinable_group_no(connection, group, account_no)).transpose()?;
    let no: i64 = connection.query_row("SELECT coalesce(max(no), 0) + 1 FROM topups", [], |row| row.get(0))?;
    let id = TopupId(Uuid::new_v4());
    connection
        .prepare_cached(
            "INSERT INTO topups (no, id, ref_id, created_at, updated_at, account_no, group_no, status, amount, requested_by) \
             VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, 'draft', ?7, ?8)",
        )?
        .execute(params![
            no,
            id.0,
            base32_code("TOP", (no * 0x9_E377).rem_euclid(1 << 25), 5),
            by.at.ticks(),
            account_no,
            group,
            new.amount.paise(),
            by.name,
        ])?;
    update_details(connection, id, &new.details, by.at)?;
    advance(connection, id, Draws::IfPassed, by)
}

/// Changes a top-up and checks it again. It is not drawn by that: one that passes stays a draft.
pub fn update(connection: &Connection, change: &UpdateTopup, by: &Actor) -> ApiResult<Topup> {
    let topup = get(connection, change.id)?;
    can::change_topup(&topup.status)?;
    let account_no = account_summary::account_no(connection, topup.account.id())?;
    if let Some(group) = change.group {
        let group = group.map(|group| topup_groups::joinable_group_no(connection, group, account_no)).transpose()?;
        connection
            .prepare_cached("UPDATE topups SET group_no = ? WHERE id = ?")?
            .execute(params![group, change.id.0])?;
    }
    if let Some(amount) = change.amount {
        connection
            .prepare_cached("UPDATE topups SET amount = ? WHERE id = ?")?
            .execute(params![amount.paise(), change.id.0])?;
    }
    if change.amount.is_some() || change.details.credit_bank.is_some() {
        connection
            .prepare_cached("UPDATE topups SET requested_by = ? WHERE id = ?")?
            .execute(params![by.name, change.id.0])?;
    }
    update_details(connection, change.id, &change.details, by.at)?;
    advance(connection, change.id, Draws::Never, by)
}

pub fn unschedule(connection: &Connection, id: TopupId, by: &Actor) -> ApiResult<Topup> {
    let topup = get(connection, id)?;
    can::unschedule_topup(&topup.status)?;
    connection
        .prepare_cached("UPDATE topups SET status = 'draft', scheduled_at = NULL, updated_at = ? WHERE id = ?")?
        .execute(params![by.at.ticks(), id.0])?;
    log_event(connection, &topup, "topup_unscheduled", by)?;
    get(connection, id)
}

/// Checks a top-up again, and advances it if it passes. One whose payout was requested is not changed.
pub fn rerun_checks(connection: &Connection, id: TopupId, by: &Actor) -> ApiResult<Topup> {
    let topup = get(connection, id)?;
    if can::change_topup(&topup.status).is_err() {
        return Ok(topup);
    }
    advance(connection, id, Draws::IfPassed, by)
}

/// Creates a new payout for one that failed or was cancelled.
pub fn reinitiate(
    connection: &Connection,
    id: TopupId,
    choice: Option<&CreditBankChoice>,
    by: &Actor,
) -> ApiResult<Payout> {
    let topup = get(connection, id)?;
    let last =
        topup.payout.as_ref().map(|payout| payouts::get(connection, payout.id(), Expand::default())).transpose()?;
    can::reinitiate_topup(&topup.status, last.as_ref().map(|payout| &payout.status))?;
    if let Some(payout) = last {
        payouts::ensure_within_sanction(connection, &payout)?;
        if payout.status == PayoutStatus::Failed {
            // Cancelled, because otherwise it could be retried besides the new one.
            payouts::cancel(connection, payout.id, "Paid out anew", by)?;
        }
    }
    let (account_no, loan_no, own): (i64, i64, Option<i64>) = connection
        .prepare_cached(
            "SELECT t.account_no, t.loan_no, coalesce(t.bank_no, l.bank_no) FROM topups t JOIN loans l ON l.no = t.loan_no \
             WHERE t.id = ?",
        )?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let bank_no = match choice {
        Some(choice) => Some(banks::resolve(connection, choice, by.at)?),
        None => own,
    };
    let payout = NewPayout {
        account_no,
        loan_no: Some(loan_no),
        bank_no,
        r#type: PayoutType::Disbursement,
        method: PayoutMethod::Manual,
        payout_to: PayoutTo::Borrower,
        amount: topup.amount,
        requested_by: by.name.clone(),
        is_other_bank: choice.is_some() || topup.credit_bank.is_some(),
    };
    let idx = payouts::insert(connection, &payout, by.at)?;
    connection
        .prepare_cached("UPDATE topups SET payout_idx = ?, bank_no = ?, updated_at = ? WHERE id = ?")?
        .execute(params![idx, bank_no, by.at.ticks(), id.0])?;
    log_event(connection, &topup, "topup_payout_reinitiated", by)?;
    payouts::get_by_index(connection, idx, Expand::default())
}

/// Releases scheduled top-ups that are due. Returns their number.
pub fn release_due(connection: &Connection, now: Instant) -> ApiResult<usize> {
    let due: Vec<Uuid> = connection
        .prepare_cached(
            "SELECT id FROM topups WHERE status = 'scheduled' AND scheduled_at <= ? ORDER BY scheduled_at, no",
        )?
        .query_map([now.ticks()], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let by = Actor { name: "System".to_owned(), at: now };
    due.iter().try_for_each(|id| advance(connection, TopupId(*id), Draws::IfPassed, &by).map(drop))?;
    Ok(due.len())
}

/// Returns whether a scheduled top-up is due.
pub fn any_due(connection: &Connection, now: Instant) -> ApiResult<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM topups WHERE status = 'scheduled' AND scheduled_at <= ?)")?
        .query_row([now.ticks()], |row| row.get(0))?)
}

fn update_details(connection: &Connection, id: TopupId, details: &TopupDetails, now: Instant) -> ApiResult<()> {
    let bank_no = details.credit_bank.as_ref().map(|bank| banks::resolve(connection, bank, now)).transpose()?;
    connection
        .prepare_cached(
            "UPDATE topups SET invoice_no = coalesce(?2, invoice_no), invoice_on = coalesce(?3, invoice_on), \
             invoice_amount = coalesce(?4, invoice_amount), seller_name = coalesce(?5, seller_name), \
             seller_gstin = coalesce(?6, seller_gstin), buyer_gstin = coalesce(?7, buyer_gstin), \
             scheduled_at = coalesce(?8, scheduled_at), bank_no = coalesce(?9, bank_no), remark = coalesce(?10, remark), \
             updated_at = ?11 WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            details.invoice_no,
            details.invoice_date.map(lms::Day::number),
            details.invoice_amount.map(lms::Money::paise),
            details.seller_name,
            details.seller_gstin,
            details.buyer_gstin,
            details.scheduled_at.map(Instant::ticks),
            bank_no,
            details.remark,
            now.ticks(),
        ])?;
    Ok(())
}

/// Whether a top-up that passes its checks and is not scheduled becomes a loan with a payout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Draws {
    IfPassed,
    Never,
}

/// Checks a top-up, and advances it as far as the checks, its schedule and `draws` allow.
fn advance(connection: &Connection, id: TopupId, draws: Draws, by: &Actor) -> ApiResult<Topup> {
    let topup = get(connection, id)?;
    let account = topup.account.id();
    let account_no = account_summary::account_no(connection, account)?;
    let checks = checks::run(connection, &topup, account_no)?;
    let passed = checks.iter().all(|check| check.passed);
    let is_scheduled = topup.scheduled_at.is_some_and(|at| at > by.at);
    let status = match (passed, is_scheduled) {
        (false, _) => TopupStatus::ChecksFailed,
        (true, true) => TopupStatus::Scheduled,
        (true, false) if draws == Draws::Never => TopupStatus::Draft,
        (true, false) => TopupStatus::Pending,
    };
    connection
        .prepare_cached("UPDATE topups SET status = ?, checks = ?, updated_at = ? WHERE id = ?")?
        .execute(params![status.as_str(), serde_json::to_string(&checks)?, by.at.ticks(), id.0])?;
    if status == TopupStatus::Pending {
        let (bank_no, requested_by): (Option<i64>, String) = connection
            .prepare_cached("SELECT bank_no, requested_by FROM topups WHERE id = ?")?
            .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let new = NewLoan { account, account_no, amount: topup.amount, bank_no, requested_by };
        let created = lending::create(connection, &new, by.at)?;
        connection.prepare_cached("UPDATE topups SET loan_no = ?, payout_idx = ? WHERE id = ?")?.execute(params![
            created.loan_no,
            created.payout_idx,
            id.0
        ])?;
    }
    log_event(connection, &topup, "topup_checked", by)?;
    get(connection, id)
}

fn log_event(connection: &Connection, topup: &Topup, action: &'static str, by: &Actor) -> ApiResult<()> {
    let account = account_summary::account_no(connection, topup.account.id())?;
    let detail = json!({ "topup": topup.ref_id });
    events::append(connection, &Event { at: by.at, by: &by.name, action, account: Some(account), loan: None, detail })
}
