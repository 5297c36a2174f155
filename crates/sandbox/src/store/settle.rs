//! Settlement of demands with received money.

use super::columns::Columns;
use super::ledger::{Ledger, LedgerDemand};
use super::{aging, foreclose, prepay};
use crate::books::Breakdown;
use crate::books::allocation::{AllocationOrder, allocate};
use crate::books::component::{Component, ComponentOrder};
use crate::books::position::{DemandPosition, demand_position};
use crate::error::ApiResult;
use lms::records::SettlementOrder;
use lms::{Day, Instant, Money};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

/// Unapplied money of a record that belongs to a loan.
#[derive(Clone, Debug)]
pub struct UnappliedMoney {
    pub record_no: i64,
    pub loan_no: i64,
    /// Whether the record is split over several loans.
    pub is_part: bool,
    /// Value date.
    pub day: Day,
    pub left: Money,
    pub order: SettlementOrder,
    /// Order of components.
    pub components: ComponentOrder,
    /// Demand of a NACH presentation, which is settled first.
    pub demand_no: Option<i64>,
}

/// Value date of a record: the bank date, or the date of an adjustment, which has no bank date.
const VALUE_DATE: &str = "coalesce(r.bank_on, (r.counts_at / 10000000 + 19800) / 86400)";

/// Returns the unapplied money of one record, by loan.
pub fn unapplied_of_record(connection: &Connection, record_no: i64) -> ApiResult<Vec<UnappliedMoney>> {
    query_unapplied(connection, "r.no = ?", record_no)
}

/// Returns the unapplied money of an account's record, for one of the account's loans.
pub fn unapplied_of_account_record(
    connection: &Connection,
    record_no: i64,
    loan_no: i64,
) -> ApiResult<Vec<UnappliedMoney>> {
    let sql = format!(
        "SELECT r.no, ?2, 0, {VALUE_DATE}, r.remaining, r.settlement_order, r.component_order, NULL FROM records r \
         WHERE r.no = ?1 AND r.remaining > 0"
    );
    let money = connection.prepare_cached(&sql)?.query_map([record_no, loan_no], read)?.collect::<Result<_, _>>()?;
    Ok(money)
}

/// Returns the unapplied money of a loan that may be applied, oldest first.
pub fn unapplied_for_loan(connection: &Connection, loan_no: i64) -> ApiResult<Vec<UnappliedMoney>> {
    query_unapplied(connection, "r.status = 'processed' AND h.loan_no = ?", loan_no)
}

fn query_unapplied(connection: &Connection, condition: &str, key: i64) -> ApiResult<Vec<UnappliedMoney>> {
    let sql = format!(
        "SELECT r.no, h.loan_no, h.is_part, {VALUE_DATE}, h.remaining, r.settlement_order, r.component_order, r.demand_no \
         FROM unapplied_money h JOIN records r ON r.no = h.record_no WHERE {condition} AND h.remaining > 0 ORDER BY 4, r.no"
    );
    let money = connection.prepare_cached(&sql)?.query_map([key], read)?.collect::<Result<_, _>>()?;
    Ok(money)
}

fn read(row: &Row<'_>) -> rusqlite::Result<UnappliedMoney> {
    let mut columns = Columns::new(row);
    Ok(UnappliedMoney {
        record_no: columns.get()?,
        loan_no: columns.get()?,
        is_part: columns.get()?,
        day: columns.day()?,
        left: columns.money()?,
        order: SettlementOrder::from(columns.get::<Option<String>>()?.unwrap_or_default().as_str()),
        components: columns
            .get::<Option<String>>()?
            .and_then(|order| ComponentOrder::parse(&order))
            .unwrap_or_default(),
        demand_no: columns.get()?,
    })
}

/// Applies money to a loan: to demands that have fallen due, then by its settlement order.
pub fn apply(connection: &Connection, money: &UnappliedMoney, now: Instant) -> ApiResult<()> {
    let ledger = Ledger::load(connection, money.loan_no)?;
    if money.order == SettlementOrder::Foreclosure {
        return foreclose::apply(connection, &ledger, money, now);
    }
    let scope = SettlementScope::DueBy(ledger.books_on.max(money.day));
    let left = settle_demands(connection, &ledger, money, scope, now)?;
    if money.order == SettlementOrder::Prepayment && left.is_positive() && ledger.is_running {
        prepay::apply(connection, &UnappliedMoney { left, ..money.clone() }, now)?;
    }
    aging::refresh_loan(connection, money.loan_no)
}

