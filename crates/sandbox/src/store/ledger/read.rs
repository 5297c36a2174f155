//! Loads a ledger from the database.

use super::{AppliedRestructure, Ledger, LedgerDemand};
use crate::books::Breakdown;
use crate::books::day_count::DayCount;
use crate::books::frequency::Frequency;
use crate::books::penal::PenalTerms;
use crate::books::position::{DemandPayment, DemandWithPayments};
use crate::books::rate::Rate;
use crate::books::schedule::Drawdown;
use crate::books::terms::{FirstPeriod, InterestMethod, ScheduleTerms};
use crate::error::{ApiError, ApiResult};
use crate::store::columns::Columns;
use lms::loan_data::LoanTerms;
use lms::{Day, DemandId, Instant, Money};
use rusqlite::Connection;
use rust_decimal::Decimal;
use std::collections::HashMap;

impl Ledger {
    /// Loads the ledger of the loan with this row number.
    pub fn load(connection: &Connection, loan_no: i64) -> ApiResult<Self> {
        let sql = "SELECT l.roi, l.roi_type, l.emi_count, l.emi, l.status, l.books_on, coalesce(l.terms, t.terms) \
             FROM loans l JOIN accounts a ON a.no = l.account_no \
             JOIN loan_data t ON t.lead_id = a.lead_id AND t.program_no = a.program_no WHERE l.no = ?";
        type Read = (String, String, u32, Option<i64>, String, i64, String);
        let read = |row: &rusqlite::Row<'_>| -> rusqlite::Result<Read> {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?))
        };
        let (roi, roi_type, emi_count, emi, status, books_on, terms) =
            connection.prepare_cached(sql)?.query_row([loan_no], read)?;
        let agreed: LoanTerms = serde_json::from_str(&terms)?;
        let changes: Vec<(Day, String)> = connection
            .prepare_cached("SELECT effective_on, roi_before FROM restructures WHERE loan_no = ? ORDER BY no DESC")?
            .query_map([loan_no], |row| Ok((Day::from_number(row.get(0)?), row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        // Slabs apply to the original loan only: a restructuring sets a single rate.
        let terms = schedule_terms(&agreed, (&roi, &roi_type), changes.is_empty())?;
        let restructured = match changes.first() {
            None => None,
            Some((on, roi)) => {
                let before = schedule_terms(&agreed, (roi, &roi_type), changes.len() == 1)?;
                Some(AppliedRestructure { on: *on, before })
            }
        };
        Ok(Self {
            loan_no,
            terms,
            penal: PenalTerms::from_terms(&agreed),
            emi_count,
            emi: emi.map(Money::from_paise),
            is_running: !matches!(status.as_str(), "closed" | "written_off"),
            books_on: Day::from_number(books_on),
            drawdowns: drawdowns(connection, loan_no)?,
            demands: demands(connection, loan_no)?,
            restructured,
        })
    }
}

/// Returns the terms of the schedule: the agreed ones at the loan's own rate; monthly if they have no frequency.
fn schedule_terms(agreed: &LoanTerms, (roi, roi_type): (&str, &str), by_slabs: bool) -> ApiResult<ScheduleTerms> {
    let rate: Decimal = roi.parse().map_err(ApiError::internal)?;
    let rate = match (&agreed.roi_value, agreed.roi_slab_based) {
        (Some(slabs), Some(true)) if by_slabs => Rate::from_term(slabs).unwrap_or_else(|| Rate::flat(rate)),
        _ => Rate::flat(rate),
    };
    let frequency = agreed.emi_frequency.as_deref().and_then(Frequency::parse).unwrap_or(Frequency::Monthly);
    let method = if roi_type == "flat" { InterestMethod::Flat } else { InterestMethod::Reducing };
    let count = DayCount::from_terms(agreed);
    Ok(ScheduleTerms { method, count, frequency, first: FirstPeriod::Whole, ..ScheduleTerms::monthly(rate) })
}

fn drawdowns(connection: &Connection, loan_no: i64) -> ApiResult<Vec<Drawdown>> {
    let mut drawdowns: Vec<Drawdown> = connection
        .prepare_cached(
            "SELECT coalesce(counts_on, bank_on), processed_at, amount FROM payouts \
             WHERE loan_no = ? AND type = 'disbursement' AND status = 'processed'",
        )?
        .query_map([loan_no], |row| {
            let day = match row.get::<_, Option<i64>>(0)? {
                Some(number) => Day::from_number(number),
                None => Instant::from_ticks(row.get(1)?).day(),
            };
            Ok(Drawdown { day, amount: Money::from_paise(row.get(2)?) })
        })?
        .collect::<Result<_, _>>()?;
    drawdowns.sort_by_key(|drawdown| drawdown.day);
    Ok(drawdowns)
}

fn demands(connection: &Connection, loan_no: i64) -> ApiResult<Vec<LedgerDemand>> {
    let mut paid = payments(connection, loan_no)?;
    let demands = connection
        .prepare_cached(
            "SELECT no, id, type, due_on, principal, interest, fee, closing_principal FROM demands WHERE loan_no = ? \
             ORDER BY due_on, idx",
        )?
        .query_map([loan_no], |row| {
            let mut columns = Columns::new(row);
            let no = columns.get()?;
            Ok(LedgerDemand {
                no,
                id: DemandId(columns.id()?),
                kind: columns.enumeration()?,
                due: DemandWithPayments {
                    day: columns.day()?,
                    owed: Breakdown {
                        principal: columns.money()?,
                        interest: columns.money()?,
                        penal: Money::ZERO,
                        fee: columns.money()?,
                    },
                    paid: paid.remove(&no).unwrap_or_default(),
                },
                closing: columns.money()?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(demands)
}

/// Returns payments by row number of their demand.
fn payments(connection: &Connection, loan_no: i64) -> ApiResult<HashMap<i64, Vec<DemandPayment>>> {
    let mut paid: HashMap<i64, Vec<DemandPayment>> = HashMap::new();
    let mut query = connection.prepare_cached(
        "SELECT s.demand_no, s.counts_at, s.principal, s.interest, s.penal, s.fee FROM demands d \
         JOIN settlements s ON s.demand_no = d.no WHERE d.loan_no = ?",
    )?;
    let mut rows = query.query([loan_no])?;
    while let Some(row) = rows.next()? {
        let mut columns = Columns::new(row);
        let no = columns.get()?;
        let day = columns.instant()?.day();
        let amounts = breakdown(&mut columns)?;
        paid.entry(no).or_default().push(DemandPayment { day, amounts });
    }
    Ok(paid)
}

/// Reads four columns: principal, interest, penal, fee.
fn breakdown(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Breakdown> {
    Ok(Breakdown {
        principal: columns.money()?,
        interest: columns.money()?,
        penal: columns.money()?,
        fee: columns.money()?,
    })
}
