//! Rules of Request Tranche.

use crate::testing::{Server, keys};
use lms::loans::LoanSummary;
use lms::payouts::{Payout, PayoutStatus, PayoutType};
use lms::{LoanId, Money, Page};
use serde_json::json;
use std::str::FromStr;

const SAMPLE: &str = include_str!("../../../../../../contract/samples/request_tranche.response.json");
const PATH: &str = "/v1/lms/payouts/add_tranche/";

#[test]
fn responds_to_a_tranche_as_documented_and_lists_it_first() {
    let server = Server::start();
    let officer = server.officer();
    let meera = officer.loan("LN0QX7T2");
    let reply = officer.request_tranche(meera, 150_000);
    assert_eq!(reply.status, 200);
    assert_eq!(keys(&reply.text), keys(SAMPLE), "every documented key, in the documented order");
    assert_eq!(keys(&reply.json()["credit_bank"].to_string()).len(), 12);
    assert!(reply.text.contains(r#""amount":150000.0,"#), "{}", reply.text);
    let payout: Payout = reply.read();
    assert_eq!((&payout.r#type, &payout.status), (&PayoutType::Disbursement, &PayoutStatus::Pending));
    assert_eq!(payout.numeric_ref_id, payout.index.to_string());
    assert!(payout.ref_id.starts_with("PAY") && payout.ref_id.len() == 8);
    assert_eq!(payout.credit_bank.as_ref().unwrap().masked(), "•••• 3123");
    assert_eq!(payout.created_at.day(), server.sandbox.clock.today());
    let list: Page<Payout> = officer.list("/v1/lms/payouts/");
    let listed = list.results[0].clone();
    assert_eq!(
        listed.requested_by.as_deref(),
        Some("Asha Kulkarni"),
        "the list, whose form is assumed, names the officer"
    );
    assert_eq!(Payout { requested_by: None, ..listed }, payout);
    let summary: LoanSummary = officer.get(&format!("/v1/lms/loans/{meera}/summary/")).read();
    assert_eq!(summary.requested_amount, Money::from_rupees(150_000));
    assert_eq!(summary.undisbursed_amount, Money::from_rupees(250_000));
    assert_eq!(summary.disbursed_amount, Money::from_rupees(600_000), "requested is not disbursed");
}

#[test]
fn reports_by_how_much_the_amount_is_exceeded() {
    let server = Server::start();
    let officer = server.officer();
    let meera = officer.loan("LN0QX7T2");
    let reply = officer.request_tranche(meera, 450_000);
    assert_eq!(reply.status, 400);
    assert_eq!(reply.json()["amount"][0], "₹4,50,000.00 is ₹50,000 more than the ₹4,00,000 still undisbursed.");
    assert_eq!(officer.request_tranche(meera, 400_000.01_f64).status, 400, "a paisa too much");
    assert_eq!(officer.request_tranche(meera, 400_000).status, 200, "all of it");
    let drawn = officer.request_tranche(meera, 1);
    assert_eq!((drawn.status, &drawn.json()["code"]), (409, &json!("fully_drawn")));
}

#[test]
fn rejects_tranches_of_ended_loans() {
    let server = Server::start();
    let officer = server.officer();
    for (reference, code) in [
        ("LN0C105D", "loan_closed"),
        ("LN0WR0FF", "loan_written_off"),
        ("LN0FV11D", "fully_drawn"),
        ("LN0ENDED", "availability_ended"),
    ] {
        let reply = officer.request_tranche(officer.loan(reference), 1_000);
        assert_eq!(reply.status, 409, "{reference}");
        assert_eq!(keys(&reply.text), ["detail", "code"]);
        assert_eq!(reply.json()["code"], code);
    }
    let unknown_id = LoanId::from_str("00000000-0000-4000-8000-000000000000").unwrap();
    let reply = officer.request_tranche(unknown_id, 1_000);
    assert_eq!((reply.status, keys(&reply.text)), (404, vec!["detail".to_owned()]));
}

#[test]
fn reports_invalid_bodies_by_field() {
    let server = Server::start();
    let officer = server.officer();
    let meera = officer.loan("LN0QX7T2");
    for (body, fields) in [
        (json!({}), vec!["amount", "loan_id"]),
        (json!({ "loan_id": meera }), vec!["amount"]),
        (json!({ "loan_id": "LN0QX7T2", "amount": 5 }), vec!["loan_id"]),
        (json!({ "loan_id": 7, "amount": "5000" }), vec!["amount", "loan_id"]),
        (json!({ "loan_id": meera, "amount": null }), vec!["amount"]),
        (json!({ "loan_id": meera, "amount": 0 }), vec!["amount"]),
        (json!({ "loan_id": meera, "amount": -5 }), vec!["amount"]),
        (json!({ "loan_id": meera, "amount": 0.001 }), vec!["amount"]),
        (json!({ "loan_id": meera, "amount": 1e300 }), vec!["amount"]),
    ] {
        let reply = officer.post(PATH, &body);
        assert_eq!(reply.status, 400, "{body}");
        assert_eq!(keys(&reply.text), fields, "{body}");
    }
    for body in ["", "{", "[]", "5000"] {
        let reply = officer.send("POST", PATH, body);
        assert_eq!((reply.status, keys(&reply.text)), (400, vec!["detail".to_owned()]), "{body}");
    }
    let extra = json!({ "loan_id": meera, "amount": 5000, "remark": "for yarn" });
    assert_eq!(officer.post(PATH, &extra).status, 200, "unknown keys are ignored");
}

#[test]
fn concurrent_tranches_never_exceed_the_sanction() {
    let server = Server::start();
    let officer = server.officer();
    let meera = officer.loan("LN0QX7T2");
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let calls: Vec<_> = (0..8).map(|_| scope.spawn(|| officer.request_tranche(meera, 250_000).status)).collect();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 200 | 400)), "{statuses:?}");
    let summary: LoanSummary = officer.get(&format!("/v1/lms/loans/{meera}/summary/")).read();
    assert_eq!(summary.requested_amount, Money::from_rupees(250_000));
}
