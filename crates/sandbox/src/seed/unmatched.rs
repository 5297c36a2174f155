//! Bank transactions that are unmatched: credits without an account, debits without a payout.

use super::random::Random;
use crate::store::records::{COMPONENT_ORDER, SETTLEMENT_ORDER, ref_id};
use lms::Instant;
use rusqlite::{Connection, params};

/// One of this many loans has sent money without a reference.
const ONE_IN: i64 = 25;

/// Writes credits and debits. The first of each are listed in the README.
pub(super) fn write(connection: &Connection, random: &mut Random, now: Instant) -> rusqlite::Result<()> {
    money_in(connection, random, now)?;
    debits(connection, random, now)
}

/// Credits of the amount that is overdue or next due, with a narration that identifies the loan more or less clearly.
fn money_in(connection: &Connection, random: &mut Random, now: Instant) -> rusqlite::Result<()> {
    let mut query = connection.prepare(
        "SELECT a.borrower_name, l.ref_id, iif(l.overdue > 0, l.overdue, l.next_due_amount) FROM loans l \
         JOIN accounts a ON a.no = l.account_no \
         WHERE l.ref_id IN ('LN0QX7T2', 'LN0D61P0') OR (l.no % ?1 = 0 AND l.overdue + coalesce(l.next_due_amount, 0) > 0) \
         ORDER BY l.ref_id NOT IN ('LN0QX7T2', 'LN0D61P0'), l.no",
    )?;
    let from: Vec<(String, String, i64)> =
        query.query_map([ONE_IN], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
    for (at, (borrower, loan, amount)) in (0usize..).zip(from) {
        let name = borrower.to_uppercase();
        let digits = random.digits(12);
        let (mode, text, amount) = match at % 4 {
            0 => ("neft", format!("NEFT CR {name} {loan}"), amount),
            1 => ("upi", format!("UPI/{digits}/{name}/EMI"), amount),
            2 => ("imps", format!("IMPS P2A {digits}"), amount),
            _ => ("neft", format!("NEFT CR {}", name.split(' ').next().unwrap_or_default()), amount + 50_000),
        };
        record(connection, random, now, (mode, &text, amount))?;
    }
    record(connection, random, now, ("cash", "CASH DEPOSIT BRANCH 0042", 7_777))
}

fn record(
    connection: &Connection,
    random: &mut Random,
    now: Instant,
    (mode, text, paise): (&str, &str, i64),
) -> rusqlite::Result<()> {
    let idx: i64 =
        connection.prepare_cached("SELECT coalesce(max(idx), 0) + 1 FROM records")?.query_row([], |row| row.get(0))?;
    let day = now.day().add_days(-random.between(0, 3));
    let utr = format!("{}{}", mode.to_uppercase(), random.digits(12));
    connection
        .prepare_cached(
            "INSERT INTO records (id, created_at, updated_at, type, ref_id, idx, received, tds, remaining, payment_mode, utr, \
             settlement_order, component_order, uploaded_by, counts_at, bank_on, narration, status) \
             VALUES (?1, ?2, ?2, 'repayment', ?3, ?4, ?5, 0, ?5, ?6, ?7, ?8, ?9, 'Bank statement', ?10, ?11, ?12, 'draft')",
        )?
        .execute(params![
            random.uuid(),
            now.add_seconds(-random.between(60, 7_200)).ticks(),
            ref_id(idx),
            idx,
            paise,
            mode,
            utr,
            SETTLEMENT_ORDER,
            COMPONENT_ORDER,
            day.end().ticks(),
            day.number(),
            text,
        ])?;
    Ok(())
}

/// Debits of processed payouts, of one that is still pending, and of bank charges.
fn debits(connection: &Connection, random: &mut Random, now: Instant) -> rusqlite::Result<()> {
    let today = now.day().number();
    let mut query = connection.prepare(
        "SELECT p.ref_id, p.amount, p.utr, coalesce(p.bank_on, ?1), a.borrower_name FROM payouts p \
         JOIN accounts a ON a.no = p.account_no WHERE p.ref_id IN ('PAY04ZK1', 'PAY0NEW1') \
         OR p.idx IN (SELECT idx FROM payouts WHERE status = 'processed' AND bank_on >= ?1 - 7 ORDER BY idx DESC LIMIT 12) \
         ORDER BY p.ref_id NOT IN ('PAY04ZK1', 'PAY0NEW1'), p.idx",
    )?;
    type Paid = (String, i64, Option<String>, i64, String);
    let paid: Vec<Paid> = query
        .query_map([today], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?
        .collect::<Result<_, _>>()?;
    for (reference, amount, utr, day, borrower) in paid {
        let utr = utr.unwrap_or_else(|| format!("HDFCH{}", random.digits(12)));
        line(
            connection,
            random,
            now,
            (day, amount, &utr, &format!("NEFT DR {reference} {}", borrower.to_uppercase())),
        )?;
    }
    let utr = format!("CHG{}", random.digits(12));
    line(connection, random, now, (today, 59_000, &utr, "NEFT CHARGES INCL GST"))
}

fn line(
    connection: &Connection,
    random: &mut Random,
    now: Instant,
    (day, paise, utr, text): (i64, i64, &str, &str),
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO bank_lines (id, created_at, updated_at, bank_on, amount, utr, narration, debit_bank) \
             VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, 'HDFC 50200011223344')",
        )?
        .execute(params![random.uuid(), now.add_seconds(-3_600).ticks(), day, paise, utr, text])?;
    Ok(())
}
