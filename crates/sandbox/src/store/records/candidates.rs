//! Unmatched records with candidate loans.

use super::{COLUMNS, TABLES, read};
use crate::error::ApiResult;
use crate::match_score::{MatchScore, NameMatch, match_name, most_likely, words};
use crate::store::columns::Columns;
use crate::store::list::{self, Filter, Order};
use lms::page::PageRequest;
use lms::reconciliation::RecordCandidate;
use lms::records::Record;
use lms::{AccountId, Day, LoanId, Money, Page, Ref};
use rusqlite::types::Value;
use rusqlite::{Connection, ToSql, params};
use std::collections::BTreeMap;

/// Maximum number of loans considered per criterion.
const MAX_SCANNED: i64 = 40;

/// Condition for unmatched records that can be matched.
const UNMATCHED: &str = "r.account_no IS NULL AND r.status IN ('draft', 'pending_approval', 'approved')";

/// Returns a page of unmatched records.
pub fn unmatched(connection: &Connection, filter: Filter, order: Order, page: PageRequest) -> ApiResult<Page<Record>> {
    let mut filter = filter;
    filter.and_where(UNMATCHED, Vec::<Value>::new());
    let columns = format!("{COLUMNS}, r.narration");
    let take = |row: &rusqlite::Row<'_>| {
        let mut record = read(row)?;
        record.narration = row.get("narration")?;
        Ok(record)
    };
    let mut page = list::page(connection, (&columns, TABLES), &filter, (order, "r.no"), page, take)?;
    for record in &mut page.results {
        record.candidates = Some(candidates(connection, record)?);
    }
    Ok(page)
}

/// A candidate loan with the data it is scored by.
struct Candidate {
    loan: LoanId,
    ref_id: String,
    account: AccountId,
    account_ref: String,
    borrower: String,
    due: Money,
    due_on: Option<Day>,
    ifsc: Option<String>,
    /// Index and due date of a demand with the same unpaid amount.
    demand: Option<(i64, Day)>,
    overdue: Money,
}

fn candidates(connection: &Connection, record: &Record) -> ApiResult<Vec<RecordCandidate>> {
    let text = words(record.narration.as_deref().unwrap_or_default());
    let found = find_candidates(connection, record, &text)?.into_values();
    let ranked = most_likely(found, |found| score(record, &text, found), |found| &found.ref_id);
    let results = ranked.map(|(match_score, found)| RecordCandidate {
        loan: Ref::to(found.loan),
        loan_ref_id: found.ref_id,
        account: Ref::to(found.account),
        borrower_name: found.borrower,
        score: match_score.score(),
        reasons: match_score.reasons,
        due_amount: found.due,
        due_date: found.due_on,
        difference: record.amount.checked_sub(found.due).unwrap_or_default(),
    });
    Ok(results.collect())
}

fn score(record: &Record, text: &[String], found: &Candidate) -> MatchScore {
    let mut match_score = MatchScore::default();
    for reference in [&found.ref_id, &found.account_ref] {
        if text.contains(reference) {
            match_score.add_reason(50, format!("{reference} in the bank's text"));
        }
    }
    match &found.demand {
        Some((index, due)) => match_score.add_reason(35, format!("Same amount as EMI {index}, due {due}")),
        None if found.overdue == record.amount => match_score.add_reason(30, "Same amount as all that is overdue"),
        None => {}
    }
    match match_name(&found.borrower, text) {
        NameMatch::Full => match_score.add_reason(35, "Name in the bank's text"),
        NameMatch::Partial => match_score.add_reason(15, "Part of the name in the bank's text"),
        NameMatch::None => {}
    }
    if let (Some(bank_date), Some((_, due))) = (record.bank_date, &found.demand) {
        let apart = bank_date.days_since(*due).abs();
        if apart <= 5 {
            match_score.add_reason(
                10,
                if apart == 0 { "On its day".to_owned() } else { format!("{apart} days from its day") },
            );
        }
    }
    if let (Some(utr), Some(ifsc)) = (&record.utr, &found.ifsc)
        && let Some(bank) = ifsc.get(..4)
        && utr.starts_with(bank)
    {
        match_score.add_reason(10, format!("UTR of the borrower's bank ({bank})"));
    }
    match_score
}

