use super::{PATH, audit, loan, schedule, today};
use crate::testing::{Officer, Server};
use lms::bulk::{BulkResponse, BulkRow};
use lms::demands::{Demand, DemandStatus, DemandType};
use lms::records::{Record, RecordStatus};
use lms::{LoanId, Money};
use serde_json::{Value, json};

fn overdue(officer: &Officer<'_>, id: LoanId) -> Demand {
    schedule(officer, id).into_iter().find(|demand| demand.status == DemandStatus::Overdue).unwrap()
}

fn present(officer: &Officer<'_>, demands: Value) -> BulkResponse {
    officer.post(&format!("{PATH}bulk_nach_request/"), &json!({ "date": today(), "demands": demands })).read()
}

fn record(officer: &Officer<'_>, answer: &BulkResponse) -> Record {
    let BulkRow::Accepted { id, .. } = &answer.results[0] else { panic!("{answer:?}") };
    officer.get(&format!("{PATH}{id}/")).read()
}

fn report_status(officer: &Officer<'_>, record: &Record, status: &str) -> BulkResponse {
    let rows = json!({ "rows": [{ "ref_id": record.ref_id, "status": status, "reason": "Insufficient funds" }] });
    officer.send("PUT", &format!("{PATH}nach_status/"), &rows.to_string()).read()
}

#[test]
fn settles_the_demand_of_a_successful_presentation() {
    let server = Server::start();
    let officer = server.officer();
    let id = officer.loan("LN0QX7T2");
    let demand = overdue(&officer, id);
    let answer = present(&officer, json!([demand.id]));
    let presented = record(&officer, &answer);
    assert_eq!((presented.r#type.as_str(), presented.amount), ("nach", demand.outstanding_amount));
    assert_eq!(report_status(&officer, &presented, "presented").accepted, 1);
    assert_eq!(report_status(&officer, &presented, "success").accepted, 1);
    let paid = schedule(&officer, id).into_iter().find(|other| other.id == demand.id).unwrap();
    assert_eq!((paid.status, paid.outstanding_amount), (DemandStatus::Paid, Money::ZERO));
    assert_eq!(report_status(&officer, &presented, "bounced").rejected, 1, "the bank has answered already");
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn charges_a_fee_for_a_bounce_and_settles_nothing() {
    let server = Server::start();
    let officer = server.officer();
    let id = officer.loan("LN0QX7T2");
    let (before, demand) = (loan(&officer, id), overdue(&officer, id));
    let presented = record(&officer, &present(&officer, json!([demand.id])));
    assert_eq!(report_status(&officer, &presented, "bounced").accepted, 1);
    let bounced: Record = officer.get(&format!("{PATH}{}/", presented.id)).read();
    assert_eq!(
        (bounced.status, bounced.remark.as_deref()),
        (RecordStatus::Rejected, Some("Bounced: Insufficient funds"))
    );
    let fee = schedule(&officer, id).into_iter().find(|demand| demand.r#type == DemandType::Fee).unwrap();
    assert_eq!((fee.fee.grouped(), fee.due_date), ("590.00".to_owned(), today()));
    assert_eq!(loan(&officer, id).outstanding_amount.less(before.outstanding_amount), fee.fee);
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn rejects_rows_of_paid_or_presented_demands() {
    let server = Server::start();
    let officer = server.officer();
    let id = officer.loan("LN0QX7T2");
    let demand = overdue(&officer, id);
    let paid = schedule(&officer, id).into_iter().find(|demand| demand.status == DemandStatus::Paid).unwrap();
    let answer = present(&officer, json!([demand.id, demand.id, paid.id, uuid::Uuid::new_v4(), "x"]));
    assert_eq!((answer.accepted, answer.rejected), (1, 4));
    for row in &answer.results[1..] {
        assert!(matches!(row, BulkRow::Rejected { errors, .. } if errors.contains_key("demand")), "{row:?}");
    }
    let rows = json!({ "rows": [{ "ref_id": "REC00000", "status": "success" }, { "ref_id": "x", "status": "lost" }] });
    let result: BulkResponse = officer.send("PUT", &format!("{PATH}nach_status/"), &rows.to_string()).read();
    assert_eq!((result.accepted, result.rejected), (0, 2));
    let sunday = (1..=7).map(|days| today().add_days(days)).find(|day| day.is_sunday());
    for (wrong, field) in [
        (json!({ "date": sunday, "demands": [demand.id] }), "date"),
        (json!({ "date": today().add_days(-1), "demands": [demand.id] }), "date"),
        (json!({ "date": today(), "demands": [] }), "demands"),
        (json!({ "demands": [demand.id] }), "date"),
    ] {
        let refused = officer.post(&format!("{PATH}bulk_nach_request/"), &wrong);
        assert!(refused.status == 400 && refused.json()[field].is_array(), "{}", refused.text);
    }
}
