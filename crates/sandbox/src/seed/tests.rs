use crate::store::Store;
use crate::testing::{NOW, Server, config};
use crate::{Config, SeedPlan};
use rusqlite::Connection;
use serde_json::json;
use std::path::PathBuf;

/// Each must find nothing: figures that do not follow from what happened.
const LIES: &[(&str, &str)] = &[
    (
        "disbursed is the sum of processed tranches",
        "SELECT ref_id FROM loans l WHERE disbursed <> (SELECT coalesce(sum(amount), 0) FROM payouts \
         WHERE loan_no = l.no AND type = 'disbursement' AND status = 'processed')",
    ),
    (
        "the principals of a schedule sum to what was disbursed",
        "SELECT ref_id FROM loans l WHERE disbursed <> (SELECT coalesce(sum(principal), 0) FROM demands WHERE loan_no = l.no)",
    ),
    (
        "nothing beyond the sanction is drawn or asked for",
        "SELECT ref_id FROM loans l WHERE sanctioned < (SELECT coalesce(sum(amount), 0) FROM payouts \
         WHERE loan_no = l.no AND type = 'disbursement' AND status IN ('processed', 'pending', 'processing'))",
    ),
    (
        "principal left is what was disbursed less what was paid back",
        "SELECT ref_id FROM loans l WHERE principal_left <> disbursed - (SELECT coalesce(sum(settled_principal), 0) FROM demands WHERE loan_no = l.no)",
    ),
    (
        "outstanding is principal left and the unpaid charges of demands that have fallen due",
        "SELECT ref_id FROM loans l WHERE outstanding <> principal_left + (SELECT coalesce(sum(interest + penal + fee \
         - settled_interest - settled_penal - settled_fee), 0) FROM demands WHERE loan_no = l.no AND due_on <= :today)",
    ),
    (
        "overdue is what is unpaid of demands past their day",
        "SELECT ref_id FROM loans l WHERE overdue <> (SELECT coalesce(sum(amount - settled), 0) FROM demands WHERE loan_no = l.no AND due_on < :today)",
    ),
    (
        "days past due are those of the oldest unpaid demand",
        "SELECT ref_id FROM loans l WHERE dpd <> (SELECT coalesce(max(:today - due_on), 0) FROM demands WHERE loan_no = l.no AND due_on < :today AND amount > settled)",
    ),
    (
        "a loan is overdue when something is",
        "SELECT ref_id FROM loans WHERE status IN ('active', 'overdue') AND (status = 'overdue') <> (overdue > 0)",
    ),
    ("a closed loan owes nothing", "SELECT ref_id FROM loans WHERE status = 'closed' AND outstanding <> 0"),
    (
        "what was settled of a demand is what its settlements say",
        "SELECT no FROM demands d WHERE settled <> (SELECT coalesce(sum(amount), 0) FROM settlements WHERE demand_no = d.no)",
    ),
    (
        "no record settles more than it holds",
        "SELECT no FROM records r WHERE amount <> remaining + (SELECT coalesce(sum(amount), 0) FROM settlements WHERE record_no = r.no)",
    ),
    (
        "a demand is paid exactly when nothing is left of it",
        "SELECT no FROM demands WHERE (status = 'paid') <> (amount = settled)",
    ),
    (
        "what was paid has a UTR and a day",
        "SELECT ref_id FROM payouts WHERE (status = 'processed') <> (utr IS NOT NULL AND processed_at IS NOT NULL AND bank_on IS NOT NULL)",
    ),
    ("what failed has a reason", "SELECT ref_id FROM payouts WHERE (status = 'failed') <> (failed_remark IS NOT NULL)"),
    (
        "nothing happened in the future",
        "SELECT ref_id FROM payouts WHERE max(created_at, updated_at, coalesce(processed_at, 0)) > :now",
    ),
    (
        "a payout ends after it began",
        "SELECT ref_id FROM payouts WHERE updated_at < created_at OR processed_at < created_at",
    ),
    (
        "the counts of blocks are true",
        "SELECT block FROM payout_blocks b WHERE n <> (SELECT count(*) FROM payouts p WHERE p.idx >> 12 = b.block AND p.status = b.status \
         AND p.type = b.type AND p.method = b.method AND p.payout_to = b.payout_to)",
    ),
];

