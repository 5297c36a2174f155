//! Consistency rules that hold for every sandbox database, to the paisa.

use super::ledger::Ledger;
use super::{Store, columns::Columns};
use crate::error::{ApiError, ApiResult};
use lms::demands::DemandType;
use lms::{Instant, Money};
use rusqlite::{Connection, OpenFlags, named_params};
use std::path::Path;

/// A rule, and a query for the references of rows that violate it.
struct Rule {
    description: &'static str,
    violations: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        description: "money received is settled, unapplied or refunded",
        violations: "SELECT ref_id FROM records r WHERE status NOT IN ('reverted') AND amount <> remaining \
            + (SELECT coalesce(sum(amount), 0) FROM settlements WHERE record_no = r.no) \
            + (SELECT coalesce(sum(amount), 0) FROM refunds WHERE record_no = r.no)",
    },
    Rule {
        description: "reverted records have no settlements or refunds",
        violations: "SELECT ref_id FROM records r WHERE status = 'reverted' AND (remaining <> 0 \
            OR EXISTS (SELECT 1 FROM settlements WHERE record_no = r.no) OR EXISTS (SELECT 1 FROM refunds WHERE record_no = r.no))",
    },
    Rule {
        description: "only processed records have settlements",
        violations: "SELECT ref_id FROM records r WHERE status <> 'processed' AND EXISTS (SELECT 1 FROM settlements WHERE record_no = r.no)",
    },
    Rule {
        description: "the parts of a record do not exceed it",
        violations: "SELECT ref_id FROM records r WHERE status <> 'reverted' AND (amount < (SELECT sum(amount) FROM record_parts WHERE record_no = r.no) \
            OR remaining < (SELECT sum(remaining) FROM record_parts WHERE record_no = r.no))",
    },
    Rule {
        description: "a refunding payout equals its withdrawals from records and is not cancelled",
        violations: "SELECT p.ref_id FROM payouts p JOIN refunds f ON f.payout_idx = p.idx GROUP BY p.idx \
            HAVING p.status = 'cancelled' OR p.amount <> sum(f.amount)",
    },
    Rule {
        description: "no two payouts have the same UTR",
        violations: "SELECT utr FROM payouts WHERE utr IS NOT NULL AND status NOT IN ('failed', 'cancelled') GROUP BY utr HAVING count(*) > 1",
    },
    Rule {
        description: "processed payouts, and only these, have a UTR, a time and a bank date",
        violations: "SELECT ref_id FROM payouts WHERE (status = 'processed') <> (utr IS NOT NULL AND processed_at IS NOT NULL AND bank_on IS NOT NULL)",
    },
    Rule {
        description: "the disbursed amount is the sum of processed tranches",
        violations: "SELECT ref_id FROM loans l WHERE disbursed <> (SELECT coalesce(sum(amount), 0) FROM payouts \
            WHERE loan_no = l.no AND type = 'disbursement' AND status = 'processed')",
    },
    Rule {
        description: "the principals of a schedule sum to the disbursed amount",
        violations: "SELECT ref_id FROM loans l WHERE disbursed <> (SELECT coalesce(sum(principal), 0) FROM demands WHERE loan_no = l.no)",
    },
    Rule {
        description: "disbursed and requested tranches do not exceed the sanctioned amount",
        violations: "SELECT ref_id FROM loans l WHERE sanctioned < (SELECT coalesce(sum(amount), 0) FROM payouts \
            WHERE loan_no = l.no AND type = 'disbursement' AND status IN ('processed', 'pending', 'processing'))",
    },
    Rule {
        description: "no component of a demand is negative or settled beyond its amount",
        violations: "SELECT l.ref_id || ' ' || d.idx FROM demands d JOIN loans l ON l.no = d.loan_no WHERE min(principal, interest, penal, fee) < 0 \
            OR settled_principal NOT BETWEEN 0 AND principal OR settled_interest NOT BETWEEN 0 AND interest \
            OR settled_penal NOT BETWEEN 0 AND penal OR settled_fee NOT BETWEEN 0 AND fee OR closing_principal < 0",
    },
    Rule {
        description: "the settled components of a demand are the sums of its settlements",
        violations: "SELECT l.ref_id || ' ' || d.idx FROM demands d JOIN loans l ON l.no = d.loan_no LEFT JOIN (SELECT demand_no, \
            sum(principal) AS p, sum(interest) AS i, sum(penal) AS n, sum(fee) AS f FROM settlements GROUP BY demand_no) s ON s.demand_no = d.no \
            WHERE (settled_principal, settled_interest, settled_penal, settled_fee) \
            <> (coalesce(p, 0), coalesce(i, 0), coalesce(n, 0), coalesce(f, 0))",
    },
    Rule {
        description: "a demand is paid exactly when it is fully settled",
        violations: "SELECT l.ref_id || ' ' || d.idx FROM demands d JOIN loans l ON l.no = d.loan_no WHERE (d.status = 'paid') <> (d.amount = d.settled)",
    },
    Rule {
        description: "outstanding principal is disbursed less settled principal, and not negative",
        violations: "SELECT ref_id FROM loans l WHERE principal_left < 0 OR principal_left <> disbursed \
            - (SELECT coalesce(sum(settled_principal), 0) FROM demands WHERE loan_no = l.no)",
    },
    Rule {
        description: "outstanding is outstanding principal plus unpaid charges of demands that have fallen due",
        violations: "SELECT ref_id FROM loans l WHERE outstanding <> principal_left + (SELECT coalesce(sum(interest + penal + fee \
            - settled_interest - settled_penal - settled_fee), 0) FROM demands WHERE loan_no = l.no AND due_on <= books_on)",
    },
    Rule {
        description: "overdue is the unpaid amount of demands past their due date",
        violations: "SELECT ref_id FROM loans l WHERE overdue <> (SELECT coalesce(sum(amount - settled), 0) FROM demands \
            WHERE loan_no = l.no AND due_on < books_on)",
    },
    Rule {
        description: "days past due are those of the oldest unpaid demand",
        violations: "SELECT ref_id FROM loans l WHERE dpd <> (SELECT coalesce(max(books_on - due_on), 0) FROM demands \
            WHERE loan_no = l.no AND due_on < books_on AND amount > settled)",
    },
    Rule {
        description: "a running loan is overdue exactly when it has an overdue amount",
        violations: "SELECT ref_id FROM loans WHERE status IN ('active', 'overdue') AND (status = 'overdue') <> (overdue > 0)",
    },
    Rule {
        description: "a closed loan owes nothing",
        violations: "SELECT ref_id FROM loans WHERE status = 'closed' AND outstanding <> 0",
    },
    Rule {
        description: "books are not closed for a future day",
        violations: "SELECT ref_id FROM loans WHERE status <> 'closed' AND books_on > :today",
    },
    Rule {
        description: "the approved amount of an account is the sum of its limits",
        violations: "SELECT a.ref_id FROM accounts a WHERE a.approved <> (SELECT coalesce(sum(approved), 0) FROM line_details \
            WHERE account_no = a.no AND status <> 'closed')",
    },
    Rule {
        description: "the used amount of an account's limits is the outstanding principal of its loans",
        violations: "SELECT a.ref_id FROM accounts a WHERE EXISTS (SELECT 1 FROM line_details WHERE account_no = a.no) \
            AND (SELECT coalesce(sum(principal_left), 0) FROM loans WHERE account_no = a.no) <> \
            (SELECT coalesce(sum(l.principal_left), 0) FROM loans l JOIN line_details d ON d.account_no = l.account_no \
            AND d.no = coalesce(l.line_no, (SELECT min(no) FROM line_details WHERE account_no = a.no)) WHERE l.account_no = a.no)",
    },
    Rule {
        description: "a matched debit has a processed payout of the same amount",
        violations: "SELECT b.utr FROM bank_lines b JOIN payouts p ON p.idx = b.payout_idx WHERE p.amount <> b.amount OR p.status <> 'processed'",
    },
    Rule {
        description: "failed payouts have a reason",
        violations: "SELECT ref_id FROM payouts WHERE status = 'failed' AND failed_remark IS NULL",
    },
    Rule {
        description: "no payout has a time in the future",
        violations: "SELECT ref_id FROM payouts WHERE max(created_at, updated_at, coalesce(processed_at, 0)) > :now",
    },
    Rule {
        description: "no payout was updated or processed before it was created",
        violations: "SELECT ref_id FROM payouts WHERE updated_at < created_at OR processed_at < created_at",
    },
    Rule {
        description: "the block counts of payouts are correct",
        violations: "SELECT b.block || ' ' || b.status FROM payout_blocks b LEFT JOIN (SELECT idx >> 12 AS block, status, type, method, \
            payout_to, count(*) AS n FROM payouts GROUP BY 1, 2, 3, 4, 5) p USING (block, status, type, method, payout_to) \
            WHERE b.n <> coalesce(p.n, 0)",
    },
];

