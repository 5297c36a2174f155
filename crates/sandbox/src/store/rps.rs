//! The repayment schedule of a loan, kept true to its tranches: what was paid out, and when, says what falls due.
//!
//! Whatever changes what a loan has drawn (a tranche paid out, or sent back) calls [`rebuild`] in its transaction.

use super::aging;
use crate::books::schedule::{self, Draw, Instalment};
use crate::error::{Answer, Refusal};
use lms::{Day, Instant, Money};
use rusqlite::{Connection, params};
use rust_decimal::Decimal;
use uuid::Uuid;

/// How many demands a rebuilt schedule kept, and how many it made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// With something paid, or before one that has.
    pub kept: usize,
    /// The others.
    pub made: usize,
}

/// An EMI that is there already.
struct Present {
    no: i64,
    due: Day,
    principal: Money,
    is_touched: bool,
}

/// Reckons a loan's EMIs anew from its paid tranches, and brings the loan's figures up to date. EMIs up to the last one
/// with anything paid stay as they are; fees are left alone.
pub fn rebuild(connection: &Connection, loan_no: i64, now: Instant) -> Answer<Rebuilt> {
    let draws = draws(connection, loan_no)?;
    note_drawn(connection, loan_no, &draws)?;
    let present = present(connection, loan_no)?;
    let kept = present.iter().rposition(|emi| emi.is_touched).map_or(0, |last| last + 1);
    let (rate, count) = terms(connection, loan_no)?;
    let dues = dues(&draws, &present, count);
    let fresh = if draws.is_empty() { Vec::new() } else { fresh(&draws, rate, &dues, &present[..kept]) };
    let free = present.get(kept..).unwrap_or_default();
    for (at, instalment) in fresh.iter().enumerate() {
        match free.get(at) {
            Some(emi) => change(connection, emi.no, instalment, now)?,
            None => insert(connection, loan_no, kept + at + 1, instalment, now)?,
        }
    }
    for emi in free.iter().skip(fresh.len()) {
        connection.prepare_cached("DELETE FROM demands WHERE no = ?")?.execute([emi.no])?;
    }
    aging::bring_loan_to(connection, loan_no, now.day())?;
    Ok(Rebuilt { kept, made: fresh.len() })
}

/// The instalments after those that are kept. What these left unpaid of the tranches before them is the first draw.
fn fresh(draws: &[Draw], rate: Decimal, dues: &[Day], kept: &[Present]) -> Vec<Instalment> {
    let whole = schedule::reducing(draws, rate, dues);
    let is_as_reckoned = kept.iter().zip(&whole).all(|(emi, row)| emi.principal == row.principal);
    if is_as_reckoned {
        return whole.into_iter().skip(kept.len()).collect();
    }
    let Some(last) = kept.last() else { return whole };
    let paid_back: Money = kept.iter().map(|emi| emi.principal).sum();
    let before: Money = draws.iter().filter(|draw| draw.day <= last.due).map(|draw| draw.amount).sum();
    let mut left = vec![Draw { day: last.due, amount: before.less(paid_back) }];
    left.extend(draws.iter().filter(|draw| draw.day > last.due));
    schedule::reducing(&left, rate, dues.get(kept.len()..).unwrap_or_default())
}

/// The days on which EMIs fall due: those there are, else month by month from the first tranche; on, where a tranche
/// came after the last of them.
fn dues(draws: &[Draw], present: &[Present], count: i64) -> Vec<Day> {
    let mut dues: Vec<Day> = present.iter().map(|emi| emi.due).collect();
    if let (true, Some(first)) = (dues.is_empty(), draws.first()) {
        dues = (1..=count.max(1)).map(|month| first.day.add_months(month)).collect();
    }
    while let (Some(last), Some(draw)) = (dues.last().copied(), draws.last())
        && draw.day > last
    {
        dues.push(last.add_months(1));
    }
    dues
}

fn draws(connection: &Connection, loan_no: i64) -> Answer<Vec<Draw>> {
    let mut draws: Vec<Draw> = connection
        .prepare_cached(
            "SELECT coalesce(counts_on, bank_on), processed_at, amount FROM payouts \
             WHERE loan_no = ? AND type = 'disbursement' AND status = 'processed'",
        )?
        .query_map([loan_no], |row| {
            let day = match row.get::<_, Option<i64>>(0)? {
                Some(number) => Day::from_number(number),
                None => Instant::from_ticks(row.get(1)?).day(),
            };
            Ok(Draw { day, amount: Money::from_paise(row.get(2)?) })
        })?
        .collect::<Result<_, _>>()?;
    draws.sort_by_key(|draw| draw.day);
    Ok(draws)
}

fn note_drawn(connection: &Connection, loan_no: i64, draws: &[Draw]) -> Answer<()> {
    let drawn: Money = draws.iter().map(|draw| draw.amount).sum();
    let first = draws.first().map(|draw| draw.day.number());
    connection.prepare_cached("UPDATE loans SET disbursed = ?, disbursed_on = ? WHERE no = ?")?.execute(params![
        drawn.paise(),
        first,
        loan_no
    ])?;
    Ok(())
}

fn present(connection: &Connection, loan_no: i64) -> Answer<Vec<Present>> {
    let emis = connection
        .prepare_cached(
            "SELECT no, due_on, principal, settled > 0 FROM demands WHERE loan_no = ? AND type = 'emi' ORDER BY idx",
        )?
        .query_map([loan_no], |row| {
            Ok(Present {
                no: row.get(0)?,
                due: Day::from_number(row.get(1)?),
                principal: Money::from_paise(row.get(2)?),
                is_touched: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(emis)
}

fn terms(connection: &Connection, loan_no: i64) -> Answer<(Decimal, i64)> {
    let (rate, count): (String, i64) = connection
        .prepare_cached("SELECT roi, emi_count FROM loans WHERE no = ?")?
        .query_row([loan_no], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((rate.parse().map_err(Refusal::broken)?, count))
}

fn change(connection: &Connection, no: i64, instalment: &Instalment, now: Instant) -> Answer<()> {
    connection
        .prepare_cached(
            "UPDATE demands SET principal = ?2, interest = ?3, closing_principal = ?4, updated_at = ?5 \
             WHERE no = ?1 AND (principal <> ?2 OR interest <> ?3 OR closing_principal <> ?4)",
        )?
        .execute(params![
            no,
            instalment.principal.paise(),
            instalment.interest.paise(),
            instalment.closing.paise(),
            now.ticks()
        ])?;
    Ok(())
}

fn insert(connection: &Connection, loan_no: i64, index: usize, instalment: &Instalment, now: Instant) -> Answer<()> {
    connection
        .prepare_cached(
            "INSERT INTO demands (id, created_at, updated_at, loan_no, idx, type, status, due_on, principal, interest, \
             closing_principal) VALUES (?1, ?2, ?2, ?3, ?4, 'emi', 'upcoming', ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            Uuid::new_v4(),
            now.ticks(),
            loan_no,
            i64::try_from(index).map_err(Refusal::broken)?,
            instalment.due.number(),
            instalment.principal.paise(),
            instalment.interest.paise(),
            instalment.closing.paise(),
        ])?;
    Ok(())
}
