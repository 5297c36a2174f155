//! Brings the books to a day: days past due, penal interest and what loans come to, after the day has changed.

use super::columns::Columns;
use crate::books::Parts;
use crate::books::standing::{self, Due, Standing};
use crate::error::Answer;
use lms::{Day, Money};
use rusqlite::{Connection, OptionalExtension, params};

/// The day the books stand at.
pub fn books_day(connection: &Connection) -> Answer<Option<Day>> {
    let text: Option<String> =
        connection.query_row("SELECT value FROM meta WHERE key = 'books_day'", [], |row| row.get(0)).optional()?;
    Ok(text.and_then(|text| Day::parse_iso(&text)))
}

/// Brings every running loan to `today`. A day that has been reckoned is not reckoned again.
pub fn bring_to(connection: &Connection, today: Day) -> Answer<()> {
    if books_day(connection)? == Some(today) {
        return Ok(());
    }
    let loans: Vec<(i64, Money)> = connection
        .prepare("SELECT no, disbursed FROM loans WHERE status <> 'closed'")?
        .query_map([], |row| Ok((row.get(0)?, Money::from_paise(row.get(1)?))))?
        .collect::<Result<_, _>>()?;
    for (loan_no, disbursed) in loans {
        age(connection, loan_no, disbursed, today)?;
    }
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('books_day', ?)", [today.iso()])?;
    Ok(())
}

/// Brings one loan to `today`, after its money or its schedule has changed; a closed one stays as it is.
pub fn bring_loan_to(connection: &Connection, loan_no: i64, today: Day) -> Answer<()> {
    let disbursed = connection
        .prepare_cached("SELECT disbursed FROM loans WHERE no = ? AND status <> 'closed'")?
        .query_row([loan_no], |row| row.get(0))
        .optional()?;
    match disbursed {
        Some(paise) => age(connection, loan_no, Money::from_paise(paise), today),
        None => Ok(()),
    }
}

fn age(connection: &Connection, loan_no: i64, disbursed: Money, today: Day) -> Answer<()> {
    let demands: Vec<(i64, Due, Standing)> = dues(connection, loan_no)?
        .into_iter()
        .map(|(no, due)| {
            let standing = standing::of_demand(&due, today);
            (no, due, standing)
        })
        .collect();
    let mut update = connection.prepare_cached(
        "UPDATE demands SET status = ?2, dpd = ?3, peak_dpd = ?4, penal = ?5 \
         WHERE no = ?1 AND (status <> ?2 OR dpd <> ?3 OR penal <> ?5)",
    )?;
    for (no, _, standing) in &demands {
        update.execute(params![
            no,
            standing.status.as_str(),
            standing.dpd,
            standing.peak_dpd,
            standing.penal.paise()
        ])?;
    }
    let figures = standing::of_loan(disbursed, demands.iter().map(|(_, due, standing)| (due, standing)), today);
    connection
        .prepare_cached(
            "UPDATE loans SET outstanding = ?2, principal_left = ?3, overdue = ?4, dpd = ?5, peak_dpd = ?6, next_due_on = ?7, \
             next_due_amount = ?8, \
             status = CASE WHEN status = 'written_off' THEN status WHEN ?4 > 0 THEN 'overdue' ELSE 'active' END WHERE no = ?1",
        )?
        .execute(params![
            loan_no,
            figures.outstanding.paise(),
            figures.principal_left.paise(),
            figures.overdue.paise(),
            figures.dpd,
            figures.peak_dpd,
            figures.next.map(|(day, _)| day.number()),
            figures.next.map(|(_, amount)| amount.paise()),
        ])?;
    Ok(())
}

/// A loan's demands as the books need them, by number.
pub fn dues(connection: &Connection, loan_no: i64) -> Answer<Vec<(i64, Due)>> {
    let dues = connection
        .prepare_cached(
            "SELECT no, due_on, principal, interest, penal, fee, settled_principal, settled_interest, settled_penal, \
             settled_fee, peak_dpd FROM demands WHERE loan_no = ? ORDER BY idx",
        )?
        .query_map([loan_no], |row| {
            let mut columns = Columns::of(row);
            let no = columns.get()?;
            let due = Due {
                day: columns.day()?,
                owed: parts(&mut columns)?,
                settled: parts(&mut columns)?,
                peak_dpd: columns.get()?,
            };
            Ok((no, due))
        })?
        .collect::<Result<_, _>>()?;
    Ok(dues)
}

fn parts(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Parts> {
    Ok(Parts {
        principal: columns.money()?,
        interest: columns.money()?,
        penal: columns.money()?,
        fee: columns.money()?,
    })
}
