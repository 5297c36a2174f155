//! Unmatched records with candidate loans.

use super::{COLUMNS, TABLES, read};
use crate::error::Answer;
use crate::likeness::{Likeness, NameIn, name_in, words};
use crate::store::columns::Columns;
use crate::store::list::{self, Filter, Order};
use lms::page::PageRequest;
use lms::reconciliation::RecordCandidate;
use lms::records::Record;
use lms::{AccountId, Day, LoanId, Money, Page, Ref};
use rusqlite::types::Value;
use rusqlite::{Connection, ToSql, params};
use std::collections::BTreeMap;

/// Maximum number of candidates per record.
const SHOWN: usize = 5;
/// Maximum number of loans considered per criterion.
const LOOKED_AT: i64 = 40;

/// Condition for unmatched records that can be matched.
const UNMATCHED: &str = "r.account_no IS NULL AND r.status IN ('draft', 'pending_approval', 'approved')";

/// Returns a page of unmatched records.
pub fn unmatched(connection: &Connection, filter: Filter, order: Order, page: PageRequest) -> Answer<Page<Record>> {
    let mut filter = filter;
    filter.only(UNMATCHED, Vec::<Value>::new());
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
struct Found {
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

fn candidates(connection: &Connection, record: &Record) -> Answer<Vec<RecordCandidate>> {
    let text = words(record.narration.as_deref().unwrap_or_default());
    let mut scored: Vec<(Likeness, Found)> = found(connection, record, &text)?
        .into_values()
        .map(|found| (likeness(record, &text, &found), found))
        .filter(|(likeness, _)| likeness.hundredths() >= 15)
        .collect();
    scored.sort_by(|(one, first), (other, second)| {
        other.hundredths().cmp(&one.hundredths()).then_with(|| first.ref_id.cmp(&second.ref_id))
    });
    let shown = scored.into_iter().take(SHOWN).map(|(likeness, found)| RecordCandidate {
        loan: Ref::to(found.loan),
        loan_ref_id: found.ref_id,
        account: Ref::to(found.account),
        borrower_name: found.borrower,
        score: likeness.score(),
        reasons: likeness.reasons,
        due_amount: found.due,
        due_date: found.due_on,
        difference: record.amount.checked_sub(found.due).unwrap_or_default(),
    });
    Ok(shown.collect())
}

fn likeness(record: &Record, text: &[String], found: &Found) -> Likeness {
    let mut likeness = Likeness::default();
    for reference in [&found.ref_id, &found.account_ref] {
        if text.contains(reference) {
            likeness.add(50, format!("{reference} in the bank's text"));
        }
    }
    match &found.demand {
        Some((index, due)) => likeness.add(35, format!("Same amount as EMI {index}, due {due}")),
        None if found.overdue == record.amount => likeness.add(30, "Same amount as all that is overdue"),
        None => {}
    }
    match name_in(&found.borrower, text) {
        NameIn::Whole => likeness.add(35, "Name in the bank's text"),
        NameIn::Part => likeness.add(15, "Part of the name in the bank's text"),
        NameIn::No => {}
    }
    if let (Some(bank_date), Some((_, due))) = (record.bank_date, &found.demand) {
        let apart = bank_date.days_since(*due).abs();
        if apart <= 5 {
            likeness.add(10, if apart == 0 { "On its day".to_owned() } else { format!("{apart} days from its day") });
        }
    }
    if let (Some(utr), Some(ifsc)) = (&record.utr, &found.ifsc)
        && let Some(bank) = ifsc.get(..4)
        && utr.starts_with(bank)
    {
        likeness.add(10, format!("UTR of the borrower's bank ({bank})"));
    }
    likeness
}

/// Returns loans that share a reference, an amount or part of a name, by row number.
fn found(connection: &Connection, record: &Record, text: &[String]) -> Answer<BTreeMap<i64, Found>> {
    let mut found = BTreeMap::new();
    for word in text.iter().filter(|word| word.len() == 8 && (word.starts_with("LN") || word.starts_with("AC"))) {
        look(connection, &mut found, "l.ref_id = ?1 OR a.ref_id = ?1", params![word])?;
    }
    let paise = record.amount.paise();
    look(connection, &mut found, "l.no IN (SELECT no FROM loans WHERE overdue = ?1 AND overdue > 0)", params![paise])?;
    let day = record.bank_date.unwrap_or_else(|| record.created_at.day());
    let mut same = connection.prepare_cached(
        "SELECT loan_no, idx, due_on FROM demands WHERE status <> 'paid' AND amount = ?1 AND settled = 0 \
         AND due_on BETWEEN ?2 AND ?3 ORDER BY due_on LIMIT ?4",
    )?;
    let rows = same.query_map(params![paise, day.number() - 90, day.number() + 20, LOOKED_AT], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, Day::from_number(row.get(2)?)))
    })?;
    for row in rows {
        let (loan_no, index, due) = row?;
        look(connection, &mut found, "l.no = ?1", params![loan_no])?;
        if let Some(found) = found.get_mut(&loan_no) {
            found.demand.get_or_insert((index, due));
        }
    }
    for word in text.iter().filter(|word| word.chars().count() >= 4 && !word.bytes().any(|byte| byte.is_ascii_digit()))
    {
        // Names that begin with the word, which an index finds.
        let end = format!("{word}\u{10ffff}");
        look(
            connection,
            &mut found,
            "a.no IN (SELECT no FROM accounts WHERE borrower_name COLLATE NOCASE BETWEEN ?1 AND ?2 LIMIT 40)",
            params![word, end],
        )?;
    }
    Ok(found)
}

fn look(connection: &Connection, found: &mut BTreeMap<i64, Found>, which: &str, values: &[&dyn ToSql]) -> Answer<()> {
    let sql = format!(
        "SELECT l.no, l.id, l.ref_id, a.id, a.ref_id, a.borrower_name, l.overdue, l.next_due_on, coalesce(l.next_due_amount, 0), \
         (SELECT min(due_on) FROM demands WHERE loan_no = l.no AND status = 'overdue'), b.ifsc \
         FROM loans l JOIN accounts a ON a.no = l.account_no LEFT JOIN banks b ON b.no = l.bank_no \
         WHERE ({which}) AND l.status <> 'closed' LIMIT {LOOKED_AT}"
    );
    let mut query = connection.prepare_cached(&sql)?;
    let rows = query.query_map(values, |row| {
        let mut columns = Columns::of(row);
        let no: i64 = columns.get()?;
        let (loan, ref_id) = (LoanId(columns.id()?), columns.get()?);
        let (account, account_ref) = (AccountId(columns.id()?), columns.get()?);
        let borrower = columns.get()?;
        let (overdue, next_on, next) = (columns.money()?, columns.maybe_day()?, columns.money()?);
        let oldest = columns.maybe_day()?;
        let (due, due_on) = if overdue.is_positive() { (overdue, oldest) } else { (next, next_on) };
        let ifsc = columns.get()?;
        Ok((no, Found { loan, ref_id, account, account_ref, borrower, due, due_on, ifsc, demand: None, overdue }))
    })?;
    for row in rows {
        let (no, one) = row?;
        found.entry(no).or_insert(one);
    }
    Ok(())
}