fn audit(server: &Server) {
    let (today, now) = (server.sandbox.clock.today().number(), server.sandbox.clock.now().ticks());
    let found = server.inside(move |connection| {
        let lies = |(claim, sql): &(&str, &str)| {
            let sql = sql.replace(":today", &today.to_string()).replace(":now", &now.to_string());
            let mut statement = connection.prepare(&sql).unwrap();
            let rows: Vec<String> = statement
                .query_map([], |row| row.get_ref(0).map(|value| format!("{value:?}")))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            (!rows.is_empty()).then(|| format!("{claim}: not {rows:?}"))
        };
        LIES.iter().filter_map(lies).collect::<Vec<_>>()
    });
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_figure_follows_from_what_happened() {
    for seed in 1..4 {
        let server = Server::with(Config { plan: SeedPlan { seed, loans: 150, payouts: 6_000 }, ..config() });
        audit(&server);
        let officer = server.officer();
        officer.request_tranche(officer.loan("LN0QX7T2"), 5_000);
        server.post("/sandbox/clock/", &json!({ "advance_seconds": 40 * 86_400 }));
        audit(&server);
        server.post("/sandbox/clock/", &json!({ "advance_seconds": 15 * 86_400 }));
        audit(&server);
    }
}

#[test]
fn payouts_of_every_status_type_method_and_payee_are_there() {
    let server = Server::with(Config { plan: SeedPlan::default(), ..config() });
    let kinds = |column: &'static str| {
        server.inside(move |connection| {
            connection
                .query_row(&format!("SELECT count(DISTINCT {column}) FROM payouts"), [], |row| row.get::<_, usize>(0))
                .unwrap()
        })
    };
    assert_eq!(kinds("status"), lms::payouts::PayoutStatus::KNOWN.len());
    assert_eq!(kinds("type"), lms::payouts::PayoutType::KNOWN.len());
    assert_eq!(kinds("payout_to"), lms::payouts::PayoutTo::KNOWN.len());
    assert_eq!(kinds("method"), lms::payouts::PayoutMethod::KNOWN.len());
}

fn dump(seed: u64) -> String {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(include_str!("../store/schema.sql")).unwrap();
    let now = crate::clock::parse_rfc3339(NOW).unwrap();
    super::fill(&connection, SeedPlan { seed, loans: 20, payouts: 300 }, now).unwrap();
    let mut text = String::new();
    for table in ["accounts", "loans", "demands", "payouts", "records", "settlements"] {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY 1")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for at in 0..columns {
                text.push_str(&format!("{:?}|", row.get_ref(at).unwrap()));
            }
        }
    }
    text
}

#[test]
fn the_same_number_gives_the_same_data() {
    let first = dump(5);
    assert!(first == dump(5));
    assert!(first != dump(6));
}

/// A database file that goes away with the test.
struct File(PathBuf);

impl File {
    fn new(name: &str) -> Self {
        let file = Self(std::env::temp_dir().join(format!("sandbox-{name}-{}.sqlite", std::process::id())));
        file.remove();
        file
    }

    fn remove(&self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut path = self.0.clone().into_os_string();
            path.push(suffix);
            let _ = std::fs::remove_file(path);
        }
    }
}

impl Drop for File {
    fn drop(&mut self) {
        self.remove();
    }
}

#[test]
fn a_file_keeps_what_happened_and_is_not_seeded_again() {
    let file = File::new("kept");
    let on_file = || Config { database: Some(file.0.clone()), ..config() };
    let mut server = Server::with(on_file());
    let officer = server.officer();
    let reference =
        officer.request_tranche(officer.loan("LN0QX7T2"), 5_000).json()["ref_id"].as_str().unwrap().to_owned();
    let before = officer.get("/v1/lms/payouts/").json()["count"].clone();
    let access = officer.access.clone();
    server.stop();
    drop(server);
    let later = config().now.map(|now| now.add_seconds(600));
    let again = Server::with(Config { plan: SeedPlan { seed: 2, loans: 99, payouts: 5_000 }, now: later, ..on_file() });
    let signed_in = [("Authorization", access.as_str())];
    let found = again.send("GET", &format!("/v1/lms/payouts/?search={reference}"), &signed_in, "");
    assert_eq!(found.json()["count"], 1, "the session too is kept");
    assert_eq!(again.send("GET", "/v1/lms/payouts/", &signed_in, "").json()["count"], before);
    audit(&again);
}

#[test]
fn readers_of_a_file_see_what_was_written_at_once() {
    let file = File::new("read");
    let server = Server::with(Config { database: Some(file.0.clone()), ..config() });
    let officer = server.officer();
    let meera = officer.loan("LN0QX7T2");
    for _ in 0..20 {
        let made = officer.request_tranche(meera, 100).json()["ref_id"].clone();
        assert_eq!(officer.get("/v1/lms/payouts/?page_size=1").json()["results"][0]["ref_id"], made);
    }
}

#[test]
fn a_file_of_something_else_is_left_alone() {
    let file = File::new("foreign");
    Connection::open(&file.0).unwrap().execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    let refused = Store::open(Some(&file.0)).unwrap().prepare(|_| panic!("seeded"));
    assert!(refused.unwrap_err().contains("something else"));
    let tables: i64 = Connection::open(&file.0)
        .unwrap()
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .unwrap();
    assert_eq!(tables, 1);
}