/// Returns loans that share a reference, an amount or part of a name, by row number.
fn find_candidates(connection: &Connection, record: &Record, text: &[String]) -> ApiResult<BTreeMap<i64, Candidate>> {
    let mut found = BTreeMap::new();
    for word in text.iter().filter(|word| word.len() == 8 && (word.starts_with("LN") || word.starts_with("AC"))) {
        collect_matching(connection, &mut found, "l.ref_id = ?1 OR a.ref_id = ?1", params![word])?;
    }
    let paise = record.amount.paise();
    collect_matching(
        connection,
        &mut found,
        "l.no IN (SELECT no FROM loans WHERE overdue = ?1 AND overdue > 0)",
        params![paise],
    )?;
    let day = record.bank_date.unwrap_or_else(|| record.created_at.day());
    let mut same = connection.prepare_cached(
        "SELECT loan_no, idx, due_on FROM demands WHERE status <> 'paid' AND amount = ?1 AND settled = 0 \
         AND due_on BETWEEN ?2 AND ?3 ORDER BY due_on LIMIT ?4",
    )?;
    let rows = same.query_map(params![paise, day.number() - 90, day.number() + 20, MAX_SCANNED], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, Day::from_number(row.get(2)?)))
    })?;
    for row in rows {
        let (loan_no, index, due) = row?;
        collect_matching(connection, &mut found, "l.no = ?1", params![loan_no])?;
        if let Some(found) = found.get_mut(&loan_no) {
            found.demand.get_or_insert((index, due));
        }
    }
    for word in text.iter().filter(|word| word.chars().count() >= 4 && !word.bytes().any(|byte| byte.is_ascii_digit()))
    {
        // Names that begin with the word, which an index finds.
        let end = format!("{word}\u{10ffff}");
        collect_matching(
            connection,
            &mut found,
            "a.no IN (SELECT no FROM accounts WHERE borrower_name COLLATE NOCASE BETWEEN ?1 AND ?2 LIMIT 40)",
            params![word, end],
        )?;
    }
    Ok(found)
}

fn collect_matching(
    connection: &Connection,
    found: &mut BTreeMap<i64, Candidate>,
    condition: &str,
    values: &[&dyn ToSql],
) -> ApiResult<()> {
    let sql = format!(
        "SELECT l.no, l.id, l.ref_id, a.id, a.ref_id, a.borrower_name, l.overdue, l.next_due_on, coalesce(l.next_due_amount, 0), \
         (SELECT min(due_on) FROM demands WHERE loan_no = l.no AND status = 'overdue'), b.ifsc \
         FROM loans l JOIN accounts a ON a.no = l.account_no LEFT JOIN banks b ON b.no = l.bank_no \
         WHERE ({condition}) AND l.status <> 'closed' LIMIT {MAX_SCANNED}"
    );
    let mut query = connection.prepare_cached(&sql)?;
    let rows = query.query_map(values, |row| {
        let mut columns = Columns::new(row);
        let no: i64 = columns.get()?;
        let (loan, ref_id) = (LoanId(columns.id()?), columns.get()?);
        let (account, account_ref) = (AccountId(columns.id()?), columns.get()?);
        let borrower = columns.get()?;
        let (overdue, next_on, next) = (columns.money()?, columns.optional_day()?, columns.money()?);
        let oldest = columns.optional_day()?;
        let (due, due_on) = if overdue.is_positive() { (overdue, oldest) } else { (next, next_on) };
        let ifsc = columns.get()?;
        Ok((no, Candidate { loan, ref_id, account, account_ref, borrower, due, due_on, ifsc, demand: None, overdue }))
    })?;
    for row in rows {
        let (no, one) = row?;
        found.entry(no).or_insert(one);
    }
    Ok(())
}
