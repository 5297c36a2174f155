//! Top-up groups.

use super::account_summary;
use super::columns::Columns;
use super::list::{self, Filter, Order};
use super::payouts::base32_code;
use crate::error::{ApiError, ApiResult};
use lms::page::PageRequest;
use lms::topup_groups::{CreateTopupGroup, TopupGroup, TopupGroupStatus, UpdateTopupGroup};
use lms::{AccountId, Instant, Page, Ref, TopupGroupId, TopupId, can};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

const COLUMNS: &str = "g.id, g.created_at, g.updated_at, g.ref_id, g.name, a.id, g.status, \
    (SELECT count(*) FROM topups WHERE group_no = g.no), (SELECT coalesce(sum(amount), 0) FROM topups WHERE group_no = g.no), g.remark";
const TABLES: &str = "topup_groups g LEFT JOIN accounts a ON a.no = g.account_no";

fn read(row: &Row<'_>) -> rusqlite::Result<TopupGroup> {
    let mut columns = Columns::new(row);
    Ok(TopupGroup {
        id: TopupGroupId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        ref_id: columns.get()?,
        name: columns.get()?,
        account: columns.get::<Option<Uuid>>()?.map(|id| Ref::to(AccountId(id))),
        status: columns.enumeration()?,
        topup_count: columns.get()?,
        total_amount: columns.money()?,
        remark: columns.get()?,
    })
}

/// Returns a page of groups.
pub fn page(connection: &Connection, filter: &Filter, order: Order, page: PageRequest) -> ApiResult<Page<TopupGroup>> {
    list::page(connection, (COLUMNS, TABLES), filter, (order, "g.no"), page, read)
}

fn get(connection: &Connection, id: TopupGroupId) -> ApiResult<TopupGroup> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE g.id = ?"))?
        .query_row([id.0], read)
        .optional()?
        .ok_or(ApiError::NotFound("There is no such group."))
}

pub fn create(connection: &Connection, new: &CreateTopupGroup, now: Instant) -> ApiResult<TopupGroup> {
    let account = new
        .account
        .map(|account| account_summary::account_no(connection, account).map_err(|error| error.on_field("account")))
        .transpose()?;
    let no: i64 = connection.query_row("SELECT coalesce(max(no), 0) + 1 FROM topup_groups", [], |row| row.get(0))?;
    let id = TopupGroupId(Uuid::new_v4());
    connection
        .prepare_cached(
            "INSERT INTO topup_groups (no, id, ref_id, created_at, updated_at, name, account_no, remark, status) \
             VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, 'open')",
        )?
        .execute(params![
            no,
            id.0,
            base32_code("TUG", (no * 0x9_E377).rem_euclid(1 << 25), 5),
            now.ticks(),
            new.name,
            account,
            new.remark
        ])?;
    assign_topups(connection, no, account, &new.topups, now)?;
    get(connection, id)
}

pub fn update(connection: &Connection, change: &UpdateTopupGroup, now: Instant) -> ApiResult<TopupGroup> {
    let group = get(connection, change.id)?;
    if group.status == TopupGroupStatus::Closed {
        return Err(can::Reason::GroupClosed.into());
    }
    let (no, account): (i64, Option<i64>) = connection
        .prepare_cached("SELECT no, account_no FROM topup_groups WHERE id = ?")?
        .query_row([change.id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    connection
        .prepare_cached(
            "UPDATE topup_groups SET name = coalesce(?, name), status = coalesce(?, status), remark = coalesce(?, remark), \
             updated_at = ? WHERE no = ?",
        )?
        .execute(params![
            change.name,
            change.status.as_ref().map(TopupGroupStatus::as_str),
            change.remark,
            now.ticks(),
            no
        ])?;
    if let Some(topups) = &change.topups {
        connection.prepare_cached("UPDATE topups SET group_no = NULL WHERE group_no = ?")?.execute([no])?;
        assign_topups(connection, no, account, topups, now)?;
    }
    get(connection, change.id)
}

/// Returns the row number of a group that a top-up of this account may join.
///
/// Fails with 400 at `group` if it does not exist or belongs to another account, with 409 if it is closed.
pub fn joinable_group_no(connection: &Connection, id: TopupGroupId, account_no: i64) -> ApiResult<i64> {
    let found: Option<(i64, Option<i64>, String)> = connection
        .prepare_cached("SELECT no, account_no, status FROM topup_groups WHERE id = ?")?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let (no, of, status) = found.ok_or_else(|| ApiError::field("group", "There is no such group."))?;
    if of.is_some_and(|of| of != account_no) {
        return Err(ApiError::field("group", "The group is of another account."));
    }
    if TopupGroupStatus::from(status.as_str()) == TopupGroupStatus::Closed {
        return Err(can::Reason::GroupClosed.into());
    }
    Ok(no)
}

fn assign_topups(
    connection: &Connection,
    no: i64,
    account: Option<i64>,
    topups: &[TopupId],
    now: Instant,
) -> ApiResult<()> {
    for (row, topup) in (1..).zip(topups) {
        let row_error = |words: &str| ApiError::field("topups", format!("Row {row}: {words}"));
        let of: Option<i64> = connection
            .prepare_cached("SELECT account_no FROM topups WHERE id = ?")?
            .query_row([topup.0], |row| row.get(0))
            .optional()?;
        let of = of.ok_or_else(|| row_error("There is no such top-up."))?;
        if account.is_some_and(|account| account != of) {
            return Err(row_error("It is of another account."));
        }
        connection.prepare_cached("UPDATE topups SET group_no = ?, updated_at = ? WHERE id = ?")?.execute(params![
            no,
            now.ticks(),
            topup.0
        ])?;
    }
    Ok(())
}
