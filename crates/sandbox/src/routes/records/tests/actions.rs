use super::{audit, enter, loan, maker_and_checker, pay, put, schedule, summary, third_officer};
use crate::testing::Server;
use lms::Money;
use lms::demands::DemandStatus;
use lms::records::{Record, RecordStatus};
use serde_json::json;

#[test]
fn requires_approval_by_another_officer() {
    let server = Server::start();
    let (asha, ravi) = maker_and_checker(&server);
    let id = asha.loan("LN0QX7T2");
    let record = enter(&asha, json!({ "loan": id }));
    assert_eq!(put(&asha, &record, "approve", json!({})).json()["code"], "record_draft");
    assert_eq!(put(&asha, &record, "mark_processed", json!({})).json()["code"], "record_draft");
    let asked: Record = put(&asha, &record, "request_approval", json!({ "remark": "Cash at the counter" })).read();
    assert_eq!((asked.status, asked.requested_by.as_deref()), (RecordStatus::PendingApproval, Some("Asha Kulkarni")));
    assert_eq!(put(&asha, &record, "approve", json!({})).json()["code"], "own_request");
    let rejected: Record = put(&ravi, &record, "reject", json!({ "remark": "Wrong loan" })).read();
    assert_eq!((rejected.status, rejected.remark.as_deref()), (RecordStatus::Rejected, Some("Wrong loan")));
    put(&asha, &record, "request_approval", json!({})).read::<Record>();
    let approved: Record = put(&ravi, &record, "approve", json!({})).read();
    assert_eq!((approved.status, approved.approved_by.as_deref()), (RecordStatus::Approved, Some("Ravi Iyer")));
    assert_eq!(approved.updated_by.as_deref(), Some("Ravi Iyer"));
    let done: Record = put(&asha, &record, "mark_processed", json!({})).read();
    assert_eq!(done.updated_by.as_deref(), Some("Asha Kulkarni"));
    assert!(done.status == RecordStatus::Processed && done.settled_at.is_some());
    assert_eq!(put(&asha, &record, "mark_processed", json!({})).json()["code"], "record_processed");
    assert_eq!(put(&ravi, &record, "reject", json!({})).json()["remark"][0], "This field is required.");
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn settles_the_oldest_emi_first_and_holds_the_excess() {
    let server = Server::start();
    let officer = server.officer();
    let id = officer.loan("LN0QX7T2");
    let before = loan(&officer, id);
    assert!(before.overdue_amount.is_positive(), "the scenario is overdue");
    let part = Money::from_paise(before.overdue_amount.paise() / 2);
    let record = pay(&server, json!({ "loan": id, "received_amount": part }));
    assert_eq!(record.remaining_amount, Money::ZERO);
    assert_eq!(loan(&officer, id).overdue_amount, before.overdue_amount.less(part));
    let more: Money = [before.overdue_amount.less(part), Money::from_rupees(250)].into_iter().sum();
    let rest = pay(&server, json!({ "loan": id, "received_amount": more }));
    assert_eq!(rest.remaining_amount, Money::from_rupees(250));
    let after = loan(&officer, id);
    assert_eq!((after.overdue_amount, after.dpd, after.status.as_str()), (Money::ZERO, Some(0), "active"));
    assert!(schedule(&officer, id).iter().all(|demand| demand.status != DemandStatus::Overdue));
    let whole: Record = officer.get(&format!("/v1/lms/records/{}/", rest.id)).read();
    let settled: Money = whole.settlements.unwrap().iter().map(|settlement| settlement.amount).sum();
    assert_eq!(settled.checked_add(rest.remaining_amount), Some(rest.amount));
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn tax_deducted_at_source_counts_as_paid() {
    let server = Server::start();
    let officer = server.officer();
    let id = officer.loan("LN0QX7T2");
    let owed = loan(&officer, id).overdue_amount;
    let tds = Money::from_rupees(100);
    let record = pay(&server, json!({ "loan": id, "received_amount": owed.less(tds), "tds_amount": tds }));
    assert_eq!((record.amount, record.remaining_amount), (owed, Money::ZERO));
    assert_eq!(loan(&officer, id).overdue_amount, Money::ZERO);
}

#[test]
fn back_dated_payments_bear_no_later_penal_interest() {
    let server = Server::start();
    let officer = server.officer();
    let id = officer.loan("LN0D31P0");
    let before = loan(&officer, id);
    let oldest = summary(&officer, id).oldest_due_date.unwrap();
    let on_the_day =
        pay(&server, json!({ "loan": id, "received_amount": before.overdue_amount, "bank_date": oldest.add_days(2) }));
    assert!(on_the_day.back_date_found == Some(true) && on_the_day.back_date_marked_on.is_some());
    assert_eq!(loan(&officer, id).overdue_amount, Money::ZERO);
    assert!(schedule(&officer, id).iter().all(|demand| demand.penal.is_zero()), "paid two days late, within the lag");
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn reverting_a_record_restores_the_loan() {
    let server = Server::start();
    let asha = server.officer();
    let meera = third_officer(&server);
    let id = asha.loan("LN0QX7T2");
    let (before, demands) = (loan(&asha, id), schedule(&asha, id));
    let record = pay(&server, json!({ "loan": id, "received_amount": 20_000 }));
    assert_ne!(loan(&asha, id).outstanding_amount, before.outstanding_amount);
    let reverted: Record = put(&meera, &record, "revert", json!({ "remark": "Cheque returned" })).read();
    assert_eq!((reverted.status, reverted.remaining_amount), (RecordStatus::Reverted, Money::ZERO));
    assert!(reverted.revert_date.is_some());
    let after = loan(&asha, id);
    assert_eq!(
        (after.outstanding_amount, after.overdue_amount, after.dpd),
        (before.outstanding_amount, before.overdue_amount, before.dpd)
    );
    let figures = |demands: &[lms::demands::Demand]| {
        demands.iter().map(|d| (d.due_date, d.amount, d.settled_amount, d.status.clone())).collect::<Vec<_>>()
    };
    assert_eq!(figures(&schedule(&asha, id)), figures(&demands));
    assert_eq!(put(&asha, &record, "revert", json!({ "remark": "again" })).json()["code"], "record_reverted");
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn rejects_actions_on_unknown_records() {
    let server = Server::start();
    let officer = server.officer();
    for step in ["request_approval", "approve", "reject", "mark_processed", "revert", "match", "unmatch"] {
        let path = format!("/v1/lms/records/{}/{step}/", uuid::Uuid::new_v4());
        let sent = json!({ "remark": "x", "allocations": [{ "loan": uuid::Uuid::new_v4(), "amount": 1 }] });
        assert_eq!(officer.send("PUT", &path, &sent.to_string()).status, 404, "{step}");
        assert_eq!(officer.send("PUT", &format!("/v1/lms/records/7/{step}/"), &sent.to_string()).status, 404, "{step}");
    }
}
