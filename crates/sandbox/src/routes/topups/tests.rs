mod bulk;

use crate::testing::{Officer, Reply, Server};
use lms::accounts::Account;
use lms::bulk::BulkResponse;
use lms::invoices::InvoiceFields;
use lms::payouts::{Payout, PayoutStatus};
use lms::topups::{LineCheck, Topup, TopupStatus};
use lms::{AccountId, Money, Page, PayoutId, TopupId};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const PATH: &str = "/v1/lms/topups/";

fn account(officer: &Officer<'_>) -> Account {
    officer.list::<Account>("/v1/lms/accounts/?search=AC0QX7T2").results.remove(0)
}

fn send(officer: &Officer<'_>, changes: Value) -> Reply {
    let mut body = json!({ "account": account(officer).id, "amount": 10_000 });
    for (name, value) in changes.as_object().unwrap() {
        body[name] = value.clone();
    }
    officer.post(PATH, &body)
}

fn put(officer: &Officer<'_>, topup: TopupId, action: &str) -> Reply {
    officer.send("PUT", &format!("{PATH}{topup}/{action}/"), "")
}

fn rerun(officer: &Officer<'_>, topup: TopupId) -> Topup {
    officer.get(&format!("{PATH}{topup}/rerun_checks/")).read()
}

fn patch(officer: &Officer<'_>, topup: TopupId, change: Value) -> Reply {
    officer.send("PATCH", &format!("{PATH}{topup}/"), &change.to_string())
}

fn found(officer: &Officer<'_>, topup: &Topup) -> Topup {
    officer.list::<Topup>(&format!("{PATH}?search={}", topup.ref_id)).results.remove(0)
}

fn run_action(officer: &Officer<'_>, payout: PayoutId, action: &str, body: &Value) -> Reply {
    officer.send("PUT", &format!("/v1/lms/payouts/{payout}/{action}/"), &body.to_string())
}

fn process(server: &Server, officer: &Officer<'_>, payout: PayoutId) {
    let paid = json!({ "utr": format!("TOPUP{}", &payout.to_string()[..8]), "bank_date": server.sandbox.clock.today(), "debit_bank": "HDFC" });
    assert_eq!(run_action(officer, payout, "process", &paid).status, 200);
}

fn audit(server: &Server) -> Vec<String> {
    let now = server.sandbox.clock.now();
    server.with_database(move |connection| crate::store::audit::findings(connection, now).unwrap())
}

