use crate::testing::{NOW, Officer, Reply, Server, config};
use crate::{Config, clock};
use lms::demands::{Demand, DemandStatus};
use lms::eod::EodRun;
use lms::loans::Loan;
use lms::{Day, Page};
use serde_json::{Value, json};

/// Starts a sandbox that closes days only by Run EOD.
fn manual_payment() -> Server {
    Server::with(Config { nightly_eod: false, access_minutes: 1_000_000, ..config() })
}

fn today() -> Day {
    clock::parse_rfc3339(NOW).unwrap().day()
}

fn advance_to_day(server: &Server, days: i64) {
    let moved = json!({ "advance_seconds": days * 86_400 });
    assert_eq!(server.post("/sandbox/clock/", &moved).status, 200);
}

fn run(officer: &Officer<'_>, day: Day, scope: Value) -> Reply {
    let mut body = scope;
    body["date"] = json!(day);
    officer.post("/v1/lms/demands/run_eod/", &body)
}

#[test]
fn closing_a_day_again_changes_nothing() {
    let server = manual_payment();
    let officer = server.officer();
    let nothing: EodRun = run(&officer, today(), json!({})).read();
    assert_eq!((nothing.loan_count, nothing.results.len()), (0, 0));
    advance_to_day(&server, 1);
    let first: EodRun = run(&officer, today().add_days(1), json!({})).read();
    assert!(first.loan_count > 10 && first.interest_accrued.is_positive(), "{first:?}");
    let again: EodRun = run(&officer, today().add_days(1), json!({})).read();
    assert_eq!((again.loan_count, again.results.len()), (0, 0), "{again:?}");
}

#[test]
fn updates_dpd_and_penal_interest_only_at_eod() {
    let server = manual_payment();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    let current = || officer.get(&format!("/v1/lms/loans/{loan}/")).read::<Loan>();
    let before = current();
    advance_to_day(&server, 40);
    assert_eq!(current().dpd, before.dpd, "nothing changes before Run EOD");
    let done: EodRun = run(&officer, today().add_days(40), json!({ "loan": loan })).read();
    assert_eq!((done.loan_count, done.results.len()), (1, 1));
    let loan_result = &done.results[0];
    assert_eq!((Some(loan_result.dpd_before), Some(loan_result.dpd_after)), (before.dpd, current().dpd));
    assert!(current().dpd > before.dpd && loan_result.penal_accrued.is_positive());
    assert!(!loan_result.demands_raised.is_empty() && !loan_result.demands_overdue.is_empty());
    let overdue: Page<Demand> = officer.list(&format!("/v1/lms/demands/?loan={loan}&status=overdue"));
    for id in &loan_result.demands_overdue {
        let demand = overdue.results.iter().find(|demand| demand.id == *id).unwrap();
        assert_eq!(
            (&demand.status, demand.dpd),
            (&DemandStatus::Overdue, Some(today().add_days(40).days_since(demand.due_date)))
        );
    }
}

#[test]
fn accrues_the_same_interest_for_one_or_many_closed_days() {
    let accrued = |steps: &[i64]| {
        let server = manual_payment();
        let officer = server.officer();
        let loan = officer.loan("LN0QX7T2");
        advance_to_day(&server, 45);
        let runs =
            steps.iter().map(|days| run(&officer, today().add_days(*days), json!({ "loan": loan })).read::<EodRun>());
        let (interest, penal): (Vec<_>, Vec<_>) = runs.map(|run| (run.interest_accrued, run.penal_accrued)).unzip();
        (interest.into_iter().sum::<lms::Money>(), penal.into_iter().sum::<lms::Money>())
    };
    assert_eq!(accrued(&[45]), accrued(&(1..=45).collect::<Vec<_>>()));
}

#[test]
fn excess_settles_the_next_emi_on_its_due_date() {
    let server = manual_payment();
    let officer = server.officer();
    let loan = officer.loan("LN0EXCE5");
    let next = officer.get(&format!("/v1/lms/loans/{loan}/")).read::<Loan>().next_due_date.unwrap();
    advance_to_day(&server, next.days_since(today()));
    let done: EodRun = run(&officer, next, json!({ "loan": loan })).read();
    assert_eq!(done.results[0].demands_raised.len(), 1);
    let paid: Page<Demand> = officer.list(&format!("/v1/lms/demands/?loan={loan}&status=partially_paid"));
    assert_eq!(paid.results[0].settled_amount, lms::Money::from_rupees(5_000));
    let excess: Page<Value> = officer.list("/v1/lms/loans/excess_balance/?search=LN0EXCE5");
    assert_eq!(excess.count, 0);
}

#[test]
fn rejects_invalid_eod_runs() {
    let server = manual_payment();
    let officer = server.officer();
    assert_eq!(run(&officer, today().add_days(1), json!({})).json()["code"], "day_to_come");
    let loan = officer.loan("LN0QX7T2");
    let both = run(&officer, today(), json!({ "loan": loan, "account": uuid::Uuid::new_v4() }));
    assert_eq!((both.status, both.json()["loan"].is_array()), (400, true));
    assert_eq!(run(&officer, today(), json!({ "account": uuid::Uuid::new_v4() })).status, 404);
    assert_eq!(officer.post("/v1/lms/demands/run_eod/", &json!({})).json()["date"][0], "This field is required.");
}