/// Maximum number of violating rows that are named.
const MAX_NAMED: usize = 5;
/// Rules that compare stored figures with those calculated from the ledger of each loan.
const LEDGER_RULES: [&str; 2] = [
    "the stored position of each demand equals the calculated one",
    "the closing principal of an EMI is disbursed less demanded principal",
];

/// Audits a database file, which may be in use.
///
/// # Errors
/// A message if the file cannot be read.
pub fn audit_file(path: &Path, now: Instant) -> Result<Vec<String>, String> {
    let describe = |error: &dyn std::fmt::Display| format!("{} can't be audited: {error}", path.display());
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| describe(&error))?;
    Store::check_version(&connection).map_err(|error| describe(&error))?;
    // One snapshot: a change between two rules would look like a violation.
    connection.execute_batch("BEGIN").map_err(|error| describe(&error))?;
    findings(&connection, now).map_err(|error| describe(&format!("{error:?}")))
}

/// Returns one line per violated rule.
pub fn findings(connection: &Connection, now: Instant) -> ApiResult<Vec<String>> {
    let mut findings = Vec::new();
    for rule in RULES {
        let sql = format!("SELECT * FROM ({}) WHERE :today = :today AND :now = :now", rule.violations);
        let violating: Vec<Option<String>> = connection
            .prepare(&sql)?
            .query_map(named_params! { ":today": now.day().number(), ":now": now.ticks() }, |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        report(&mut findings, rule.description, violating.into_iter().flatten().collect());
    }
    let [wrong_position, wrong_closing] = ledger_violations(connection)?;
    report(&mut findings, LEDGER_RULES[0], wrong_position);
    report(&mut findings, LEDGER_RULES[1], wrong_closing);
    Ok(findings)
}

/// Returns the number of rules.
pub const fn rule_count() -> usize {
    RULES.len() + LEDGER_RULES.len()
}

fn report(findings: &mut Vec<String>, description: &str, violating: Vec<String>) {
    if !violating.is_empty() {
        let named: Vec<&str> = violating.iter().take(MAX_NAMED).map(String::as_str).collect();
        findings.push(format!("{description}: not of {} ({})", violating.len(), named.join(", ")));
    }
}

/// Returns the demands that violate each of the ledger rules.
fn ledger_violations(connection: &Connection) -> ApiResult<[Vec<String>; 2]> {
    let loans: Vec<(i64, String)> = connection
        .prepare("SELECT no, ref_id FROM loans WHERE status <> 'closed' ORDER BY no")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut violating = [Vec::new(), Vec::new()];
    for (loan_no, reference) in loans {
        let ledger = Ledger::load(connection, loan_no)?;
        let positions = ledger.positions_with_all_payments(ledger.books_on);
        for (demand, position) in ledger.demands.iter().zip(&positions) {
            let name = || format!("{reference} due {}", demand.due.day.iso());
            if stored_position(connection, demand.no)?
                != (position.status.to_string(), position.dpd, position.owed.penal)
            {
                violating[0].push(name());
            }
            if demand.kind == DemandType::Emi && demand.closing != ledger.closing_after(demand) {
                violating[1].push(name());
            }
        }
    }
    Ok(violating)
}

fn stored_position(connection: &Connection, no: i64) -> ApiResult<(String, i64, Money)> {
    connection
        .prepare_cached("SELECT status, dpd, penal FROM demands WHERE no = ?")?
        .query_row([no], |row| {
            let mut columns = Columns::new(row);
            Ok((columns.get()?, columns.get()?, columns.money()?))
        })
        .map_err(ApiError::from)
}
