//! Limits and their use.

use super::columns::Columns;
use super::list::{self, Filter, Order};
use crate::error::{ApiError, ApiResult};
use lms::line_details::{CreateLineDetail, LineDetail, LineStatus, UpdateLineDetail};
use lms::page::PageRequest;
use lms::{AccountId, Day, Instant, LeadId, LineDetailId, Money, Page, ProgramId, Ref};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

/// Used amount: outstanding principal for a revolving limit, all disbursements for another.
const USED: &str = "(SELECT coalesce(sum(iif(d.is_revolving, l.principal_left, l.disbursed)), 0) FROM loans l \
    WHERE l.account_no = d.account_no \
    AND coalesce(l.line_no, (SELECT min(no) FROM line_details WHERE account_no = d.account_no)) = d.no)";
/// Requested and not paid yet: disbursements by loan, and scheduled top-ups, which draw on the first limit.
const REQUESTED: &str = "((SELECT coalesce(sum(q.amount), 0) FROM payouts q LEFT JOIN loans l ON l.no = q.loan_no \
    WHERE q.account_no = d.account_no AND q.type = 'disbursement' AND q.status IN ('pending', 'processing') \
    AND coalesce(l.line_no, (SELECT min(no) FROM line_details WHERE account_no = d.account_no)) = d.no) \
    + (SELECT coalesce(sum(amount), 0) FROM topups WHERE account_no = d.account_no AND status = 'scheduled' \
    AND d.no = (SELECT min(no) FROM line_details WHERE account_no = d.account_no)))";
const TABLES: &str =
    "line_details d LEFT JOIN accounts a ON a.no = d.account_no LEFT JOIN programs p ON p.no = d.program_no";

