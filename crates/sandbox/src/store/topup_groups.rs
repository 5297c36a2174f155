//! Top-up groups.

use super::account_figures;
use super::columns::Columns;
use super::list::{self, Filter, Order};
use super::payouts::coded;
use crate::error::{Answer, Refusal};
use lms::page::PageRequest;
use lms::topup_groups::{CreateTopupGroup, TopupGroup, TopupGroupStatus, UpdateTopupGroup};
use lms::{AccountId, Instant, Page, Ref, TopupGroupId, TopupId, can};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

const COLUMNS: &str = "g.id, g.created_at, g.updated_at, g.ref_id, g.name, a.id, g.status, \
    (SELECT count(*) FROM topups WHERE group_no = g.no), (SELECT coalesce(sum(amount), 0) FROM topups WHERE group_no = g.no), g.remark";
const TABLES: &str = "topup_groups g LEFT JOIN accounts a ON a.no = g.account_no";

fn read(row: &Row<'_>) -> rusqlite::Result<TopupGroup> {
    let mut columns = Columns::of(row);
    Ok(TopupGroup {
        id: TopupGroupId(columns.id()?),
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
        ref_id: columns.get()?,
        name: columns.get()?,
        account: columns.get::<Option<Uuid>>()?.map(|id| Ref::to(AccountId(id))),
        status: columns.word()?,
        topup_count: columns.get::<u32>()?.into(),
        total_amount: columns.money()?,
        remark: columns.get()?,
    })
}

/// Returns a page of groups.
pub fn page(connection: &Connection, filter: &Filter, order: Order, page: PageRequest) -> Answer<Page<TopupGroup>> {
    list::page(connection, (COLUMNS, TABLES), filter, (order, "g.no"), page, read)
}

fn one(connection: &Connection, id: TopupGroupId) -> Answer<TopupGroup> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE g.id = ?"))?
        .query_row([id.0], read)
        .optional()?
        .ok_or(Refusal::NotFound("There is no such group."))
}

pub fn create(connection: &Connection, new: &CreateTopupGroup, now: Instant) -> Answer<TopupGroup> {
    let account = new
        .account
        .map(|account| account_figures::number(connection, account).map_err(|refusal| refusal.at("account")))
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
            coded("TUG", (no * 0x9_E377).rem_euclid(1 << 25), 5),
            now.ticks(),
            new.name,
            account,
            new.remark
        ])?;
    put_in(connection, no, account, &new.topups, now)?;
    one(connection, id)
}

pub fn update(connection: &Connection, change: &UpdateTopupGroup, now: Instant) -> Answer<TopupGroup> {
    let group = one(connection, change.id)?;
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
        put_in(connection, no, account, topups, now)?;
    }
    one(connection, change.id)
}

/// Returns the row number of a group that a top-up of this account may join.
///
/// Fails with 400 at `group` if it does not exist or belongs to another account, with 409 if it is closed.
pub fn joinable(connection: &Connection, id: TopupGroupId, account_no: i64) -> Answer<i64> {
    let found: Option<(i64, Option<i64>, String)> = connection
        .prepare_cached("SELECT no, account_no, status FROM topup_groups WHERE id = ?")?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let (no, of, status) = found.ok_or_else(|| Refusal::field("group", "There is no such group."))?;
    if of.is_some_and(|of| of != account_no) {
        return Err(Refusal::field("group", "The group is of another account."));
    }
    if TopupGroupStatus::from(status.as_str()) == TopupGroupStatus::Closed {
        return Err(can::Reason::GroupClosed.into());
    }
    Ok(no)
}

fn put_in(connection: &Connection, no: i64, account: Option<i64>, topups: &[TopupId], now: Instant) -> Answer<()> {
    for (row, topup) in (1..).zip(topups) {
        let wrong = |words: &str| Refusal::field("topups", format!("Row {row}: {words}"));
        let of: Option<i64> = connection
            .prepare_cached("SELECT account_no FROM topups WHERE id = ?")?
            .query_row([topup.0], |row| row.get(0))
            .optional()?;
        let of = of.ok_or_else(|| wrong("There is no such top-up."))?;
        if account.is_some_and(|account| account != of) {
            return Err(wrong("It is of another account."));
        }
        connection.prepare_cached("UPDATE topups SET group_no = ?, updated_at = ? WHERE id = ?")?.execute(params![
            no,
            now.ticks(),
            topup.0
        ])?;
    }
    Ok(())
}
