use super::{PATH, audit, enter, loan, maker_and_checker, put, summary, third_officer};
use crate::testing::Server;
use lms::records::Record;
use lms::{Money, Page};
use serde_json::json;

#[test]
fn suggests_loans_for_unmatched_money_with_reasons() {
    let server = Server::start();
    let officer = server.officer();
    let late = loan(&officer, officer.loan("LN0QX7T2"));
    enter(
        &officer,
        json!({ "received_amount": late.overdue_amount, "utr": "UNMATCHED001", "remark": "NEFT MEERA TEXTILES LN0QX7T2" }),
    );
    let page: Page<Record> = officer.list(&format!("{PATH}unmatched/?search=UNMATCHED001"));
    assert_eq!(page.count, 1);
    let candidates = page.results[0].candidates.as_ref().unwrap();
    let best = &candidates[0];
    assert_eq!((best.loan.id(), best.loan_ref_id.as_str(), best.difference), (late.id, "LN0QX7T2", Money::ZERO));
    for reason in ["LN0QX7T2 in the bank's text", "Same amount as"] {
        assert!(
            best.reasons.iter().any(|found_reason| found_reason.starts_with(reason)),
            "{reason}: {:?}",
            best.reasons
        );
    }
    let scores: Vec<f64> = candidates.iter().map(|candidate| candidate.score.as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|one, next| one >= next) && scores.iter().all(|score| (0.0..1.0).contains(score)));
}

#[test]
fn shows_the_difference_to_the_amount_due() {
    let server = Server::start();
    let officer = server.officer();
    enter(&officer, json!({ "received_amount": 1, "utr": "UNMATCHED003", "remark": "NEFT MEERA TEXTILES LN0QX7T2" }));
    let page: Page<Record> = officer.list(&format!("{PATH}unmatched/?search=UNMATCHED003"));
    let best = &page.results[0].candidates.as_ref().unwrap()[0];
    assert!(best.due_amount > Money::from_rupees(1));
    assert_eq!(best.difference, Money::from_rupees(1).checked_sub(best.due_amount).unwrap());
}

#[test]
fn suggests_nothing_without_evidence() {
    let server = Server::start();
    let officer = server.officer();
    enter(&officer, json!({ "received_amount": 0.07, "utr": "UNMATCHED002" }));
    let page: Page<Record> = officer.list(&format!("{PATH}unmatched/?search=UNMATCHED002"));
    assert_eq!(page.results[0].candidates.as_ref().unwrap(), &[]);
}

#[test]
fn matches_unmatches_and_matches_a_record_again() {
    let server = Server::start();
    let (asha, ravi) = maker_and_checker(&server);
    let id = asha.loan("LN0QX7T2");
    let record = enter(&asha, json!({ "received_amount": 500 }));
    let unmatched = |officer: &crate::testing::Officer<'_>| {
        officer.list::<Record>(&format!("{PATH}unmatched/?search={}", record.ref_id)).count
    };
    assert_eq!(unmatched(&asha), 1);
    assert_eq!(put(&asha, &record, "unmatch", json!({})).json()["code"], "record_unmatched");
    let to = json!({ "allocations": [{ "loan": id, "amount": 500 }] });
    let matched: Record = put(&asha, &record, "match", to.clone()).read();
    assert_eq!((matched.loan.map(|loan| loan.id()), unmatched(&asha)), (Some(id), 0));
    assert_eq!(put(&asha, &record, "match", to.clone()).json()["code"], "record_matched");
    let undone: Record = put(&asha, &record, "unmatch", json!({})).read();
    assert!(undone.loan.is_none() && undone.account.is_none());
    put(&asha, &record, "request_approval", json!({})).read::<Record>();
    put(&ravi, &record, "approve", json!({})).read::<Record>();
    assert_eq!(put(&asha, &record, "mark_processed", json!({})).json()["code"], "record_unmatched");
    put(&asha, &record, "match", to).read::<Record>();
    put(&asha, &record, "mark_processed", json!({})).read::<Record>();
    assert_eq!(put(&asha, &record, "unmatch", json!({})).json()["code"], "record_processed");
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn splits_a_record_over_several_loans() {
    let server = Server::start();
    let (asha, ravi) = maker_and_checker(&server);
    let (one, other) = (asha.loan("LN0QX7T2"), asha.loan("LN0D31P0"));
    let paid = |id| summary(&asha, id).paid.total;
    let before = (paid(one), paid(other));
    let record = enter(&asha, json!({ "received_amount": 1_000 }));
    for (wrong, words) in [
        (json!([{ "loan": one, "amount": 600 }, { "loan": other, "amount": 500 }]), "₹100 more than"),
        (json!([{ "loan": one, "amount": 600 }, { "loan": one, "amount": 100 }]), "Row 2"),
        (json!([{ "loan": uuid::Uuid::new_v4(), "amount": 600 }]), "Row 1"),
        (json!([{ "loan": one, "amount": 0 }]), "Row 1"),
        (json!([]), "Send 1 to"),
    ] {
        let refused = put(&asha, &record, "match", json!({ "allocations": wrong }));
        assert!(
            refused.status == 400 && refused.json()["allocations"][0].as_str().unwrap().contains(words),
            "{}",
            refused.text
        );
    }
    let split = json!({ "allocations": [{ "loan": one, "amount": 600 }, { "loan": other, "amount": 300 }] });
    let matched: Record = put(&asha, &record, "match", split).read();
    assert!(matched.loan.is_none() && matched.account.is_some());
    put(&asha, &record, "request_approval", json!({})).read::<Record>();
    put(&ravi, &record, "approve", json!({})).read::<Record>();
    let done: Record = put(&asha, &record, "mark_processed", json!({})).read();
    assert_eq!(done.remaining_amount, Money::from_rupees(100), "the unallocated part stays unapplied");
    assert_eq!(paid(one).less(before.0), Money::from_rupees(600));
    assert_eq!(paid(other).less(before.1), Money::from_rupees(300));
    assert_eq!(audit(&server), Vec::<String>::new());
    put(&third_officer(&server), &record, "revert", json!({ "remark": "Returned" })).read::<Record>();
    assert_eq!((paid(one), paid(other)), before);
    assert_eq!(audit(&server), Vec::<String>::new());
}
