use crate::store::Store;
use crate::store::audit::findings;
use crate::testing::{NOW, Server, config};
use crate::{Config, SeedPlan};
use rusqlite::Connection;
use serde_json::json;
use std::path::PathBuf;

fn audit(server: &Server) {
    let now = server.sandbox.clock.now();
    let found = server.with_database(move |connection| findings(connection, now).unwrap());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn seeded_figures_pass_the_audit() {
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
fn seeds_every_status_type_method_and_payee() {
    let server = Server::with(Config { plan: SeedPlan::default(), ..config() });
    let kinds = |column: &'static str| {
        server.with_database(move |connection| {
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
fn same_seed_gives_the_same_data() {
    let first = dump(5);
    assert!(first == dump(5));
    assert!(first != dump(6));
}

/// A database file that is removed after the test.
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
fn reopens_a_database_file_without_seeding() {
    let file = File::new("reopened");
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
    assert_eq!(found.json()["count"], 1, "sessions are stored too");
    assert_eq!(again.send("GET", "/v1/lms/payouts/", &signed_in, "").json()["count"], before);
    audit(&again);
}

#[test]
fn readers_of_a_file_see_committed_writes() {
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
fn rejects_foreign_database_files_unchanged() {
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

#[test]
fn late_scenarios_match_the_readme() {
    let server = Server::start();
    let officer = server.officer();
    let loan = |reference: &str| {
        officer.list::<lms::loans::Loan>(&format!("/v1/lms/loans/?search={reference}")).results.remove(0)
    };
    assert_eq!(loan("LN0D06P0").dpd, Some(6));
    let closed = loan("LN0F0REC");
    assert_eq!((closed.status.as_str(), closed.outstanding_amount), ("closed", lms::Money::ZERO));
    let restructured = loan("LN0REST0");
    assert_eq!((restructured.roi_value.to_string().as_str(), restructured.emi_count), ("15", Some(38)));
    let bounced = officer.list::<lms::records::Record>("/v1/lms/records/?type=nach&status=rejected").results.remove(0);
    assert_eq!(bounced.remark.as_deref(), Some("Bounced: Insufficient funds"));
    let fees = officer.list::<lms::fees::Fee>(&format!("/v1/lms/fees/?loan={}", loan("LN0B0UNC").id));
    assert_eq!((fees.count, fees.results[0].total_amount), (1, lms::Money::from_rupees(590)));
    audit(&server);
}
