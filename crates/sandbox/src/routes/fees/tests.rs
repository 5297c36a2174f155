use crate::clock;
use crate::testing::{NOW, Officer, Reply, Server};
use lms::bulk::{BulkResponse, BulkRow};
use lms::demands::{Demand, DemandStatus};
use lms::fees::Fee;
use lms::loans::Loan;
use lms::{Day, LoanId, Money, Page};
use serde_json::{Value, json};

const PATH: &str = "/v1/lms/fees/";

fn today() -> Day {
    clock::parse_rfc3339(NOW).unwrap().day()
}

fn body(loan: LoanId, changes: Value) -> Value {
    let mut body = json!({ "loan": loan, "type": "legal", "name": "Notice", "amount": 2_000, "due_date": today() });
    for (name, value) in changes.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

fn send(officer: &Officer<'_>, loan: LoanId, changes: Value) -> Reply {
    officer.post(PATH, &body(loan, changes))
}

fn outstanding(officer: &Officer<'_>, loan: LoanId) -> Money {
    officer.get(&format!("/v1/lms/loans/{loan}/")).read::<Loan>().outstanding_amount
}

fn audit(server: &Server) -> Vec<String> {
    let now = server.sandbox.clock.now();
    server.with_database(move |connection| crate::store::audit::findings(connection, now).unwrap())
}

#[test]
fn raises_a_demand_for_a_fee_with_gst() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    let before = outstanding(&officer, loan);
    let made = send(&officer, loan, json!({ "remark": "Second notice" }));
    assert_eq!(made.status, 201, "{}", made.text);
    let fee: Fee = made.read();
    assert_eq!((fee.gst_amount.grouped(), fee.total_amount.grouped()), ("360.00".to_owned(), "2,360.00".to_owned()));
    assert_eq!((fee.status.clone(), fee.outstanding_amount), (DemandStatus::Due, fee.total_amount));
    assert_eq!(outstanding(&officer, loan).less(before), fee.total_amount);
    let demands: Page<Demand> = officer.list(&format!("{PATH}{}/demands/", fee.id));
    assert_eq!((demands.count, demands.results[0].fee, demands.results[0].loan), (1, fee.total_amount, loan));
    assert_eq!(officer.get(&format!("{PATH}{}/", fee.id)).read::<Fee>(), fee);
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn deletes_only_unpaid_fees() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0FV11D");
    let before = outstanding(&officer, loan);
    let fee: Fee = send(&officer, loan, json!({})).read();
    let deleted = officer.send("DELETE", &format!("{PATH}{}/", fee.id), "");
    assert_eq!((deleted.status, deleted.text.as_str()), (204, ""));
    assert_eq!(outstanding(&officer, loan), before);
    assert_eq!(officer.get(&format!("{PATH}{}/", fee.id)).status, 404);
    let paid: Fee = send(&officer, loan, json!({ "amount": 1 })).read();
    server.with_database(move |connection| {
        let by = crate::store::events::Actor { name: "Asha".to_owned(), at: clock::parse_rfc3339(NOW).unwrap() };
        let adjustment =
            lms::loans::InitiateAdjustment { id: loan, amount: Money::from_paise(50), r#type: "cashback".into() };
        let record = crate::store::records::adjust(connection, &adjustment, "Ravi", by.at).unwrap();
        crate::store::records::mark_processed(connection, record.id, &by).unwrap();
    });
    let refused = officer.send("DELETE", &format!("{PATH}{}/", paid.id), "");
    assert_eq!((refused.status, refused.json()["code"].as_str()), (409, Some("fee_paid")), "{}", refused.text);
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn charges_an_account_fee_to_a_running_loan() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0FV11D");
    let account = officer.get(&format!("/v1/lms/loans/{loan}/")).json()["account"].clone();
    let fee: Fee = send(&officer, loan, json!({ "loan": null, "account": account, "gst_rate": 0 })).read();
    assert!(fee.loan.is_none());
    assert_eq!(fee.total_amount, Money::from_rupees(2_000));
    let demands: Page<Demand> = officer.list(&format!("{PATH}{}/demands/", fee.id));
    assert_eq!(demands.results[0].loan, loan);
    let closed = officer.list::<Loan>("/v1/lms/loans/?search=LN0C105D").results.remove(0);
    assert_eq!(send(&officer, closed.id, json!({})).json()["code"], "loan_closed");
    let of_closed = send(&officer, loan, json!({ "loan": null, "account": closed.account.id() }));
    assert_eq!(of_closed.json()["code"], "no_running_loan");
}

#[test]
fn lists_filters_and_searches_fees() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    send(&officer, loan, json!({ "name": "Stamp duty", "type": "documentation" })).read::<Fee>();
    send(&officer, loan, json!({ "due_date": today().add_days(9) })).read::<Fee>();
    let count = |query: &str| officer.list::<Fee>(&format!("{PATH}?{query}")).count;
    assert_eq!(
        (count(&format!("loan={loan}")), count("search=Stamp"), count("type=legal"), count("status=upcoming")),
        (2, 1, 1, 1)
    );
    let ordered: Page<Fee> = officer.list(&format!("{PATH}?ordering=due_date"));
    assert!(ordered.results.is_sorted_by(|one, next| one.due_date <= next.due_date));
    assert_eq!(officer.get(&format!("{PATH}?type=gift")).status, 400);
}

#[test]
fn accepts_or_rejects_each_bulk_row_on_its_own() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    let rows = [
        body(loan, json!({})),
        body(loan, json!({ "amount": 0 })),
        body(loan, json!({ "loan": null })),
        body(loan, json!({})),
    ];
    let answer: BulkResponse = officer.post(&format!("{PATH}bulk_create/"), &json!({ "rows": rows })).read();
    assert_eq!((answer.accepted, answer.rejected), (2, 2));
    assert!(matches!(&answer.results[1], BulkRow::Rejected { row: 2, errors } if errors.contains_key("amount")));
    assert!(
        matches!(&answer.results[2], BulkRow::Rejected { row: 3, errors } if errors.contains_key("non_field_errors"))
    );
}

#[test]
fn reports_errors_by_field() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    for (changes, field) in [
        (json!({ "type": "gift" }), "type"),
        (json!({ "name": " " }), "name"),
        (json!({ "amount": -1 }), "amount"),
        (json!({ "gst_rate": 1001 }), "gst_rate"),
        (json!({ "due_date": "soon" }), "due_date"),
        (json!({ "due_date": lms::Day::new(26, 11, 23) }), "due_date"),
        (json!({ "due_date": lms::Day::new(2016, 11, 23) }), "due_date"),
        (json!({ "loan": uuid::Uuid::new_v4() }), "loan"),
        (json!({ "account": uuid::Uuid::new_v4() }), "account"),
    ] {
        let refused = send(&officer, loan, changes);
        assert!(refused.status == 400 && refused.json()[field].is_array(), "{field}: {}", refused.text);
    }
    let missing = uuid::Uuid::new_v4();
    assert_eq!(officer.get(&format!("{PATH}{missing}/demands/")).status, 404);
    assert_eq!(officer.send("DELETE", &format!("{PATH}{missing}/"), "").status, 404);
}
