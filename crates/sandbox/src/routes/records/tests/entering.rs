use super::{PATH, body, enter, maker_and_checker, put, today};
use crate::testing::Server;
use lms::Page;
use lms::bulk::{BulkResponse, BulkRow};
use lms::records::{Record, RecordStatus};
use serde_json::json;

#[test]
fn creates_a_draft_with_all_fields() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    let made = officer.post(
        PATH,
        &body(json!({ "loan": loan, "tds_amount": 111.11, "utr": "HDFCN26327000001", "remark": "Counter" })),
    );
    assert_eq!(made.status, 201, "{}", made.text);
    let record: Record = made.read();
    assert_eq!((record.status.clone(), record.amount.grouped()), (RecordStatus::Draft, "1,111.11".to_owned()));
    assert_eq!((record.remaining_amount, record.bank_date), (record.amount, Some(today())));
    assert_eq!(record.loan.as_ref().map(|loan| loan.id()), Some(loan));
    assert!(record.account.is_some(), "the account is the loan's");
    let one: Record = officer.get(&format!("{PATH}{}/?expand=account,loan", record.id)).read();
    assert_eq!(one.loan.unwrap().full().unwrap().ref_id, "LN0QX7T2");
    assert_eq!(one.settlements, Some(Vec::new()));
}

#[test]
fn rejects_a_duplicate_utr() {
    let server = Server::start();
    let officer = server.officer();
    let first = enter(&officer, json!({ "utr": "HDFCN26327000001" }));
    let second = officer.post(PATH, &body(json!({ "utr": "HDFCN26327000001" })));
    assert_eq!((second.status, second.json()["code"].as_str()), (409, Some("duplicate_utr")));
    assert!(second.text.contains(&first.ref_id), "{}", second.text);
}

#[test]
fn a_utr_of_a_rejected_or_reverted_record_can_be_used_again() {
    let server = Server::start();
    let (asha, ravi) = maker_and_checker(&server);
    let utr = json!({ "utr": "HDFCN26327000001" });
    let discarded = enter(&asha, utr.clone());
    put(&asha, &discarded, "reject", json!({ "remark": "Entered by mistake" })).read::<Record>();
    let rejected = enter(&asha, utr.clone());
    put(&asha, &rejected, "request_approval", json!({})).read::<Record>();
    put(&ravi, &rejected, "reject", json!({ "remark": "Wrong amount" })).read::<Record>();
    let second = enter(&asha, utr);
    let asked = put(&asha, &rejected, "request_approval", json!({}));
    assert_eq!((asked.status, asked.json()["code"].as_str()), (409, Some("duplicate_utr")), "entered again since");
    assert!(asked.text.contains(&second.ref_id), "{}", asked.text);
}

#[test]
fn reports_errors_by_field() {
    let server = Server::start();
    let officer = server.officer();
    let all = officer.post(
        PATH,
        &json!({ "tds_amount": -1, "utr": "a b", "settlement_order": "youngest", "component_order": "fee" }),
    );
    assert_eq!(all.status, 400);
    for field in [
        "type",
        "received_amount",
        "payment_mode",
        "bank_date",
        "tds_amount",
        "utr",
        "settlement_order",
        "component_order",
    ] {
        assert!(all.json()[field].is_array(), "{field}: {}", all.text);
    }
    for (changes, field) in [
        (json!({ "received_amount": 0 }), "received_amount"),
        (json!({ "type": "gift" }), "type"),
        (json!({ "payment_mode": "pigeon" }), "payment_mode"),
        (json!({ "bank_date": today().add_days(1) }), "bank_date"),
        (json!({ "bank_date": lms::Day::new(26, 11, 23) }), "bank_date"),
        (json!({ "loan": uuid::Uuid::new_v4() }), "loan"),
        (json!({ "account": uuid::Uuid::new_v4() }), "account"),
        (json!({ "settlement_order": "foreclosure" }), "settlement_order"),
    ] {
        let refused = officer.post(PATH, &body(changes));
        assert!(refused.status == 400 && refused.json()[field].is_array(), "{field}: {}", refused.text);
    }
}

#[test]
fn accepts_or_rejects_each_bulk_row_on_its_own() {
    let server = Server::start();
    let officer = server.officer();
    let before = officer.list::<Record>(PATH).count;
    let rows = [
        body(json!({ "utr": "BULK00000001" })),
        body(json!({ "received_amount": -5 })),
        body(json!({ "utr": "BULK00000001" })),
        json!(7),
        body(json!({})),
    ];
    let answer: BulkResponse = officer.post(&format!("{PATH}bulk_create/"), &json!({ "rows": rows })).read();
    assert_eq!((answer.accepted, answer.rejected, answer.results.len()), (2, 3, 5));
    assert!(
        matches!(&answer.results[1], BulkRow::Rejected { row: 2, errors } if errors.contains_key("received_amount"))
    );
    assert!(
        matches!(&answer.results[2], BulkRow::Rejected { row: 3, errors } if errors.contains_key("non_field_errors"))
    );
    assert_eq!(officer.list::<Record>(PATH).count, before + 2);
}

#[test]
fn filters_orders_and_searches_records() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    enter(&officer, json!({ "loan": loan, "received_amount": 77_777, "utr": "SEARCHME01" }));
    let count = |query: &str| officer.list::<Record>(&format!("{PATH}?{query}")).count;
    assert_eq!(
        (
            count("search=SEARCHME"),
            count("amount_min=77777&amount_max=77777"),
            count(&format!("status=draft&loan={loan}"))
        ),
        (1, 1, 1)
    );
    assert_eq!((count("search=Meera"), count(&format!("loan={loan}"))), (10, 10));
    assert_eq!(count("payment_mode=neft") + count("payment_mode=nach,upi,imps,cash,rtgs"), count(""));
    let page: Page<Record> = officer.list(&format!("{PATH}?ordering=-amount&page_size=500"));
    assert!(page.results.is_sorted_by(|one, next| one.amount >= next.amount));
    let day = today().end().epoch_text();
    assert_eq!(count(&format!("bank_date_from={day}&status=draft&loan={loan}")), 1);
    for wrong in ["ordering=colour", "status=lost", "account=7", "amount_min=much"] {
        assert_eq!(officer.get(&format!("{PATH}?{wrong}")).status, 400, "{wrong}");
    }
}

#[test]
fn exports_the_list_as_csv_without_formulas() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    enter(&officer, json!({ "loan": loan, "received_amount": 1234.5, "remark": "=HYPERLINK(\"x\"), twice" }));
    let file = officer.send("PUT", &format!("{PATH}export/?status=draft&loan={loan}"), "");
    assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8"));
    let lines: Vec<&str> = file.text.split("\r\n").collect();
    assert_eq!(lines.len(), 3, "{}", file.text);
    assert!(
        lines[1].contains("LN0QX7T2,1234.5,0,1234.5") && lines[1].ends_with("\"'=HYPERLINK(\"\"x\"\"), twice\""),
        "{}",
        lines[1]
    );
    let all = officer.send("PUT", &format!("{PATH}export/"), "");
    assert_eq!(all.text.lines().count() as u64, 1 + officer.list::<Record>(PATH).count);
}
