//! Candidate payouts of a debit.

use crate::error::ApiResult;
use crate::match_score::{MatchScore, NameMatch, match_name, most_likely, words};
use crate::store::columns::Columns;
use lms::payouts::PayoutStatus;
use lms::reconciliation::{BankLine, PayoutCandidate};
use lms::{Day, Money, PayoutId, Ref, can};
use rusqlite::{Connection, ToSql, params};
use std::collections::BTreeMap;

struct Candidate {
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
pub(super) fn of(connection: &Connection, line: &BankLine) -> ApiResult<Vec<PayoutCandidate>> {
    let text = words(&line.narration);
    let found = find_candidates(connection, line, &text)?.into_values();
    let ranked = most_likely(found, |found| score(line, &text, found), |found| &found.ref_id);
    let results = ranked.map(|(match_score, found)| PayoutCandidate {
        payout: Ref::to(found.id),
        ref_id: found.ref_id,
        borrower_name: found.borrower,
        amount: found.amount,
        status: found.status,
        utr: found.utr,
        score: match_score.score(),
        reasons: match_score.reasons,
        difference: line.amount.checked_sub(found.amount).unwrap_or_default(),
    });
    Ok(results.collect())
}

fn score(line: &BankLine, text: &[String], found: &Candidate) -> MatchScore {
    let mut match_score = MatchScore::default();
    match &found.utr {
        Some(paid) if can::is_possible_double_payment(Some(paid), line.utr.as_deref()) => {
            match_score.contradict(format!("Possible double payment: the payout was paid with UTR {paid}"));
        }
        Some(_) if line.utr.is_some() => match_score.add_reason(60, "Same UTR"),
        Some(_) | None => {}
    }
    if text.contains(&found.ref_id) {
        match_score.add_reason(50, format!("{} in the bank's text", found.ref_id));
    }
    if found.amount == line.amount {
        match_score.add_reason(30, "Same amount");
    }
    match match_name(&found.holder, text).max(match_name(&found.borrower, text)) {
        NameMatch::Full => match_score.add_reason(30, "Name in the bank's text"),
        NameMatch::Partial => match_score.add_reason(10, "Part of the name in the bank's text"),
        NameMatch::None => {}
    }
    match line.bank_date.days_since(found.asked_on) {
        0 => match_score.add_reason(10, "Asked for on the same day"),
        days @ 1..=3 => match_score.add_reason(5, format!("Asked for {days} days before")),
        _ => {}
    }
    match_score
}

/// Returns unmatched payouts that share a UTR, a reference or the amount, by index.
fn find_candidates(connection: &Connection, line: &BankLine, text: &[String]) -> ApiResult<BTreeMap<i64, Candidate>> {
    let mut found = BTreeMap::new();
    if let Some(utr) = &line.utr {
        collect_matching(connection, &mut found, "p.utr = ?1", params![utr])?;
    }
    for word in text.iter().filter(|word| word.len() == 8 && word.starts_with("PAY")) {
        collect_matching(connection, &mut found, "p.ref_id = ?1", params![word])?;
    }
    collect_matching(
        connection,
        &mut found,
        "p.idx IN (SELECT idx FROM payouts WHERE amount = ?1 AND status IN ('pending', 'processing', 'processed') \
         ORDER BY idx DESC LIMIT 60)",
        params![line.amount.paise()],
    )?;
    Ok(found)
}

fn collect_matching(
    connection: &Connection,
    found: &mut BTreeMap<i64, Candidate>,
    condition: &str,
    values: &[&dyn ToSql],
) -> ApiResult<()> {
    let sql = format!(
        "SELECT p.idx, p.id, p.ref_id, a.borrower_name, coalesce(b.account_holder_name, ''), p.amount, p.status, p.utr, p.created_at \
         FROM payouts p JOIN accounts a ON a.no = p.account_no LEFT JOIN banks b ON b.no = p.bank_no \
         WHERE {condition} AND NOT EXISTS (SELECT 1 FROM bank_lines WHERE payout_idx = p.idx)"
    );
    let mut query = connection.prepare_cached(&sql)?;
    let rows = query.query_map(values, |row| {
        let mut columns = Columns::new(row);
        let idx: i64 = columns.get()?;
        let one = Candidate {
            id: PayoutId(columns.id()?),
            ref_id: columns.get()?,
            borrower: columns.get()?,
            holder: columns.get()?,
            amount: columns.money()?,
            status: columns.enumeration()?,
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
