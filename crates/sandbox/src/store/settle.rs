//! Settlement of demands with received money.

use super::columns::Columns;
use super::ledger::{Demanded, Ledger};
use super::{aging, foreclose, prepay};
use crate::books::Parts;
use crate::books::component::{Component, ComponentOrder};
use crate::books::settle::{Across, spread};
use crate::books::standing::{Standing, of_demand};
use crate::error::Answer;
use lms::records::SettlementOrder;
use lms::{Day, Instant, Money};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

/// Unapplied money of a record that belongs to a loan.
#[derive(Clone, Debug)]
pub struct Held {
    pub record_no: i64,
    pub loan_no: i64,
    /// Whether the record is split over several loans.
    pub is_part: bool,
    /// Value date.
    pub day: Day,
    pub left: Money,
    /// Settlement order.
    pub order: SettlementOrder,
    /// Order of components.
    pub components: ComponentOrder,
    /// Demand of a NACH presentation, which is settled first.
    pub demand_no: Option<i64>,
}

/// Value date of a record: the bank date, or the date of an adjustment, which has no bank date.
const DAY: &str = "coalesce(r.bank_on, (r.counts_at / 10000000 + 19800) / 86400)";

/// Returns the unapplied money of one record, by loan.
pub fn held_of_record(connection: &Connection, record_no: i64) -> Answer<Vec<Held>> {
    held(connection, "r.no = ?", record_no)
}

/// Returns the unapplied money of an account's record, for one of the account's loans.
pub fn held_of_account(connection: &Connection, record_no: i64, loan_no: i64) -> Answer<Vec<Held>> {
    let sql = format!(
        "SELECT r.no, ?2, 0, {DAY}, r.remaining, r.settlement_order, r.component_order, NULL FROM records r \
         WHERE r.no = ?1 AND r.remaining > 0"
    );
    let held = connection.prepare_cached(&sql)?.query_map([record_no, loan_no], read)?.collect::<Result<_, _>>()?;
    Ok(held)
}

/// Returns the unapplied money of a loan that may be applied, oldest first.
pub fn held_for_loan(connection: &Connection, loan_no: i64) -> Answer<Vec<Held>> {
    held(connection, "r.status = 'processed' AND h.loan_no = ?", loan_no)
}

fn held(connection: &Connection, which: &str, key: i64) -> Answer<Vec<Held>> {
    let sql = format!(
        "SELECT r.no, h.loan_no, h.is_part, {DAY}, h.remaining, r.settlement_order, r.component_order, r.demand_no \
         FROM held h JOIN records r ON r.no = h.record_no WHERE {which} AND h.remaining > 0 ORDER BY 4, r.no"
    );
    let held = connection.prepare_cached(&sql)?.query_map([key], read)?.collect::<Result<_, _>>()?;
    Ok(held)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Held> {
    let mut columns = Columns::of(row);
    Ok(Held {
        record_no: columns.get()?,
        loan_no: columns.get()?,
        is_part: columns.get()?,
        day: columns.day()?,
        left: columns.money()?,
        order: SettlementOrder::from(columns.get::<Option<String>>()?.unwrap_or_default().as_str()),
        components: columns.get::<Option<String>>()?.and_then(|order| ComponentOrder::of(&order)).unwrap_or_default(),
        demand_no: columns.get()?,
    })
}

/// Applies money to a loan: to demands that have fallen due, then by its settlement order.
pub fn apply(connection: &Connection, held: &Held, now: Instant) -> Answer<()> {
    let ledger = Ledger::of(connection, held.loan_no)?;
    if held.order == SettlementOrder::Foreclosure {
        return foreclose::close(connection, &ledger, held, now);
    }
    let reach = Reach::DueBy(ledger.books_on.max(held.day));
    let left = to_dues(connection, &ledger, held, reach, now)?;
    if held.order == SettlementOrder::Prepayment && left.is_positive() && ledger.runs {
        prepay::take(connection, &Held { left, ..held.clone() }, now)?;
    }
    aging::bring_loan_up(connection, held.loan_no)
}

/// Applies all unapplied money of a loan to demands in scope. Returns whether any was applied.
pub fn apply_excess(connection: &Connection, loan_no: i64, reach: Reach, now: Instant) -> Answer<bool> {
    let mut applied = false;
    for held in held_for_loan(connection, loan_no)? {
        let ledger = Ledger::of(connection, loan_no)?;
        let left = to_dues(connection, &ledger, &held, reach, now)?;
        applied |= left < held.left;
    }
    Ok(applied)
}

/// Demands in scope of a settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Demands due by a day, settled on their due date or on the later value date.
    DueBy(Day),
    /// All demands on one day, at foreclosure.
    AllOn(Day),
}

