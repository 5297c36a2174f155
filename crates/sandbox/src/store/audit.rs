//! Consistency rules that hold for every sandbox database, to the paisa.

use super::ledger::Ledger;
use super::{Store, columns::Columns};
use crate::error::{Answer, Refusal};
use lms::demands::DemandType;
use lms::{Instant, Money};
use rusqlite::{Connection, OpenFlags, named_params};
use std::path::Path;

/// A rule, and a query for the references of rows that violate it.
struct Rule {
    holds: &'static str,
    breaks: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        holds: "money in is settled, unapplied or given back",
        breaks: "SELECT ref_id FROM records r WHERE status NOT IN ('reverted') AND amount <> remaining \
            + (SELECT coalesce(sum(amount), 0) FROM settlements WHERE record_no = r.no) \
            + (SELECT coalesce(sum(amount), 0) FROM refunds WHERE record_no = r.no)",
    },
    Rule {
        holds: "what was taken back settles nothing",
        breaks: "SELECT ref_id FROM records r WHERE status = 'reverted' AND (remaining <> 0 \
            OR EXISTS (SELECT 1 FROM settlements WHERE record_no = r.no) OR EXISTS (SELECT 1 FROM refunds WHERE record_no = r.no))",
    },
    Rule {
        holds: "only what was processed settles anything",
        breaks: "SELECT ref_id FROM records r WHERE status <> 'processed' AND EXISTS (SELECT 1 FROM settlements WHERE record_no = r.no)",
    },
    Rule {
        holds: "the parts of a record are no more than it",
        breaks: "SELECT ref_id FROM records r WHERE status <> 'reverted' AND (amount < (SELECT sum(amount) FROM record_parts WHERE record_no = r.no) \
            OR remaining < (SELECT sum(remaining) FROM record_parts WHERE record_no = r.no))",
    },
    Rule {
        holds: "a payout that gives money back takes it out of records once",
        breaks: "SELECT p.ref_id FROM payouts p JOIN refunds f ON f.payout_idx = p.idx GROUP BY p.idx \
            HAVING p.status = 'cancelled' OR p.amount <> sum(f.amount)",
    },
    Rule {
        holds: "no two payouts were paid by one transfer",
        breaks: "SELECT utr FROM payouts WHERE utr IS NOT NULL GROUP BY utr HAVING count(*) > 1",
    },
    Rule {
        holds: "what was paid has a UTR and a day, and nothing else has",
        breaks: "SELECT ref_id FROM payouts WHERE (status = 'processed') <> (utr IS NOT NULL AND processed_at IS NOT NULL AND bank_on IS NOT NULL)",
    },
    Rule {
        holds: "disbursed is the sum of processed tranches",
        breaks: "SELECT ref_id FROM loans l WHERE disbursed <> (SELECT coalesce(sum(amount), 0) FROM payouts \
            WHERE loan_no = l.no AND type = 'disbursement' AND status = 'processed')",
    },
    Rule {
        holds: "the principals of a schedule sum to what was disbursed",
        breaks: "SELECT ref_id FROM loans l WHERE disbursed <> (SELECT coalesce(sum(principal), 0) FROM demands WHERE loan_no = l.no)",
    },
    Rule {
        holds: "nothing beyond the sanction is drawn or asked for",
        breaks: "SELECT ref_id FROM loans l WHERE sanctioned < (SELECT coalesce(sum(amount), 0) FROM payouts \
            WHERE loan_no = l.no AND type = 'disbursement' AND status IN ('processed', 'pending', 'processing'))",
    },
    Rule {
        holds: "no component of a demand is below zero or settled beyond itself",
        breaks: "SELECT l.ref_id || ' ' || d.idx FROM demands d JOIN loans l ON l.no = d.loan_no WHERE min(principal, interest, penal, fee) < 0 \
            OR settled_principal NOT BETWEEN 0 AND principal OR settled_interest NOT BETWEEN 0 AND interest \
            OR settled_penal NOT BETWEEN 0 AND penal OR settled_fee NOT BETWEEN 0 AND fee OR closing_principal < 0",
    },
    Rule {
        holds: "what was settled of a demand is what its settlements say, component by component",
        breaks: "SELECT l.ref_id || ' ' || d.idx FROM demands d JOIN loans l ON l.no = d.loan_no LEFT JOIN (SELECT demand_no, \
            sum(principal) AS p, sum(interest) AS i, sum(penal) AS n, sum(fee) AS f FROM settlements GROUP BY demand_no) s ON s.demand_no = d.no \
            WHERE (settled_principal, settled_interest, settled_penal, settled_fee) \
            <> (coalesce(p, 0), coalesce(i, 0), coalesce(n, 0), coalesce(f, 0))",
    },
    Rule {
        holds: "a demand is paid exactly when nothing is left of it",
        breaks: "SELECT l.ref_id || ' ' || d.idx FROM demands d JOIN loans l ON l.no = d.loan_no WHERE (d.status = 'paid') <> (d.amount = d.settled)",
    },
    Rule {
        holds: "principal left is what was disbursed less what was paid back, and never below zero",
        breaks: "SELECT ref_id FROM loans l WHERE principal_left < 0 OR principal_left <> disbursed \
            - (SELECT coalesce(sum(settled_principal), 0) FROM demands WHERE loan_no = l.no)",
    },
    Rule {
        holds: "outstanding is principal left and the unpaid charges of demands that have fallen due",
        breaks: "SELECT ref_id FROM loans l WHERE outstanding <> principal_left + (SELECT coalesce(sum(interest + penal + fee \
            - settled_interest - settled_penal - settled_fee), 0) FROM demands WHERE loan_no = l.no AND due_on <= books_on)",
    },
    Rule {
        holds: "overdue is what is unpaid of demands past their day",
        breaks: "SELECT ref_id FROM loans l WHERE overdue <> (SELECT coalesce(sum(amount - settled), 0) FROM demands \
            WHERE loan_no = l.no AND due_on < books_on)",
    },
    Rule {
        holds: "days past due are those of the oldest unpaid demand",
        breaks: "SELECT ref_id FROM loans l WHERE dpd <> (SELECT coalesce(max(books_on - due_on), 0) FROM demands \
            WHERE loan_no = l.no AND due_on < books_on AND amount > settled)",
    },
    Rule {
        holds: "a running loan is overdue when something is",
        breaks: "SELECT ref_id FROM loans WHERE status IN ('active', 'overdue') AND (status = 'overdue') <> (overdue > 0)",
    },
    Rule {
        holds: "a closed loan owes nothing",
        breaks: "SELECT ref_id FROM loans WHERE status = 'closed' AND outstanding <> 0",
    },
    Rule {
        holds: "books stand at no day that is to come",
        breaks: "SELECT ref_id FROM loans WHERE status <> 'closed' AND books_on > :today",
    },
    Rule {
        holds: "an account may draw what its limits add up to",
        breaks: "SELECT a.ref_id FROM accounts a WHERE a.approved <> (SELECT coalesce(sum(approved), 0) FROM line_details \
            WHERE account_no = a.no AND status <> 'closed')",
    },
    Rule {
        holds: "what is drawn of an account's limits is the principal that its loans owe",
        breaks: "SELECT a.ref_id FROM accounts a WHERE EXISTS (SELECT 1 FROM line_details WHERE account_no = a.no) \
            AND (SELECT coalesce(sum(principal_left), 0) FROM loans WHERE account_no = a.no) <> \
            (SELECT coalesce(sum(l.principal_left), 0) FROM loans l JOIN line_details d ON d.account_no = l.account_no \
            AND d.no = coalesce(l.line_no, (SELECT min(no) FROM line_details WHERE account_no = a.no)) WHERE l.account_no = a.no)",
    },
    Rule {
        holds: "a debit of the bank's statement is one payout of its amount",
        breaks: "SELECT b.utr FROM bank_lines b JOIN payouts p ON p.idx = b.payout_idx WHERE p.amount <> b.amount OR p.status <> 'processed'",
    },
    Rule {
        holds: "what failed has a reason",
        breaks: "SELECT ref_id FROM payouts WHERE status = 'failed' AND failed_remark IS NULL",
    },
    Rule {
        holds: "nothing happened in the future",
        breaks: "SELECT ref_id FROM payouts WHERE max(created_at, updated_at, coalesce(processed_at, 0)) > :now",
    },
    Rule {
        holds: "a payout ends after it began",
        breaks: "SELECT ref_id FROM payouts WHERE updated_at < created_at OR processed_at < created_at",
    },
    Rule {
        holds: "the counts that lists are paged by are true",
        breaks: "SELECT b.block || ' ' || b.status FROM payout_blocks b LEFT JOIN (SELECT idx >> 12 AS block, status, type, method, \
            payout_to, count(*) AS n FROM payouts GROUP BY 1, 2, 3, 4, 5) p USING (block, status, type, method, payout_to) \
            WHERE b.n <> coalesce(p.n, 0)",
    },
];

