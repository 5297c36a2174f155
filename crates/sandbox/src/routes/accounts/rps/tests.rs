use crate::testing::{Officer, Reply, Server, keys};
use lms::demands::{Demand, DemandStatus};
use lms::loans::{Loan, LoanSummary};
use lms::schedules::RebuiltSchedule;
use lms::{LoanId, Money, Page};
use serde_json::json;

fn reset(officer: &Officer<'_>, loan: LoanId) -> Reply {
    let found: Loan = officer.get(&format!("/v1/lms/loans/{loan}/")).read();
    officer.post(&format!("/v1/lms/accounts/{}/reset_rps/", found.account.id()), &json!({ "loan": loan }))
}

/// Inserts a tranche paid today directly into the database.
fn pay_tranche(server: &Server, loan: LoanId, paise: i64) {
    let today = server.sandbox.clock.today().number();
    server.with_database(move |connection| {
        connection
            .execute(
                "INSERT INTO payouts (idx, id, created_at, updated_at, type, ref_id, amount, method, status, processed_at, \
                 bank_on, counts_on, payout_to, account_no, loan_no) \
                 SELECT (SELECT max(idx) + 1 FROM payouts), randomblob(16), 0, 0, 'disbursement', 'PAYTEST', ?2, 'manual', \
                 'processed', 0, ?3, ?3, 'borrower', account_no, no FROM loans WHERE id = ?1",
                rusqlite::params![loan.0, paise, today],
            )
            .unwrap()
    });
}

fn schedule(officer: &Officer<'_>, loan: LoanId) -> Vec<Demand> {
    let page: Page<Demand> = officer.list(&format!("/v1/lms/demands/?loan={loan}&ordering=due_date&page_size=500"));
    page.results
}

#[test]
fn resetting_a_correct_schedule_changes_nothing() {
    let server = Server::start();
    let officer = server.officer();
    for (reference, unchanged, rebuilt) in [("LN0QX7T2", 9, 15), ("LN0EXCE5", 4, 8), ("LN0D61P0", 8, 28)] {
        let loan = officer.loan(reference);
        let before = schedule(&officer, loan);
        let answer: RebuiltSchedule = reset(&officer, loan).read();
        assert_eq!((answer.kept_count, answer.rebuilt_count), (unchanged, rebuilt), "{reference}");
        assert_eq!(answer.demands, before, "{reference}");
        assert_eq!(schedule(&officer, loan), before, "{reference}");
    }
}

#[test]
fn tranche_raises_later_emis_only() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0HA1F5");
    let before = schedule(&officer, loan);
    pay_tranche(&server, loan, 10_000_001);
    let after: RebuiltSchedule = reset(&officer, loan).read();
    assert_eq!(after.demands[..3], before[..3], "paid EMIs stay");
    assert!(after.demands[3..].iter().zip(&before[3..]).all(|(after, before)| after.amount > before.amount));
    let principal: Money = after.demands.iter().map(|demand| demand.principal).sum();
    assert_eq!(principal, Money::from_paise(50_000_001), "the disbursed amount, to the paisa");
    assert_eq!(after.demands.last().unwrap().closing_principal, Money::ZERO);
    let summary: LoanSummary = officer.get(&format!("/v1/lms/loans/{loan}/summary/")).read();
    assert_eq!(summary.disbursed_amount, Money::from_paise(50_000_001));
    assert_eq!(summary.next_due_amount, Some(after.demands[3].amount));
    let again: RebuiltSchedule = reset(&officer, loan).read();
    assert_eq!(again.demands, after.demands, "a second time changes nothing");
}

#[test]
fn first_tranche_creates_a_schedule() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0NEW01");
    assert_eq!(schedule(&officer, loan), []);
    let nothing: RebuiltSchedule = reset(&officer, loan).read();
    assert_eq!((nothing.kept_count, nothing.rebuilt_count), (0, 0), "nothing drawn, nothing due");
    pay_tranche(&server, loan, 25_000_000);
    let answer: RebuiltSchedule = reset(&officer, loan).read();
    assert_eq!((answer.kept_count, answer.rebuilt_count), (0, 12));
    let today = server.sandbox.clock.today();
    for (at, demand) in (1..).zip(&answer.demands) {
        assert_eq!((demand.index, demand.due_date), (at, today.add_months(at)));
        assert_eq!(demand.status, DemandStatus::Upcoming);
    }
}

#[test]
fn rejects_ended_loans_and_loans_of_other_accounts() {
    let server = Server::start();
    let officer = server.officer();
    for (reference, code) in [("LN0C105D", "loan_closed"), ("LN0WR0FF", "loan_written_off")] {
        let reply = reset(&officer, officer.loan(reference));
        assert_eq!((reply.status, &reply.json()["code"]), (409, &json!(code)));
    }
    let meera: Loan = officer.get(&format!("/v1/lms/loans/{}/", officer.loan("LN0QX7T2"))).read();
    let path = format!("/v1/lms/accounts/{}/reset_rps/", meera.account.id());
    for body in [json!({}), json!({ "loan": "x" }), json!({ "loan": officer.loan("LN0NEW01") })] {
        let reply = officer.post(&path, &body);
        assert_eq!((reply.status, keys(&reply.text)), (400, vec!["loan".to_owned()]), "{body}");
    }
}
