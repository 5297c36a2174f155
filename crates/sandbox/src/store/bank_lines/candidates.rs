//! Candidate payouts of a debit.

use crate::error::Answer;
use crate::likeness::{Likeness, NameIn, name_in, words};
use crate::store::columns::Columns;
use lms::payouts::PayoutStatus;
use lms::reconciliation::{BankLine, PayoutCandidate};
use lms::{Day, Money, PayoutId, Ref};
use rusqlite::{Connection, ToSql, params};
use std::collections::BTreeMap;

/// Maximum number of candidates per debit.
const SHOWN: usize = 5;

struct Found {
    id: PayoutId,
    ref_id: String,
    borrower: String,
    holder: String,
    amount: Money,
    status: PayoutStatus,
    utr: Option<String>,
    asked_on: Day,
}

/// Returns the candidates, the most likely first.
pub(super) fn of(connection: &Connection, line: &BankLine) -> Answer<Vec<PayoutCandidate>> {
    let text = words(&line.narration);
    let mut scored: Vec<(Likeness, Found)> = found(connection, line, &text)?
        .into_values()
        .map(|found| (likeness(line, &text, &found), found))
        .filter(|(likeness, _)| likeness.hundredths() >= 15)
        .collect();
    scored.sort_by(|(one, first), (other, second)| {
        other.hundredths().cmp(&one.hundredths()).then_with(|| first.ref_id.cmp(&second.ref_id))
    });
    let shown = scored.into_iter().take(SHOWN).map(|(likeness, found)| PayoutCandidate {
        payout: Ref::to(found.id),
        ref_id: found.ref_id,
        borrower_name: found.borrower,
        amount: found.amount,
        status: found.status,
        score: likeness.score(),
        reasons: likeness.reasons,
        difference: line.amount.checked_sub(found.amount).unwrap_or_default(),
    });
    Ok(shown.collect())
}

fn likeness(line: &BankLine, text: &[String], found: &Found) -> Likeness {
    let mut likeness = Likeness::default();
    if line.utr.is_some() && line.utr == found.utr {
        likeness.add(60, "Same UTR");
    }
    if text.contains(&found.ref_id) {
        likeness.add(50, format!("{} in the bank's text", found.ref_id));
    }
    if found.amount == line.amount {
        likeness.add(30, "Same amount");
    }
    match name_in(&found.holder, text).max(name_in(&found.borrower, text)) {
        NameIn::Whole => likeness.add(30, "Name in the bank's text"),
        NameIn::Part => likeness.add(10, "Part of the name in the bank's text"),
        NameIn::No => {}
    }
    match line.bank_date.days_since(found.asked_on) {
        0 => likeness.add(10, "Asked for on the same day"),
        days @ 1..=3 => likeness.add(5, format!("Asked for {days} days before")),
        _ => {}
    }
    likeness
}

/// Returns unmatched payouts that share a UTR, a reference or the amount, by index.
fn found(connection: &Connection, line: &BankLine, text: &[String]) -> Answer<BTreeMap<i64, Found>> {
    let mut found = BTreeMap::new();
    if let Some(utr) = &line.utr {
        look(connection, &mut found, "p.utr = ?1", params![utr])?;
    }
    for word in text.iter().filter(|word| word.len() == 8 && word.starts_with("PAY")) {
        look(connection, &mut found, "p.ref_id = ?1", params![word])?;
    }
    look(
        connection,
        &mut found,
        "p.idx IN (SELECT idx FROM payouts WHERE amount = ?1 AND status IN ('pending', 'processing', 'processed') \
         ORDER BY idx DESC LIMIT 60)",
        params![line.amount.paise()],
    )?;
    Ok(found)
}

fn look(connection: &Connection, found: &mut BTreeMap<i64, Found>, which: &str, values: &[&dyn ToSql]) -> Answer<()> {
    let sql = format!(
        "SELECT p.idx, p.id, p.ref_id, a.borrower_name, coalesce(b.account_holder_name, ''), p.amount, p.status, p.utr, p.created_at \
         FROM payouts p JOIN accounts a ON a.no = p.account_no LEFT JOIN banks b ON b.no = p.bank_no \
         WHERE {which} AND NOT EXISTS (SELECT 1 FROM bank_lines WHERE payout_idx = p.idx)"
    );
    let mut query = connection.prepare_cached(&sql)?;
    let rows = query.query_map(values, |row| {
        let mut columns = Columns::of(row);
        let idx: i64 = columns.get()?;
        let one = Found {
            id: PayoutId(columns.id()?),
            ref_id: columns.get()?,
            borrower: columns.get()?,
            holder: columns.get()?,
            amount: columns.money()?,
            status: columns.word()?,
            utr: columns.get()?,
            asked_on: columns.instant()?.day(),
        };
        Ok((idx, one))
    })?;
    for row in rows {
        let (idx, one) = row?;
        found.entry(idx).or_insert(one);
    }
    Ok(())
}
