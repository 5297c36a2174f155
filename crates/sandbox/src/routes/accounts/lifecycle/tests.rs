use crate::testing::{Officer, Reply, Server, keys};
use lms::accounts::{Account, AccountStatus};
use lms::loans::{Loan, LoanStatus};
use lms::{AccountId, Money, Page};
use serde_json::{Value, json};

fn account(officer: &Officer<'_>, search: &str) -> AccountId {
    let found: Page<Account> = officer.list(&format!("/v1/lms/accounts/?search={search}"));
    assert_eq!(found.count, 1, "{search}");
    found.results[0].id
}

fn close(officer: &Officer<'_>, id: AccountId) -> Reply {
    officer.send("PUT", &format!("/v1/lms/accounts/{id}/close/"), r#"{"reason":"paid back"}"#)
}

#[test]
fn rejects_closing_an_account_with_open_amounts() {
    let server = Server::start();
    let officer = server.officer();
    for (reference, code) in [("AC0QX7T2", "outstanding"), ("AC0EXCE5", "outstanding"), ("AC0NEW01", "payouts_waiting")]
    {
        let reply = close(&officer, account(&officer, reference));
        assert_eq!((reply.status, &reply.json()["code"]), (409, &json!(code)), "{reference}");
    }
    server.with_database(|connection| {
        connection
            .execute_batch(
                "UPDATE records SET loan_no = loan.no, account_no = loan.account_no, remaining = 1 \
                 FROM (SELECT no, account_no FROM loans WHERE ref_id = 'LN0C105D') loan \
                 WHERE records.no = (SELECT max(no) FROM records WHERE status = 'processed')",
            )
            .unwrap();
    });
    let reply = close(&officer, account(&officer, "AC0C105D"));
    assert_eq!((reply.status, &reply.json()["code"]), (409, &json!("unapplied")));
    assert_eq!(reply.json()["detail"], "₹0.01 was received and is not applied.");
}

#[test]
fn closes_a_settled_account_with_its_limits_and_logs_the_reason() {
    let server = Server::start();
    let officer = server.officer();
    let id = account(&officer, "AC0C105D");
    let path = format!("/v1/lms/accounts/{id}/close/");
    for body in [json!({}), json!({ "reason": " " }), json!({ "reason": 7 }), json!({ "reason": "x".repeat(501) })] {
        let reply = officer.send("PUT", &path, &body.to_string());
        assert_eq!((reply.status, keys(&reply.text)), (400, vec!["reason".to_owned()]), "{body}");
    }
    let closed: Account = close(&officer, id).read();
    assert_eq!(closed.status, AccountStatus::Closed);
    assert_eq!(close(&officer, id).json()["code"], "account_closed");
    let loan: Loan = officer.get(&format!("/v1/lms/loans/{}/", officer.loan("LN0C105D"))).read();
    assert_eq!(loan.status, LoanStatus::Closed);
    let lines = officer.get(&format!("/v1/lms/line_details/?account={id}")).json();
    assert_eq!(lines["results"][0]["status"], "closed");
    let (by, detail): (String, String) = server.with_database(|connection| {
        connection
            .query_row("SELECT by, detail FROM events WHERE action = 'account_closed'", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap()
    });
    assert_eq!((by.as_str(), detail.as_str()), ("Asha Kulkarni", r#"{"reason":"paid back"}"#));
    let rewritten =
        server.with_database(|connection| connection.execute("UPDATE events SET by = 'nobody'", []).is_err());
    assert!(rewritten, "the log can't be rewritten");
}

/// Returns a Create Account body for a new application to the product of the account that `search` finds.
fn application(officer: &Officer<'_>, search: &str) -> Value {
    let found: Account = officer.get(&format!("/v1/lms/accounts/{}/", account(officer, search))).read();
    json!({
        "lead_id": "7d1fb4c4-8a94-4f7e-9a3c-8d6d8d1c0a11",
        "program_id": found.program_id,
        "borrower": { "name": "Anand Traders", "mobile": "+919876543210", "pan": "AAACM1234F" },
    })
}

#[test]
fn opens_an_account_with_the_limits_of_its_application() {
    let server = Server::start();
    let officer = server.officer();
    let mut new = application(&officer, "AC0QX7T2");
    let limit = json!({
        "lead_id": new["lead_id"], "program_id": new["program_id"], "type": "invoice", "approved_line_amount": 250_000,
    });
    assert_eq!(officer.post("/v1/lms/line_details/", &limit).status, 201);
    new["credit_bank"] =
        json!({ "account_no": "501004563123", "ifsc": "HDFC0039993", "account_holder_name": "Anand Traders" });
    let reply = officer.post("/v1/lms/accounts/", &new);
    assert_eq!(reply.status, 201);
    let made: Account = reply.read();
    assert_eq!((made.borrower_name.as_str(), &made.status), ("Anand Traders", &AccountStatus::Active));
    assert_eq!(
        (made.approved_amount, made.available_amount),
        (Money::from_rupees(250_000), Money::from_rupees(250_000))
    );
    let bank = made.credit_bank.as_ref().unwrap();
    assert_eq!((bank.masked().as_str(), bank.is_verified), ("•••• 3123", false));
    let one: Account = officer.get(&format!("/v1/lms/accounts/{}/", made.id)).read();
    assert_eq!(one, made);
    assert_eq!(one.borrower.unwrap().mobile.as_deref(), Some("+919876543210"));
    assert_eq!(account(&officer, &made.ref_id), made.id, "it is in the list");
    let again = officer.post("/v1/lms/accounts/", &new);
    assert_eq!((again.status, &again.json()["code"]), (409, &json!("account_exists")));
}

#[test]
fn reports_invalid_bodies_by_field() {
    let server = Server::start();
    let officer = server.officer();
    let right = application(&officer, "AC0QX7T2");
    let with = |key: &str, value: Value| {
        let mut body = right.clone();
        body[key] = value;
        body
    };
    let nobody = json!("00000000-0000-4000-8000-000000000000");
    for (body, fields) in [
        (json!({}), vec!["lead_id", "program_id"]),
        (json!({ "lead_id": right["lead_id"], "program_id": right["program_id"] }), vec!["borrower"]),
        (with("lead_id", json!(7)), vec!["lead_id"]),
        (with("program_id", nobody), vec!["program_id"]),
        (with("borrower", json!({ "name": "" })), vec!["name"]),
        (with("borrower", json!({ "name": "A", "mobile": "12", "gstin": "x" })), vec!["gstin", "mobile"]),
        (with("credit_bank", json!({ "account_no": "1" })), vec!["credit_bank"]),
    ] {
        let reply = officer.post("/v1/lms/accounts/", &body);
        assert_eq!(
            (reply.status, keys(&reply.text)),
            (400, fields.iter().map(|field| (*field).to_owned()).collect()),
            "{body}"
        );
    }
    let all: Page<Account> = officer.list("/v1/lms/accounts/?search=Anand");
    assert_eq!(all.count, 0, "nothing was stored");
}