/// Applies all unapplied money of a loan to demands in scope. Returns whether any was applied.
pub fn apply_excess(connection: &Connection, loan_no: i64, scope: SettlementScope, now: Instant) -> ApiResult<bool> {
    let mut applied = false;
    for money in unapplied_for_loan(connection, loan_no)? {
        let ledger = Ledger::load(connection, loan_no)?;
        let left = settle_demands(connection, &ledger, &money, scope, now)?;
        applied |= left < money.left;
    }
    Ok(applied)
}

/// Demands in scope of a settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettlementScope {
    /// Demands due by a day, settled on their due date or on the later value date.
    DueBy(Day),
    /// All demands on one day, at foreclosure.
    AllOn(Day),
}

/// Applies money to demands in scope. Returns the unapplied rest.
pub fn settle_demands(
    connection: &Connection,
    ledger: &Ledger,
    money: &UnappliedMoney,
    scope: SettlementScope,
    now: Instant,
) -> ApiResult<Money> {
    let until = match scope {
        SettlementScope::DueBy(day) | SettlementScope::AllOn(day) => day,
    };
    let all = matches!(scope, SettlementScope::AllOn(_));
    let positions = ledger.positions_with_all_payments(now.day().max(until));
    let mut open: Vec<UnpaidDemand<'_>> = ledger
        .demands
        .iter()
        .zip(&positions)
        .filter(|(demand, _)| all || demand.due.day <= until || money.demand_no == Some(demand.no))
        .map(|(demand, position)| {
            // Money received in advance counts from the due date, except at foreclosure.
            let day = if all { until } else { money.day.max(demand.due.day) };
            UnpaidDemand::on_day(ledger, demand, position, day)
        })
        .filter(|open| open.unpaid.total().is_positive())
        .collect();
    open.sort_by_key(|open| (money.demand_no != Some(open.demand.no), open.demand.due.day));
    let allocation_order = match money.order {
        SettlementOrder::ByComponent => AllocationOrder::ByComponent,
        _ => AllocationOrder::OldestFirst,
    };
    let owed: Vec<Breakdown> = open.iter().map(|open| open.unpaid).collect();
    let mut left = money.left;
    for (open, parts) in open.iter().zip(allocate(money.left, &owed, allocation_order, money.components)) {
        if parts.total().is_positive() {
            left = left.less(parts.total());
            insert_settlement(connection, money, open, parts, left, now)?;
        }
    }
    Ok(left)
}

struct UnpaidDemand<'l> {
    demand: &'l LedgerDemand,
    /// Day on which a payment counts.
    day: Day,
    unpaid: Breakdown,
    position: DemandPosition,
}

impl<'l> UnpaidDemand<'l> {
    fn on_day(ledger: &Ledger, demand: &'l LedgerDemand, current: &DemandPosition, day: Day) -> Self {
        let position = demand_position(&demand.due, &ledger.penal, day);
        // Amounts settled by later payments are not settled again, and a back-dated payment owes no penal interest of
        // later days.
        let (then, now) = (position.unpaid(), current.unpaid());
        let mut unpaid = Breakdown::default();
        for component in Component::ALL {
            *unpaid.get_mut(component) = then.get(component).min(now.get(component)).max(Money::ZERO);
        }
        Self { demand, day, unpaid, position }
    }
}

fn insert_settlement(
    connection: &Connection,
    money: &UnappliedMoney,
    open: &UnpaidDemand<'_>,
    parts: Breakdown,
    left: Money,
    now: Instant,
) -> ApiResult<()> {
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
            open.position.dpd,
            open.position.peak_dpd,
            open.demand.no,
            money.record_no,
        ])?;
    let spent = parts.total().paise();
    connection
        .prepare_cached("UPDATE records SET remaining = remaining - ?, updated_by = NULL, updated_at = ? WHERE no = ?")?
        .execute(params![spent, now.ticks(), money.record_no])?;
    if money.is_part {
        connection
            .prepare_cached("UPDATE record_parts SET remaining = remaining - ? WHERE record_no = ? AND loan_no = ?")?
            .execute(params![spent, money.record_no, money.loan_no])?;
    }
    Ok(())
}
