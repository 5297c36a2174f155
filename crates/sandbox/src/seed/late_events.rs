//! Events of the last scenarios, through the same functions as API calls: a foreclosure, a restructuring and a NACH
//! bounce.

use super::random::Random;
use crate::error::{ApiError, ApiResult};
use crate::store::events::Actor;
use crate::store::{outstanding, records, restructure};
use lms::nach::{NachStatus, NachStatusRow};
use lms::record_actions::CreateRecord;
use lms::records::{RecordType, SettlementOrder};
use lms::restructure::{Restructure, RestructureBy};
use lms::{DemandId, Instant, LoanId};
use rusqlite::{Connection, params};
use serde_json::Number;
use uuid::Uuid;

/// Tables that get rows from these events.
const TABLES: [&str; 4] = ["demands", "records", "settlements", "fees"];

pub(super) fn apply(connection: &Connection, random: &mut Random, now: Instant) -> rusqlite::Result<()> {
    let last = |table: &str| -> rusqlite::Result<i64> {
        connection.query_row(&format!("SELECT coalesce(max(no), 0) FROM {table}"), [], |row| row.get(0))
    };
    let before: Vec<i64> = TABLES.into_iter().map(last).collect::<Result<_, _>>()?;
    let result =
        foreclose(connection, now).and_then(|()| restructure(connection, now)).and_then(|()| bounce(connection, now));
    result.map_err(|error| rusqlite::Error::ToSqlConversionFailure(format!("{error:?}").into()))?;
    for (table, before) in TABLES.into_iter().zip(before) {
        // Replace the random ids, so that the same seed gives the same ids.
        for no in before + 1..=last(table)? {
            connection.execute(&format!("UPDATE {table} SET id = ? WHERE no = ?"), params![random.uuid(), no])?;
        }
    }
    Ok(())
}

fn loan(connection: &Connection, reference: &str) -> ApiResult<LoanId> {
    let id = connection.query_row("SELECT id FROM loans WHERE ref_id = ?", [reference], |row| row.get(0))?;
    Ok(LoanId(id))
}

/// Returns an officer acting at 11:00, `days` days ago.
fn officer_days_ago(name: &str, now: Instant, days: i64) -> Actor {
    Actor { name: name.to_owned(), at: now.day().add_days(-days).start().add_seconds(11 * 3600) }
}

fn foreclose(connection: &Connection, now: Instant) -> ApiResult<()> {
    let (asha, ravi) = (officer_days_ago("Asha Kulkarni", now, 15), officer_days_ago("Ravi Iyer", now, 15));
    let loan = loan(connection, "LN0F0REC")?;
    let new = CreateRecord {
        account: None,
        loan: Some(loan),
        r#type: RecordType::Repayment,
        received_amount: outstanding::data(connection, loan, asha.at.day())?.foreclosure_amount,
        tds_amount: None,
        payment_mode: "rtgs".to_owned(),
        utr: Some("RTGSF0REC0000001".to_owned()),
        bank_date: asha.at.day(),
        settlement_order: Some(SettlementOrder::Foreclosure),
        component_order: None,
        remark: Some("Closed by the borrower".to_owned()),
    };
    let record = records::create(connection, &new, &asha)?.id;
    records::request_approval(connection, record, None, &asha)?;
    records::approve(connection, record, None, &ravi)?;
    records::mark_processed(connection, record, &asha).map(drop)
}

fn restructure(connection: &Connection, now: Instant) -> ApiResult<()> {
    let by = officer_days_ago("Asha Kulkarni", now, 15);
    let request = Restructure {
        id: loan(connection, "LN0REST0")?,
        effective_date: by.at.day(),
        by: RestructureBy::EmiCount(30),
        roi_value: Some(lms::loan_data::Rate(Number::from(15))),
        reason: "Flood relief".to_owned(),
        preview: false,
    };
    restructure::restructure(connection, &request, &by).map(drop)
}

fn bounce(connection: &Connection, now: Instant) -> ApiResult<()> {
    let loan = loan(connection, "LN0B0UNC")?;
    let due: Uuid = connection.query_row(
        "SELECT d.id FROM demands d JOIN loans l ON l.no = d.loan_no WHERE l.id = ? AND d.status = 'overdue'",
        [loan.0],
        |row| row.get(0),
    )?;
    let presented = officer_days_ago("Ravi Iyer", now, 4);
    let record = records::present_nach(connection, DemandId(due), presented.at.day(), &presented)?;
    let ref_id = records::get(connection, record)?.ref_id;
    let reason = Some("Insufficient funds".to_owned());
    let status_row = NachStatusRow { ref_id, status: NachStatus::Bounced, reason };
    match records::apply_nach_status(connection, &status_row, &officer_days_ago("Ravi Iyer", now, 3)) {
        Ok(_) => Ok(()),
        Err(error) => Err(ApiError::internal(format!("{error:?}"))),
    }
}
