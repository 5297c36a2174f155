//! Reversal of settlements when the money was returned.

use super::ledger::{Ledger, LedgerDemand};
use super::{aging, prepay, rps};
use crate::error::ApiResult;
use lms::Instant;
use lms::demands::DemandType;
use rusqlite::{Connection, params};

/// Removes the settlements of a record. Prepayments and foreclosures by it are undone.
pub fn reverse_settlements(connection: &Connection, record_no: i64, now: Instant) -> ApiResult<()> {
    let loans: Vec<i64> = connection
        .prepare_cached(
            "SELECT DISTINCT d.loan_no FROM settlements s JOIN demands d ON d.no = s.demand_no WHERE s.record_no = ?",
        )?
        .query_map([record_no], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for loan_no in loans {
        let ledger = Ledger::load(connection, loan_no)?;
        let own = one_day_demands(connection, &ledger, record_no)?;
        delete_settlements(
            connection,
            "record_no = ?1 AND demand_no IN (SELECT no FROM demands WHERE loan_no = ?2)",
            record_no,
            loan_no,
        )?;
        for demand in &own {
            delete_settlements(connection, "demand_no = ?1 AND ?2 = ?2", demand.no, loan_no)?;
            if demand.kind == DemandType::Foreclosure {
                // Fees that were not due yet had been collected at foreclosure.
                let is_later_fee = |fee: &&LedgerDemand| fee.kind == DemandType::Fee && fee.due.day > demand.due.day;
                for fee in ledger.demands.iter().filter(is_later_fee) {
                    delete_settlements(connection, "demand_no = ?1 AND ?2 = ?2", fee.no, loan_no)?;
                }
            }
            prepay::remove(connection, demand)?;
        }
        if own.is_empty() {
            aging::refresh_loan(connection, loan_no)?;
        } else {
            rps::rebuild(connection, loan_no, now)?;
        }
    }
    Ok(())
}

/// Returns the prepayments and foreclosures made with the record.
fn one_day_demands(connection: &Connection, ledger: &Ledger, record_no: i64) -> ApiResult<Vec<LedgerDemand>> {
    let mut own = Vec::new();
    let mut made =
        connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM settlements WHERE demand_no = ? AND record_no = ?)")?;
    for demand in &ledger.demands {
        let is_one_day = matches!(demand.kind, DemandType::Prepayment | DemandType::Foreclosure);
        if is_one_day && made.query_row([demand.no, record_no], |row| row.get(0))? {
            own.push(demand.clone());
        }
    }
    Ok(own)
}

/// Deletes settlements that match a condition, and returns their amounts to the records.
fn delete_settlements(connection: &Connection, condition: &str, key: i64, loan_no: i64) -> ApiResult<()> {
    for statement in [
        "UPDATE records SET remaining = remaining + (SELECT coalesce(sum(amount), 0) FROM settlements \
         WHERE record_no = records.no AND {}) WHERE no IN (SELECT record_no FROM settlements WHERE {})",
        "UPDATE record_parts SET remaining = remaining + (SELECT coalesce(sum(s.amount), 0) FROM settlements s \
         JOIN demands d ON d.no = s.demand_no WHERE s.record_no = record_parts.record_no AND d.loan_no = record_parts.loan_no \
         AND s.no IN (SELECT no FROM settlements WHERE {})) WHERE record_no IN (SELECT record_no FROM settlements WHERE {})",
        "DELETE FROM settlements WHERE {}",
    ] {
        connection.prepare_cached(&statement.replace("{}", condition))?.execute(params![key, loan_no])?;
    }
    Ok(())
}