#[test]
fn passing_topup_becomes_a_loan_and_is_disbursed_once_paid() {
    let server = Server::start();
    let officer = server.officer();
    let invoice = json!({ "invoice_no": "INV-1", "invoice_amount": 12_000, "seller_gstin": "27AAPFU0939F1ZV" });
    let made = send(&officer, invoice);
    assert_eq!(made.status, 201, "{}", made.text);
    let topup: Topup = made.read();
    assert!(
        topup.status == TopupStatus::Pending && topup.checks.iter().all(|check| check.passed),
        "{:?}",
        topup.checks
    );
    let payout = topup.payout.as_ref().unwrap().id();
    let first: Payout = officer.get(&format!("/v1/lms/payouts/{payout}/")).read();
    assert_eq!(
        (first.topup, first.amount, first.status),
        (Some(topup.id), Money::from_rupees(10_000), PayoutStatus::Pending)
    );
    assert_eq!(first.loan.as_ref().map(|loan| loan.id()), topup.loan.as_ref().map(|loan| loan.id()));
    process(&server, &officer, payout);
    assert_eq!(found(&officer, &topup).status, TopupStatus::Disbursed);
    assert_eq!(officer.list::<Topup>(&format!("{PATH}?status=disbursed")).count, 1);
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn explains_failed_checks_and_advances_once_they_pass() {
    let server = Server::start();
    let officer = server.officer();
    send(&officer, json!({ "invoice_no": "INV-7" })).read::<Topup>();
    let topup: Topup = send(&officer, json!({ "invoice_no": "INV-7", "invoice_amount": 9_000 })).read();
    assert_eq!(topup.status, TopupStatus::ChecksFailed);
    let failed: Vec<&str> =
        topup.checks.iter().filter(|check| !check.passed).map(|check| check.name.as_str()).collect();
    assert_eq!(failed, ["invoice_amount", "invoice_unique"]);
    assert!(
        topup.checks.iter().any(|check| check.message.contains("₹1,000 more than the invoice's ₹9,000")),
        "{:?}",
        topup.checks
    );
    assert_eq!(rerun(&officer, topup.id).status, TopupStatus::ChecksFailed);
    let fixed: Topup = patch(&officer, topup.id, json!({ "invoice_no": "INV-8", "amount": 9_000 })).read();
    assert!(fixed.status == TopupStatus::Draft && fixed.loan.is_none(), "a change never draws by itself");
    assert!(fixed.checks.iter().all(|check| check.passed));
    let fixed = rerun(&officer, topup.id);
    assert!(fixed.status == TopupStatus::Pending && fixed.loan.is_some());
    assert_eq!(patch(&officer, topup.id, json!({ "amount": 1 })).json()["code"], "topup_status");
    assert_eq!(
        rerun(&officer, topup.id).loan.map(|loan| loan.id()),
        fixed.loan.map(|loan| loan.id()),
        "no second loan"
    );
}

#[test]
fn releases_scheduled_topups_on_time_and_unschedules_them() {
    let server = Server::start();
    let officer = server.officer();
    let tomorrow = server.sandbox.clock.now().add_seconds(600);
    let topup: Topup = send(&officer, json!({ "scheduled_at": tomorrow })).read();
    let other: Topup = send(&officer, json!({ "scheduled_at": tomorrow, "amount": 500 })).read();
    assert!(topup.status == TopupStatus::Scheduled && topup.loan.is_none());
    let off: Topup = put(&officer, other.id, "unschedule").read();
    assert_eq!((off.status, off.scheduled_at), (TopupStatus::Draft, None));
    assert_eq!(put(&officer, other.id, "unschedule").json()["code"], "topup_status");
    server.post("/sandbox/clock/", &json!({ "advance_seconds": 601 }));
    let until = Instant::now() + Duration::from_secs(20);
    while found(&officer, &topup).status != TopupStatus::Pending {
        assert!(Instant::now() < until, "it went on when its time came");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(found(&officer, &other).status, TopupStatus::Draft);
    assert_eq!(rerun(&officer, other.id).status, TopupStatus::Pending, "a draft goes on when it is checked");
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn reinitiates_a_failed_payout_once_to_another_bank() {
    let server = Server::start();
    let officer = server.officer();
    let topup: Topup = send(&officer, json!({})).read();
    let payout = topup.payout.as_ref().unwrap().id();
    let path = format!("{PATH}{}/reinitiate_payout/", topup.id);
    assert_eq!(officer.post(&path, &json!({})).json()["code"], "topup_payout_status");
    let in_progress: Payout = run_action(&officer, payout, "process", &json!({})).read();
    let callback = json!({ "payout_service_id": in_progress.payout_service_id, "status": "failed", "failed_remark": "Account closed" });
    assert_eq!(officer.post("/v1/lms/payouts/callback/", &callback).status, 200);
    let bank =
        json!({ "account_no": "00112233445566", "ifsc": "HDFC0000042", "account_holder_name": "Meera Textiles" });
    let reinitiated = officer.post(&path, &json!({ "credit_bank": bank }));
    assert_eq!(reinitiated.status, 201, "{}", reinitiated.text);
    let reinitiated: Payout = reinitiated.read();
    assert_eq!(
        (reinitiated.status, reinitiated.credit_bank.unwrap().ifsc.as_str()),
        (PayoutStatus::Pending, "HDFC0000042")
    );
    assert_eq!(
        run_action(&officer, payout, "retry", &json!({})).json()["code"],
        "payout_cancelled",
        "the old one can't be paid as well"
    );
    assert_eq!(found(&officer, &topup).payout.map(|payout| payout.id()), Some(reinitiated.id));
    assert_eq!(officer.post(&path, &json!({})).status, 409);
    process(&server, &server.sign_in_as("ravi.iyer@lender.example"), reinitiated.id);
    assert_eq!(found(&officer, &topup).status, TopupStatus::Disbursed);
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn checks_an_amount_against_the_limit() {
    let server = Server::start();
    let officer = server.officer();
    let borrower = account(&officer);
    let check = |amount: Money| -> LineCheck {
        let body = json!({ "account": borrower.id, "amount": amount }).to_string();
        officer.send("PUT", &format!("{PATH}check_line_amount/"), &body).read()
    };
    let fits = check(borrower.available_amount);
    assert_eq!((fits.allowed, fits.available, fits.shortfall), (true, borrower.available_amount, Money::ZERO));
    let over = check(borrower.available_amount.less(Money::from_rupees(-250)));
    assert!(
        !over.allowed && over.shortfall == Money::from_rupees(250) && over.message.contains("₹250 more"),
        "{over:?}"
    );
    send(&officer, json!({ "amount": borrower.available_amount })).read::<Topup>();
    assert_eq!(check(Money::from_rupees(1)).available, Money::ZERO, "requested amounts count as used");
    let failed: Topup = send(&officer, json!({})).read();
    assert_eq!(failed.status, TopupStatus::ChecksFailed);
    let blocked = officer.list::<Account>("/v1/lms/accounts/?search=AC0WR0FF").results.remove(0);
    let body = json!({ "account": blocked.id, "amount": 1 }).to_string();
    let refused: LineCheck = officer.send("PUT", &format!("{PATH}check_line_amount/"), &body).read();
    assert_eq!((refused.allowed, refused.message.as_str()), (false, "The account is blocked."));
}

#[test]
fn parses_an_invoice_without_storing_it() {
    let server = Server::start();
    let officer = server.officer();
    let topup: Topup = send(&officer, json!({})).read();
    let text = "TAX INVOICE\nInvoice No: A/12\nDate: 05/11/2026\nGrand Total: 1,18,000.00";
    let read: InvoiceFields = officer
        .send("PATCH", &format!("{PATH}{}/invoice_parse/", topup.id), &json!({ "text": text }).to_string())
        .read();
    assert_eq!(
        (read.invoice_no.value.as_deref(), read.invoice_amount.value),
        (Some("A/12"), Some(Money::from_rupees(118_000)))
    );
    assert_eq!(found(&officer, &topup).invoice_no, None);
    let empty = officer.send("PATCH", &format!("{PATH}{}/invoice_parse/", topup.id), r#"{"text":""}"#);
    assert!(empty.json()["text"].is_array());
}

#[test]
fn lists_bulk_creates_and_validates_topups() {
    let server = Server::start();
    let officer = server.officer();
    let id = account(&officer).id;
    let rows = [json!({ "account": id, "amount": 100 }), json!({ "account": id, "amount": 0 }), json!({ "amount": 5 })];
    let answer: BulkResponse = officer.post(&format!("{PATH}bulk_create/"), &json!({ "rows": rows })).read();
    assert_eq!((answer.accepted, answer.rejected), (1, 2));
    let page: Page<Topup> =
        officer.list(&format!("{PATH}?account={id}&amount_min=100&expand=payout,loan,account&search=Meera"));
    assert_eq!(page.count, 1);
    assert!(page.results[0].payout.as_ref().unwrap().full().is_some() && page.results[0].account.full().is_some());
    for (changes, field) in [
        (json!({ "account": AccountId(uuid::Uuid::new_v4()) }), "account"),
        (json!({ "seller_gstin": "27AAPFU0939F1YV" }), "seller_gstin"),
        (json!({ "invoice_amount": -1 }), "invoice_amount"),
        (json!({ "group": uuid::Uuid::new_v4() }), "group"),
        (json!({ "scheduled_at": "soon" }), "scheduled_at"),
        (json!({ "credit_bank": { "account_no": "1" } }), "credit_bank"),
    ] {
        let refused = send(&officer, changes);
        assert!(refused.status == 400 && refused.json()[field].is_array(), "{field}: {}", refused.text);
    }
    let missing = TopupId(uuid::Uuid::new_v4());
    assert_eq!(put(&officer, missing, "unschedule").status, 404);
    assert_eq!(officer.get(&format!("{PATH}{missing}/rerun_checks/")).status, 404);
    assert_eq!(officer.get(&format!("{PATH}?ordering=colour")).status, 400);
}