/// Applies money to demands in scope. Returns the unapplied rest.
pub fn to_dues(connection: &Connection, ledger: &Ledger, held: &Held, reach: Reach, now: Instant) -> Answer<Money> {
    let until = match reach {
        Reach::DueBy(day) | Reach::AllOn(day) => day,
    };
    let all = matches!(reach, Reach::AllOn(_));
    let now_standing = ledger.standings_with_all(now.day().max(until));
    let mut open: Vec<Open<'_>> = ledger
        .demands
        .iter()
        .zip(&now_standing)
        .filter(|(demand, _)| all || demand.due.day <= until || held.demand_no == Some(demand.no))
        .map(|(demand, standing)| {
            // Money received in advance counts from the due date, except at foreclosure.
            let day = if all { until } else { held.day.max(demand.due.day) };
            Open::of(ledger, demand, standing, day)
        })
        .filter(|open| open.unpaid.total().is_positive())
        .collect();
    open.sort_by_key(|open| (held.demand_no != Some(open.demand.no), open.demand.due.day));
    let across = match held.order {
        SettlementOrder::ByComponent => Across::ByComponent,
        _ => Across::OldestFirst,
    };
    let owed: Vec<Parts> = open.iter().map(|open| open.unpaid).collect();
    let mut left = held.left;
    for (open, parts) in open.iter().zip(spread(held.left, &owed, across, held.components)) {
        if parts.total().is_positive() {
            left = left.less(parts.total());
            write(connection, held, open, parts, left, now)?;
        }
    }
    Ok(left)
}

/// An unpaid demand.
struct Open<'l> {
    demand: &'l Demanded,
    /// Day on which a payment counts.
    day: Day,
    unpaid: Parts,
    standing: Standing,
}

impl<'l> Open<'l> {
    fn of(ledger: &Ledger, demand: &'l Demanded, with_all: &Standing, day: Day) -> Self {
        let standing = of_demand(&demand.due, &ledger.penal, day);
        // Amounts settled by later payments are not settled again, and a back-dated payment owes no penal interest of
        // later days.
        let (then, now) = (standing.unpaid(), with_all.unpaid());
        let mut unpaid = Parts::default();
        for component in Component::ALL {
            *unpaid.of_mut(component) = then.of(component).min(now.of(component)).max(Money::ZERO);
        }
        Self { demand, day, unpaid, standing }
    }
}

fn write(connection: &Connection, held: &Held, open: &Open<'_>, parts: Parts, left: Money, now: Instant) -> Answer<()> {
    let outstanding = open.unpaid.less(parts).total().paise();
    connection
        .prepare_cached(
            "INSERT INTO settlements (id, created_at, updated_at, counts_at, principal, interest, penal, fee, outstanding, \
             remaining, due, dpd, peak_dpd, demand_no, record_no) \
             VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?8, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            Uuid::new_v4(),
            now.ticks(),
            open.day.end().ticks(),
            parts.principal.paise(),
            parts.interest.paise(),
            parts.penal.paise(),
            parts.fee.paise(),
            outstanding,
            left.paise(),
            open.standing.dpd,
            open.standing.peak_dpd,
            open.demand.no,
            held.record_no,
        ])?;
    let spent = parts.total().paise();
    connection
        .prepare_cached("UPDATE records SET remaining = remaining - ?, updated_at = ? WHERE no = ?")?
        .execute(params![spent, now.ticks(), held.record_no])?;
    if held.is_part {
        connection
            .prepare_cached("UPDATE record_parts SET remaining = remaining - ? WHERE record_no = ? AND loan_no = ?")?
            .execute(params![spent, held.record_no, held.loan_no])?;
    }
    Ok(())
}
