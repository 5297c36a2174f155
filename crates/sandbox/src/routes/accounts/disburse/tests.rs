use crate::testing::{Officer, Reply, Server};
use lms::accounts::{Account, Disbursement};
use lms::demands::Demand;
use lms::payouts::PayoutStatus;
use lms::{AccountId, Money};
use serde_json::{Value, json};

fn account(officer: &Officer<'_>, reference: &str) -> Account {
    officer.list::<Account>(&format!("/v1/lms/accounts/?search={reference}")).results.remove(0)
}

fn send(officer: &Officer<'_>, account: AccountId, body: &Value) -> Reply {
    officer.post(&format!("/v1/lms/accounts/{account}/initiate_disbursement/"), body)
}

#[test]
fn creates_a_loan_by_account_terms_that_is_owed_once_disbursed() {
    let server = Server::start();
    let officer = server.officer();
    let borrower = account(&officer, "AC0QX7T2");
    let reply = send(&officer, borrower.id, &json!({ "amount": 50_000 }));
    assert_eq!(reply.status, 201, "{}", reply.text);
    let Disbursement { loan, payout } = reply.read();
    assert_eq!(
        (loan.sanctioned_amount, payout.amount, payout.status),
        (Money::from_rupees(50_000), Money::from_rupees(50_000), PayoutStatus::Pending)
    );
    assert_eq!(
        (loan.roi_value.to_string().as_str(), loan.emi_count, loan.disbursed_amount),
        ("18", Some(24), Money::ZERO)
    );
    let paid = json!({ "utr": "DISBURSE000001", "bank_date": server.sandbox.clock.today(), "debit_bank": "HDFC" });
    let processed = officer.send("PUT", &format!("/v1/lms/payouts/{}/process/", payout.id), &paid.to_string());
    assert_eq!(processed.status, 200, "{}", processed.text);
    let schedule = officer.list::<Demand>(&format!("/v1/lms/demands/?loan={}&page_size=100", loan.id));
    assert_eq!(schedule.count, 24);
    assert_eq!(schedule.results.iter().map(|demand| demand.principal).sum::<Money>(), Money::from_rupees(50_000));
}

#[test]
fn rejects_amounts_above_the_available_limit() {
    let server = Server::start();
    let officer = server.officer();
    let borrower = account(&officer, "AC0QX7T2");
    let over = send(&officer, borrower.id, &json!({ "amount": borrower.available_amount.less(Money::from_paise(-1)) }));
    assert!(over.status == 400 && over.json()["amount"][0].as_str().unwrap().contains("₹0.01 more"), "{}", over.text);
    send(&officer, borrower.id, &json!({ "amount": borrower.available_amount })).read::<Disbursement>();
    let again = send(&officer, borrower.id, &json!({ "amount": 1 }));
    assert_eq!(again.status, 400, "requested amounts count as used: {}", again.text);
}

#[test]
fn rejects_invalid_disbursements() {
    let server = Server::start();
    let officer = server.officer();
    let blocked = account(&officer, "AC0WR0FF");
    assert_eq!(send(&officer, blocked.id, &json!({ "amount": 1 })).json()["code"], "account_blocked");
    assert_eq!(send(&officer, blocked.id, &json!({})).json()["amount"][0], "This field is required.");
    assert_eq!(send(&officer, AccountId(uuid::Uuid::new_v4()), &json!({ "amount": 1 })).status, 404);
}
