//! Payouts that the officer who requested or redirected them can't process.

use crate::Config;
use crate::testing::{Officer, Reply, Server, config};
use lms::Money;
use lms::excess::ExcessBalance;
use lms::payouts::Payout;
use serde_json::json;

fn process(officer: &Officer<'_>, payout: &Payout) -> Reply {
    officer.send("PUT", &format!("/v1/lms/payouts/{}/process/", payout.id), "")
}

fn refused(reply: &Reply) -> String {
    assert_eq!(reply.status, 409, "{}", reply.text);
    reply.json()["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_refund_is_processed_by_another_officer() {
    let server = Server::start();
    let (asha, ravi) = (server.officer(), server.sign_in_as("ravi.iyer@lender.example"));
    let excess = asha.list::<ExcessBalance>("/v1/lms/loans/excess_balance/?search=LN0EXCE5").results.remove(0);
    let path = format!("/v1/lms/records/{}/refund/", excess.records[0].record.id());
    let refund: Payout = asha.post(&path, &json!({ "amount": 100 })).read();
    assert_eq!(refund.requested_by.as_deref(), Some("Asha Kulkarni"));
    assert_eq!(refused(&process(&asha, &refund)), "own_payout");
    assert_eq!(process(&ravi, &refund).status, 200);
}

#[test]
fn a_payout_of_the_configured_amount_is_processed_by_another_officer() {
    let limit = Money::from_rupees(100_000);
    let server = Server::with(Config { second_officer_from: limit, ..config() });
    let (asha, ravi) = (server.officer(), server.sign_in_as("ravi.iyer@lender.example"));
    let loan = asha.loan("LN0QX7T2");
    let small: Payout = asha.request_tranche(loan, 99_999.99).read();
    assert_eq!(process(&asha, &small).status, 200);
    let large: Payout = asha.request_tranche(loan, 100_000).read();
    let listed: Payout = asha.get(&format!("/v1/lms/payouts/{}/", large.id)).read();
    assert_eq!(listed.needs_second_officer, Some(true));
    assert_eq!(refused(&process(&asha, &large)), "own_payout");
    let manual = json!({ "utr": "UTR00012345", "bank_date": server.sandbox.clock.today(), "debit_bank": "HDFC 0042" });
    let by_hand = asha.send("PUT", &format!("/v1/lms/payouts/{}/process/", large.id), &manual.to_string());
    assert_eq!(refused(&by_hand), "own_payout");
    assert_eq!(process(&ravi, &large).status, 200);
}

#[test]
fn whoever_changes_the_beneficiary_account_does_not_process_the_payout() {
    let server = Server::start();
    let (asha, ravi) = (server.officer(), server.sign_in_as("ravi.iyer@lender.example"));
    let payout: Payout = asha.request_tranche(asha.loan("LN0QX7T2"), 1_000).read();
    let bank = json!({ "account_no": "00112233445566", "ifsc": "HDFC0000042", "account_holder_name": "Ravi Iyer" });
    let body = json!({ "credit_bank": bank }).to_string();
    let changed: Payout = ravi.send("PATCH", &format!("/v1/lms/payouts/{}/", payout.id), &body).read();
    assert_eq!(changed.beneficiary_changed_by.as_deref(), Some("Ravi Iyer"));
    assert_eq!(refused(&process(&ravi, &changed)), "own_beneficiary");
    assert_eq!(process(&asha, &changed).status, 200);
}

#[test]
fn whoever_refunds_to_another_account_is_named_with_it() {
    let server = Server::start();
    let asha = server.officer();
    let loan = asha.loan("LN0EXCE5");
    let bank = json!({ "account_no": "00112233445566", "ifsc": "HDFC0000042", "account_holder_name": "Asha Kulkarni" });
    let body = json!({ "amount": 100, "credit_bank": bank });
    let refund: Payout = asha.post(&format!("/v1/lms/loans/{loan}/refund/"), &body).read();
    assert_eq!(refund.beneficiary_changed_by.as_deref(), Some("Asha Kulkarni"));
    assert_eq!(refused(&process(&asha, &refund)), "own_beneficiary");
}
