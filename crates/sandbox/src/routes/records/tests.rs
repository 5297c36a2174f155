mod actions;
mod entering;
mod matching;
mod nach;
mod orders;
mod refunding;
mod second_officer;

use crate::clock;
use crate::testing::{NOW, Officer, Reply, Server};
use lms::demands::Demand;
use lms::loans::{Loan, LoanSummary};
use lms::outstanding::OutstandingData;
use lms::records::Record;
use lms::{Day, LoanId, Money};
use serde_json::{Value, json};

const PATH: &str = "/v1/lms/records/";

fn today() -> Day {
    clock::parse_rfc3339(NOW).unwrap().day()
}

/// Returns two officers: one requests approval, the other approves.
fn maker_and_checker(server: &Server) -> (Officer<'_>, Officer<'_>) {
    (server.officer(), server.sign_in_as("ravi.iyer@lender.example"))
}

/// Returns an officer who neither entered, approved nor processed what [`pay`] applies.
fn third_officer(server: &Server) -> Officer<'_> {
    server.sign_in_as("meera.joshi@lender.example")
}

/// Returns the body of a record of ₹1,000 by NEFT today, with changes.
fn body(changes: Value) -> Value {
    let mut body =
        json!({ "type": "repayment", "received_amount": 1_000, "payment_mode": "neft", "bank_date": today() });
    for (name, value) in changes.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

fn enter(officer: &Officer<'_>, changes: Value) -> Record {
    officer.post(PATH, &body(changes)).read()
}

fn put(officer: &Officer<'_>, record: &Record, action: &str, sent: Value) -> Reply {
    officer.send("PUT", &format!("{PATH}{}/{action}/", record.id), &sent.to_string())
}

/// Creates a record, has it approved and processes it.
fn pay(server: &Server, changes: Value) -> Record {
    let (asha, ravi) = maker_and_checker(server);
    let record = enter(&asha, changes);
    put(&asha, &record, "request_approval", json!({})).read::<Record>();
    put(&ravi, &record, "approve", json!({})).read::<Record>();
    put(&asha, &record, "mark_processed", json!({})).read()
}

fn loan(officer: &Officer<'_>, id: LoanId) -> Loan {
    officer.get(&format!("/v1/lms/loans/{id}/")).read()
}

fn summary(officer: &Officer<'_>, id: LoanId) -> LoanSummary {
    officer.get(&format!("/v1/lms/loans/{id}/summary/")).read()
}

fn outstanding(officer: &Officer<'_>, id: LoanId) -> OutstandingData {
    officer.get(&format!("/v1/lms/demands/outstanding/?loan={id}")).read()
}

fn schedule(officer: &Officer<'_>, id: LoanId) -> Vec<Demand> {
    officer.list::<Demand>(&format!("/v1/lms/demands/?loan={id}&page_size=500&ordering=index")).results
}

fn principal(demands: &[Demand]) -> Money {
    demands.iter().map(|demand| demand.principal).sum()
}

/// Returns the findings of the audit; empty if everything adds up.
fn audit(server: &Server) -> Vec<String> {
    let now = server.sandbox.clock.now();
    server.with_database(move |connection| crate::store::audit::findings(connection, now).unwrap())
}