/// Maximum number of violating rows that are named.
const NAMED: usize = 5;
/// Rules that compare stored figures with those calculated from the ledger of each loan.
const OF_LEDGERS: [&str; 2] = [
    "each demand stands where its payments and its days put it",
    "what an EMI leaves is what was lent less what was demanded",
];

/// Audits a database file, which may be in use.
///
/// # Errors
/// A message if the file cannot be read.
pub fn file(path: &Path, now: Instant) -> Result<Vec<String>, String> {
    let words = |error: &dyn std::fmt::Display| format!("{} can't be audited: {error}", path.display());
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| words(&error))?;
    Store::check_version(&connection).map_err(|error| words(&error))?;
    // One snapshot: a change between two rules would look like a violation.
    connection.execute_batch("BEGIN").map_err(|error| words(&error))?;
    findings(&connection, now).map_err(|refusal| words(&format!("{refusal:?}")))
}

/// Returns one line per violated rule.
pub fn findings(connection: &Connection, now: Instant) -> Answer<Vec<String>> {
    let mut findings = Vec::new();
    for rule in RULES {
        let sql = format!("SELECT * FROM ({}) WHERE :today = :today AND :now = :now", rule.breaks);
        let broken: Vec<Option<String>> = connection
            .prepare(&sql)?
            .query_map(named_params! { ":today": now.day().number(), ":now": now.ticks() }, |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        tell(&mut findings, rule.holds, broken.into_iter().flatten().collect());
    }
    let [stands, leaves] = ledgers(connection)?;
    tell(&mut findings, OF_LEDGERS[0], stands);
    tell(&mut findings, OF_LEDGERS[1], leaves);
    Ok(findings)
}

/// Returns the number of rules.
pub const fn rules() -> usize {
    RULES.len() + OF_LEDGERS.len()
}

fn tell(findings: &mut Vec<String>, holds: &str, broken: Vec<String>) {
    if !broken.is_empty() {
        let named: Vec<&str> = broken.iter().take(NAMED).map(String::as_str).collect();
        findings.push(format!("{holds}: not of {} ({})", broken.len(), named.join(", ")));
    }
}

/// Returns the demands that violate each of the ledger rules.
fn ledgers(connection: &Connection) -> Answer<[Vec<String>; 2]> {
    let loans: Vec<(i64, String)> = connection
        .prepare("SELECT no, ref_id FROM loans WHERE status <> 'closed' ORDER BY no")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut broken = [Vec::new(), Vec::new()];
    for (loan_no, reference) in loans {
        let ledger = Ledger::of(connection, loan_no)?;
        let standings = ledger.standings_with_all(ledger.books_on);
        for (demand, standing) in ledger.demands.iter().zip(&standings) {
            let name = || format!("{reference} due {}", demand.due.day.iso());
            if stored(connection, demand.no)? != (standing.status.to_string(), standing.dpd, standing.owed.penal) {
                broken[0].push(name());
            }
            if demand.kind == DemandType::Emi && demand.closing != ledger.left_after(demand) {
                broken[1].push(name());
            }
        }
    }
    Ok(broken)
}

fn stored(connection: &Connection, no: i64) -> Answer<(String, i64, Money)> {
    connection
        .prepare_cached("SELECT status, dpd, penal FROM demands WHERE no = ?")?
        .query_row([no], |row| {
            let mut columns = Columns::of(row);
            Ok((columns.get()?, columns.get()?, columns.money()?))
        })
        .map_err(Refusal::from)
}