fn columns(today: Day) -> String {
    let status = format!("iif(d.status = 'active' AND d.valid_until < {}, 'expired', d.status)", today.number());
    format!(
        "d.id, d.created_at, d.updated_at, a.id, d.lead_id, p.id, d.type, {status}, d.approved, {USED}, {REQUESTED}, d.is_revolving, \
         d.valid_from, d.valid_until, d.remark"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<LineDetail> {
    let mut columns = Columns::new(row);
    let mut line = LineDetail {
        id: LineDetailId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        account: columns.get::<Option<Uuid>>()?.map(|id| Ref::to(AccountId(id))),
        lead_id: columns.get::<Option<Uuid>>()?.map(LeadId),
        program_id: columns.get::<Option<Uuid>>()?.map(ProgramId),
        r#type: columns.enumeration()?,
        status: columns.enumeration()?,
        approved_line_amount: columns.money()?,
        used_amount: columns.money()?,
        available_amount: columns.money()?,
        is_revolving: columns.get()?,
        valid_from: columns.optional_day()?,
        valid_until: columns.optional_day()?,
        remark: columns.get()?,
    };
    line.available_amount = match line.status {
        LineStatus::Active => line.approved_line_amount.less(line.used_amount).less(line.available_amount),
        _ => Money::ZERO,
    };
    Ok(line)
}

/// Returns a page of limits.
pub fn page(
    connection: &Connection,
    filter: &Filter,
    order: Order,
    page: PageRequest,
    today: Day,
) -> ApiResult<Page<LineDetail>> {
    list::page(connection, (&columns(today), TABLES), filter, (order, "d.no"), page, read)
}

pub fn get(connection: &Connection, id: LineDetailId, today: Day) -> ApiResult<LineDetail> {
    find(connection, "d.id = ?", params![id.0], today)
}

/// Returns an account's limit of a type.
pub fn of_type(connection: &Connection, account: AccountId, kind: &str, today: Day) -> ApiResult<LineDetail> {
    find(connection, "a.id = ? AND d.type = ?", params![account.0, kind], today)
}

fn find(
    connection: &Connection,
    condition: &str,
    values: &[&dyn rusqlite::ToSql],
    today: Day,
) -> ApiResult<LineDetail> {
    connection
        .prepare_cached(&format!("SELECT {} FROM {TABLES} WHERE {condition}", columns(today)))?
        .query_row(values, read)
        .optional()?
        .ok_or(ApiError::NotFound("There is no such limit."))
}

/// Creates a limit. An account, or an application under a program, has one of each type.
pub fn create(connection: &Connection, new: &CreateLineDetail, now: Instant) -> ApiResult<LineDetail> {
    let owner = Owner::resolve(connection, new)?;
    if existing(connection, &owner, new.r#type.as_str())?.is_some() {
        return Err(ApiError::Conflict {
            detail: format!("There is a {} limit already.", new.r#type.label().to_lowercase()),
            code: "line_detail_exists",
        });
    }
    let id = LineDetailId(Uuid::new_v4());
    connection
        .prepare_cached(
            "INSERT INTO line_details (id, created_at, updated_at, account_no, lead_id, program_no, type, status, approved, \
             is_revolving, valid_from, valid_until, remark) VALUES (?, ?, ?, ?, ?, ?, ?, 'active', ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            id.0,
            now.ticks(),
            now.ticks(),
            owner.account,
            owner.lead,
            owner.program,
            new.r#type.as_str(),
            new.approved_line_amount.paise(),
            new.is_revolving.unwrap_or(true),
            new.valid_from.unwrap_or(now.day()).number(),
            new.valid_until.map(Day::number),
            new.remark,
        ])?;
    get(connection, id, now.day())
}

/// Creates a limit, or changes the existing one of its type.
pub fn upsert(connection: &Connection, new: CreateLineDetail, now: Instant) -> ApiResult<LineDetail> {
    let owner = Owner::resolve(connection, &new)?;
    match existing(connection, &owner, new.r#type.as_str())? {
        None => create(connection, &new, now),
        Some(id) => {
            let change = UpdateLineDetail {
                id,
                approved_line_amount: Some(new.approved_line_amount),
                status: None,
                is_revolving: new.is_revolving,
                valid_from: new.valid_from,
                valid_until: new.valid_until,
                remark: new.remark,
            };
            update(connection, &change, now)
        }
    }
}

/// Changes a limit; `None` leaves a value unchanged.
pub fn update(connection: &Connection, change: &UpdateLineDetail, now: Instant) -> ApiResult<LineDetail> {
    let line = get(connection, change.id, now.day())?;
    let approved = change.approved_line_amount.unwrap_or(line.approved_line_amount);
    if approved < line.used_amount {
        let message = format!("{:#} of it are drawn: it can't be less.", line.used_amount);
        return Err(ApiError::field("approved_line_amount", message));
    }
    connection
        .prepare_cached(
            "UPDATE line_details SET approved = ?, status = coalesce(?, status), is_revolving = coalesce(?, is_revolving), \
             valid_from = coalesce(?, valid_from), valid_until = coalesce(?, valid_until), remark = coalesce(?, remark), \
             updated_at = ? WHERE id = ?",
        )?
        .execute(params![
            approved.paise(),
            change.status.as_ref().map(LineStatus::as_str),
            change.is_revolving,
            change.valid_from.map(Day::number),
            change.valid_until.map(Day::number),
            change.remark,
            now.ticks(),
            change.id.0,
        ])?;
    get(connection, change.id, now.day())
}

/// Owner of a limit, by row numbers.
struct Owner {
    account: Option<i64>,
    lead: Option<Uuid>,
    program: Option<i64>,
}

impl Owner {
    fn resolve(connection: &Connection, new: &CreateLineDetail) -> ApiResult<Self> {
        if let Some(account) = new.account {
            let found = connection
                .prepare_cached("SELECT no, lead_id, program_no FROM accounts WHERE id = ?")?
                .query_row([account.0], |row| {
                    Ok(Self { account: row.get(0)?, lead: row.get(1)?, program: row.get(2)? })
                })
                .optional()?;
            return found.ok_or(ApiError::NotFound("There is no such account."));
        }
        let program = new.program_id.map(|id| id.0);
        let no = connection
            .prepare_cached("SELECT no FROM programs WHERE id = ?")?
            .query_row([program], |row| row.get(0))
            .optional()?
            .ok_or(ApiError::NotFound("There is no such program."))?;
        let lead = new.lead_id.map(|id| id.0);
        let account = connection
            .prepare_cached("SELECT no FROM accounts WHERE lead_id = ? AND program_no = ?")?
            .query_row(params![lead, no], |row| row.get(0))
            .optional()?;
        Ok(Self { account, lead, program: Some(no) })
    }
}

fn existing(connection: &Connection, owner: &Owner, kind: &str) -> ApiResult<Option<LineDetailId>> {
    let found = connection
        .prepare_cached(
            "SELECT id FROM line_details WHERE type = ?1 \
             AND (account_no = ?2 OR (account_no IS NULL AND lead_id = ?3 AND program_no = ?4))",
        )?
        .query_row(params![kind, owner.account, owner.lead, owner.program], |row| row.get(0))
        .optional()?;
    Ok(found.map(LineDetailId))
}

/// Creates the first limit of an application, unless it has one.
pub fn create_first(
    connection: &Connection,
    lead: LeadId,
    program: ProgramId,
    approved: Money,
    now: Instant,
) -> ApiResult<()> {
    connection
        .prepare_cached(
            "INSERT INTO line_details (id, created_at, updated_at, account_no, lead_id, program_no, type, status, approved, \
             is_revolving, valid_from) SELECT ?1, ?2, ?2, a.no, ?3, p.no, 'working_capital', 'active', ?4, 1, ?5 \
             FROM programs p LEFT JOIN accounts a ON a.lead_id = ?3 AND a.program_no = p.no WHERE p.id = ?6 \
             AND NOT EXISTS (SELECT 1 FROM line_details WHERE lead_id = ?3 AND program_no = p.no)",
        )?
        .execute(params![Uuid::new_v4(), now.ticks(), lead.0, approved.paise(), now.day().number(), program.0])?;
    Ok(())
}

/// Sets the approved amount of the first limit of an application.
pub fn set_approved(
    connection: &Connection,
    lead: LeadId,
    program: ProgramId,
    approved: Money,
    now: Instant,
) -> ApiResult<()> {
    connection
        .prepare_cached(
            "UPDATE line_details SET approved = ?, updated_at = ? \
             WHERE no = (SELECT min(no) FROM line_details WHERE lead_id = ? \
             AND program_no = (SELECT no FROM programs WHERE id = ?))",
        )?
        .execute(params![approved.paise(), now.ticks(), lead.0, program.0])?;
    Ok(())
}
