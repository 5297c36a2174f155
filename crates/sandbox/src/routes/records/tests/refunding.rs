use super::{PATH, audit, enter, maker_and_checker, pay};
use crate::testing::Server;
use lms::bulk::BulkResponse;
use lms::excess::ExcessBalance;
use lms::payouts::{Payout, PayoutStatus, PayoutType};
use lms::records::Record;
use lms::{Money, RecordId};
use serde_json::json;

fn left(officer: &crate::testing::Officer<'_>, id: RecordId) -> Money {
    officer.get(&format!("{PATH}{id}/")).read::<Record>().remaining_amount
}

#[test]
fn refunds_an_overpayment_once() {
    let server = Server::start();
    let officer = server.officer();
    let excess = officer.list::<ExcessBalance>("/v1/lms/loans/excess_balance/?search=LN0EXCE5").results.remove(0);
    let record = excess.records[0].record.id();
    let path = format!("{PATH}{record}/refund/");
    let over = officer.post(&path, &json!({ "amount": 5000.01 }));
    assert_eq!(
        (over.status, over.json()["amount"][0].as_str().unwrap().contains("₹0.01 more")),
        (400, true),
        "{}",
        over.text
    );
    let made = officer.post(&path, &json!({ "amount": 3_000, "remark": "Paid twice" }));
    assert_eq!(made.status, 201, "{}", made.text);
    let payout: Payout = made.read();
    assert_eq!(
        (payout.r#type, payout.status, payout.record),
        (PayoutType::Refund, PayoutStatus::Pending, Some(record))
    );
    assert!(payout.credit_bank.is_some());
    assert_eq!(left(&officer, record), Money::from_rupees(2_000));
    assert_eq!(audit(&server), Vec::<String>::new());
    let cancelled = officer.send("PUT", &format!("/v1/lms/payouts/{}/cancel/", payout.id), r#"{"remark":"Typo"}"#);
    assert_eq!(cancelled.status, 200, "{}", cancelled.text);
    assert_eq!(left(&officer, record), Money::from_rupees(5_000), "the money is there again");
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn refunds_a_loan_from_its_oldest_records() {
    let server = Server::start();
    let officer = server.officer();
    let id = officer.loan("LN0EXCE5");
    pay(&server, json!({ "loan": id, "received_amount": 700 }));
    let path = format!("/v1/lms/loans/{id}/refund/");
    let payout: Payout = officer.post(&path, &json!({ "amount": 5_200 })).read();
    assert_eq!((payout.amount, payout.record), (Money::from_rupees(5_200), None), "of two records");
    let rest = officer.list::<ExcessBalance>("/v1/lms/loans/excess_balance/?search=LN0EXCE5").results.remove(0);
    assert_eq!(rest.excess_amount, Money::from_rupees(500));
    let over = officer.post(&path, &json!({ "amount": 501 }));
    assert!(over.json()["amount"][0].as_str().unwrap().contains("₹1 more"), "{}", over.text);
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn rejects_refunds_of_unprocessed_or_used_up_records() {
    let server = Server::start();
    let (asha, _) = maker_and_checker(&server);
    let id = asha.loan("LN0QX7T2");
    let draft = enter(&asha, json!({ "loan": id }));
    assert_eq!(
        asha.post(&format!("{PATH}{}/refund/", draft.id), &json!({ "amount": 1 })).json()["code"],
        "record_draft"
    );
    let spent = pay(&server, json!({ "loan": id }));
    assert_eq!(
        asha.post(&format!("{PATH}{}/refund/", spent.id), &json!({ "amount": 1 })).json()["code"],
        "nothing_left"
    );
    let excess = asha.list::<ExcessBalance>("/v1/lms/loans/excess_balance/?search=LN0EXCE5").results.remove(0);
    let record = excess.records[0].record.id();
    asha.post(&format!("{PATH}{record}/refund/"), &json!({ "amount": 1 })).read::<Payout>();
    let revert = asha.send("PUT", &format!("{PATH}{record}/revert/"), r#"{"remark":"Returned"}"#);
    assert_eq!(revert.json()["code"], "record_refunded");
}

#[test]
fn pays_cashback_and_holdback_from_their_adjustments() {
    let server = Server::start();
    let officer = server.officer();
    let id = officer.loan("LN0QX7T2");
    let rows = json!({ "rows": [
        { "loan": id, "type": "cashback", "amount": 300 }, { "loan": id, "type": "holdback", "amount": 800 },
        { "loan": id, "type": "gift", "amount": 1 }, { "loan": uuid::Uuid::new_v4(), "type": "cashback", "amount": 1 },
    ] });
    let answer: BulkResponse = officer.post(&format!("{PATH}adjustments/"), &rows).read();
    assert_eq!((answer.accepted, answer.rejected), (2, 2));
    let pay_out = |kind: &str, amount: i64| {
        officer.post("/v1/lms/payouts/", &json!({ "loan": id, "type": kind, "amount": amount, "method": "neft" }))
    };
    assert_eq!(pay_out("cashback", 301).status, 400);
    let cashback = pay_out("cashback", 300);
    assert_eq!(cashback.status, 201, "{}", cashback.text);
    assert_eq!(pay_out("cashback", 1).status, 400, "it is paid out once");
    assert_eq!(pay_out("holdback_return", 800).read::<Payout>().r#type, PayoutType::HoldbackReturn);
    assert_eq!(pay_out("refund", 1).status, 400, "nothing was paid too much");
    assert_eq!(audit(&server), Vec::<String>::new());
}
