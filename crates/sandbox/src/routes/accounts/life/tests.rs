use crate::testing::{Officer, Reply, Server, keys};
use lms::accounts::{Account, AccountStatus};
use lms::loans::{Loan, LoanStatus};
use lms::{AccountId, Page};
use serde_json::json;

fn account(officer: &Officer<'_>, search: &str) -> AccountId {
    let found: Page<Account> = officer.list(&format!("/v1/lms/accounts/?search={search}"));
    assert_eq!(found.count, 1, "{search}");
    found.results[0].id
}

fn close(officer: &Officer<'_>, id: AccountId) -> Reply {
    officer.send("PUT", &format!("/v1/lms/accounts/{id}/close/"), r#"{"reason":"paid back"}"#)
}

#[test]
fn an_account_with_money_anywhere_stays_open() {
    let server = Server::start();
    let officer = server.officer();
    for (reference, code) in [("AC0QX7T2", "outstanding"), ("AC0EXCE5", "outstanding"), ("AC0NEW01", "payouts_waiting")]
    {
        let reply = close(&officer, account(&officer, reference));
        assert_eq!((reply.status, &reply.json()["code"]), (409, &json!(code)), "{reference}");
    }
    server.inside(|connection| {
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
fn a_settled_account_closes_with_its_limits_and_remembers_why() {
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
    let (by, detail): (String, String) = server.inside(|connection| {
        connection
            .query_row("SELECT by, detail FROM events WHERE what = 'account_closed'", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap()
    });
    assert_eq!((by.as_str(), detail.as_str()), ("Asha Kulkarni", r#"{"reason":"paid back"}"#));
    let rewritten = server.inside(|connection| connection.execute("UPDATE events SET by = 'nobody'", []).is_err());
    assert!(rewritten, "the log can't be rewritten");
}
