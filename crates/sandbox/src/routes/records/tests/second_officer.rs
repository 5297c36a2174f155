use super::{PATH, enter, maker_and_checker, pay, put, third_officer};
use crate::testing::Server;
use lms::Money;
use lms::records::{Record, RecordStatus};
use serde_json::json;

#[test]
fn who_entered_a_record_does_not_approve_it_though_another_officer_requested_approval() {
    let server = Server::start();
    let (asha, ravi) = maker_and_checker(&server);
    let record = enter(&asha, json!({ "loan": asha.loan("LN0QX7T2") }));
    put(&ravi, &record, "request_approval", json!({})).read::<Record>();
    assert_eq!(put(&asha, &record, "approve", json!({})).json()["code"], "own_entry");
    assert_eq!(put(&ravi, &record, "approve", json!({})).json()["code"], "own_request");
    let third = third_officer(&server);
    assert_eq!(put(&third, &record, "approve", json!({})).status, 200);
}

#[test]
fn an_adjustment_is_applied_by_another_officer() {
    let server = Server::start();
    let (asha, ravi) = maker_and_checker(&server);
    let path = format!("/v1/lms/loans/{}/adjustments/", asha.loan("LN0QX7T2"));
    let adjustment: Record = asha.post(&path, &json!({ "amount": 100, "type": "cashback" })).read();
    assert_eq!(put(&asha, &adjustment, "mark_processed", json!({})).json()["code"], "own_adjustment");
    let applied: Record = put(&ravi, &adjustment, "mark_processed", json!({})).read();
    assert_eq!((applied.status, applied.processed_by.as_deref()), (RecordStatus::Processed, Some("Ravi Iyer")));
}

#[test]
fn a_record_is_reverted_by_an_officer_who_neither_approved_nor_processed_it() {
    let server = Server::start();
    let (asha, ravi) = maker_and_checker(&server);
    // Ravi approves, Asha processes.
    let record = pay(&server, json!({ "loan": asha.loan("LN0QX7T2") }));
    for officer in [&asha, &ravi] {
        let refused = put(officer, &record, "revert", json!({ "remark": "Returned" }));
        assert_eq!((refused.status, &refused.json()["code"]), (409, &json!("own_decision")));
    }
    let third = third_officer(&server);
    assert_eq!(put(&third, &record, "revert", json!({ "remark": "Returned" })).status, 200);
}

#[test]
fn a_presentation_is_not_marked_processed_before_the_bank_has_answered() {
    let server = Server::start();
    let asha = server.officer();
    let loan = asha.loan("LN0QX7T2");
    let due = super::schedule(&asha, loan).into_iter().find(|demand| demand.outstanding_amount.is_positive()).unwrap();
    let body = json!({ "date": super::today(), "demands": [due.id] });
    asha.post(&format!("{PATH}bulk_nach_request/"), &body);
    let presented = asha.list::<Record>(&format!("{PATH}?type=nach&status=approved")).results.remove(0);
    let refused = put(&asha, &presented, "mark_processed", json!({}));
    assert_eq!((refused.status, &refused.json()["code"]), (409, &json!("presentation_unanswered")));
}

#[test]
fn an_adjustment_gives_back_no_more_than_the_loan_owes_of_its_part() {
    let server = Server::start();
    let asha = server.officer();
    let loan = asha.loan("LN0QX7T2");
    let owed = super::outstanding(&asha, loan).outstanding.interest;
    let give = |amount: Money| {
        asha.post(&format!("/v1/lms/loans/{loan}/adjustments/"), &json!({ "amount": amount, "type": "cashback" }))
    };
    let over = give(Money::from_rupees(500_000));
    assert_eq!(over.status, 400, "{}", over.text);
    assert!(over.json()["amount"][0].as_str().unwrap().starts_with("Enter at most ₹"), "{}", over.text);
    assert_eq!(give(owed).status, 201);
    assert_eq!(give(Money::from_paise(1)).status, 400, "all of it is given back already");
    let entered = asha.post(PATH, &super::body(json!({ "type": "adjustment", "loan": loan })));
    assert_eq!(entered.status, 400, "nor is it entered as a record: {}", entered.text);
}
