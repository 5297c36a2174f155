use crate::testing::{Officer, Server, keys};
use lms::loans::LoanSummary;
use lms::payouts::{Payout, PayoutMethod, PayoutStatus};
use lms::{LoanId, Money};
use serde_json::{Value, json};
use std::thread;

const DAY: f64 = 1_795_458_599.999_999; // 23 November 2026

fn requested(officer: &Officer<'_>, amount: Value) -> Payout {
    officer.request_tranche(officer.loan("LN0QX7T2"), amount).read()
}

fn path(payout: &Payout, step: &str) -> String {
    format!("/v1/lms/payouts/{}/{step}", payout.id)
}

fn put(officer: &Officer<'_>, payout: &Payout, step: &str, body: &Value) -> crate::testing::Reply {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    officer.send("PUT", &path(payout, step), &body)
}

fn manual_payment(utr: &str) -> Value {
    json!({ "utr": utr, "bank_date": DAY, "debit_bank": "HDFC 0042" })
}

fn summary(officer: &Officer<'_>, loan: LoanId) -> LoanSummary {
    officer.get(&format!("/v1/lms/loans/{loan}/summary/")).read()
}

/// Polls until the payout has this status: the simulated bank answers in the background.
fn until(officer: &Officer<'_>, payout: &Payout, status: &PayoutStatus) -> Payout {
    for _ in 0..2_000 {
        let now: Payout = officer.get(&path(payout, "")).read();
        if now.status == *status {
            return now;
        }
        thread::yield_now();
        thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("{} never became {status}", payout.ref_id);
}

#[test]
fn manually_paid_tranche_is_owed_from_its_bank_date() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    let before = summary(&officer, loan);
    let payout = requested(&officer, json!(150_000));
    server.sandbox.clock.advance(86_400);
    let officer = server.officer();
    let paid: Payout = put(&officer, &payout, "process/", &manual_payment("UTR00012345")).read();
    assert_eq!((&paid.status, paid.utr.as_deref()), (&PayoutStatus::Processed, Some("UTR00012345")));
    assert_eq!(paid.bank_date.map(|day| day.to_string()).as_deref(), Some("23 Nov 2026"));
    assert_eq!(paid.debit_bank.as_ref().map(|bank| bank.text()), Some("\"HDFC 0042\""));
    let after = summary(&officer, loan);
    assert_eq!(after.disbursed_amount.less(before.disbursed_amount), Money::from_rupees(150_000));
    assert_eq!(after.outstanding.principal.less(before.outstanding.principal), Money::from_rupees(150_000));
    assert_eq!(after.undisbursed_amount, before.undisbursed_amount.less(Money::from_rupees(150_000)));

    let again = put(&officer, &payout, "process/", &manual_payment("UTR00099999"));
    assert_eq!((again.status, &again.json()["code"]), (409, &json!("payout_processed")));
    assert_eq!(put(&officer, &payout, "cancel/", &json!({ "remark": "too late" })).status, 409);
}

#[test]
fn a_payout_stuck_at_the_bank_is_marked_paid_and_then_returned() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    let before = summary(&officer, loan);
    let payout = requested(&officer, json!(2_000));
    let back = json!({ "remark": "Account closed" });
    assert_eq!(put(&officer, &payout, "return/", &back).json()["code"], "payout_pending");
    put(&officer, &payout, "process/", &Value::Null).read::<Payout>();
    assert_eq!(put(&officer, &payout, "process/", &Value::Null).json()["code"], "payout_processing");
    let paid: Payout = put(&officer, &payout, "process/", &manual_payment("UTR00012345")).read();
    assert_eq!((&paid.status, paid.utr.as_deref()), (&PayoutStatus::Processed, Some("UTR00012345")));
    assert_eq!(put(&officer, &payout, "return/", &json!({})).json()["remark"][0], "This field is required.");
    let returned: Payout = put(&officer, &payout, "return/", &back).read();
    assert_eq!((&returned.status, returned.failed_remark.as_deref()), (&PayoutStatus::Failed, Some("Account closed")));
    assert_eq!(summary(&officer, loan).disbursed_amount, before.disbursed_amount);
    let other = requested(&officer, json!(2_000));
    put(&officer, &other, "process/", &manual_payment("UTR00012345")).read::<Payout>();
    assert_eq!(put(&officer, &payout, "retry/", &Value::Null).read::<Payout>().utr, None);
    let now = server.sandbox.clock.now();
    let findings = server.with_database(move |connection| crate::store::audit::findings(connection, now).unwrap());
    assert_eq!(findings, Vec::<String>::new());
}

#[test]
fn rejects_a_utr_used_by_another_payout() {
    let server = Server::start();
    let officer = server.officer();
    let (first, second) = (requested(&officer, json!(1_000)), requested(&officer, json!(1_000)));
    assert_eq!(put(&officer, &first, "process/", &manual_payment("UTR00012345")).status, 200);
    let refused = put(&officer, &second, "process/", &manual_payment("UTR00012345"));
    assert_eq!((refused.status, &refused.json()["code"]), (409, &json!("utr_used")));
    let waiting: Payout = officer.get(&path(&second, "")).read();
    assert_eq!(waiting.status, PayoutStatus::Pending);
}

#[test]
fn concurrent_processing_pays_once() {
    let server = Server::start();
    let officer = server.officer();
    let payout = requested(&officer, json!(1_000));
    let statuses: Vec<u16> = thread::scope(|scope| {
        let both: Vec<_> = ["UTR00000001", "UTR00000002"]
            .map(|utr| {
                let (officer, payout) = (&officer, &payout);
                scope.spawn(move || put(officer, payout, "process/", &manual_payment(utr)).status)
            })
            .into_iter()
            .collect();
        both.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(statuses == [200, 409] || statuses == [409, 200], "{statuses:?}");
}

#[test]
fn validates_details_of_a_manual_payment() {
    let server = Server::start();
    let officer = server.officer();
    let payout = requested(&officer, json!(1_000));
    for (body, field) in [
        (json!({ "utr": "x", "bank_date": DAY, "debit_bank": "a" }), "utr"),
        (json!({ "utr": "UTR 000123", "bank_date": DAY, "debit_bank": "a" }), "utr"),
        (json!({ "utr": "UTR00012345", "debit_bank": "a" }), "bank_date"),
        (json!({ "utr": "UTR00012345", "bank_date": DAY + 5.0 * 86_400.0, "debit_bank": "a" }), "bank_date"),
        (json!({ "utr": "UTR00012345", "bank_date": DAY - 86_400.0, "debit_bank": "a" }), "bank_date"),
        (json!({ "utr": "UTR00012345", "bank_date": 0.0, "debit_bank": "a" }), "bank_date"),
        (json!({ "utr": "UTR00012345", "bank_date": DAY }), "debit_bank"),
    ] {
        let reply = put(&officer, &payout, "process/", &body);
        assert_eq!((reply.status, keys(&reply.text)), (400, vec![field.to_owned()]), "{body}");
    }
}

#[test]
fn simulated_bank_pays_a_processed_payout() {
    let server = Server::start();
    let officer = server.officer();
    let payout = requested(&officer, json!(250_000));
    let with_bank: Payout = put(&officer, &payout, "process/", &Value::Null).read();
    assert_eq!((&with_bank.status, &with_bank.method), (&PayoutStatus::Processing, &PayoutMethod::Rtgs));
    assert!(with_bank.payout_service_id.is_some() && with_bank.utr.is_none());
    server.sandbox.clock.advance(60);
    let paid = until(&officer, &payout, &PayoutStatus::Processed);
    assert!(paid.utr.is_some() && paid.processed_at.is_some());
}

#[test]
fn corrects_and_retries_a_failed_payout() {
    let server = Server::start();
    let officer = server.officer();
    let payout = requested(&officer, json!(1_000.13));
    assert_eq!(put(&officer, &payout, "retry/", &Value::Null).json()["code"], "payout_pending");
    put(&officer, &payout, "process/", &Value::Null);
    server.sandbox.clock.advance(60);
    let failed = until(&officer, &payout, &PayoutStatus::Failed);
    assert_eq!(failed.failed_remark.as_deref(), Some("Account closed"));

    let bank =
        json!({ "account_no": "00112233445566", "ifsc": "HDFC0000042", "account_holder_name": "Meera Textiles" });
    let changed = officer.send("PATCH", &path(&payout, ""), &json!({ "credit_bank": bank }).to_string());
    assert_eq!(changed.read::<Payout>().credit_bank.unwrap().ifsc, "HDFC0000042");
    let again: Payout = put(&officer, &payout, "retry/", &Value::Null).read();
    assert_eq!((&again.status, again.failed_remark, again.payout_service_id), (&PayoutStatus::Pending, None, None));
    let another = server.sign_in_as("ravi.iyer@lender.example");
    assert_eq!(put(&another, &payout, "process/", &manual_payment("UTR00012345")).status, 200);
}

#[test]
fn ignores_repeated_callbacks() {
    let server = Server::start();
    let officer = server.officer();
    let payout = requested(&officer, json!(1_000));
    let with_bank: Payout = put(&officer, &payout, "process/", &Value::Null).read();
    let service = with_bank.payout_service_id.unwrap();
    let say = |status: &str, utr: &str| {
        let callback = json!({ "payout_service_id": service, "status": status, "utr": utr });
        officer.post("/v1/lms/payouts/callback/", &callback)
    };
    assert_eq!(say("processing", "UTR00012345").text, "{}");
    for _ in 0..2 {
        assert_eq!(
            (say("processed", "UTR00012345").status, say("processed", "UTR00012345").text),
            (200, "{}".to_owned())
        );
    }
    assert_eq!(say("failed", "UTR00012345").json()["code"], "payout_processed");
    assert_eq!(say("processed", "UTR00099999").status, 409);
    let unknown = json!({ "payout_service_id": "nobody", "status": "processed", "utr": "UTR00012346" });
    assert_eq!(officer.post("/v1/lms/payouts/callback/", &unknown).status, 404);
    let nothing = json!({ "payout_service_id": service, "status": "processed" });
    assert_eq!(keys(&officer.post("/v1/lms/payouts/callback/", &nothing).text), ["utr"]);
}

#[test]
fn cancelling_a_payout_frees_its_amount() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    let before = summary(&officer, loan).undisbursed_amount;
    let payout = requested(&officer, json!(150_000));
    assert!(summary(&officer, loan).undisbursed_amount < before);
    assert_eq!(put(&officer, &payout, "cancel/", &json!({})).status, 400);
    let cancelled: Payout = put(&officer, &payout, "cancel/", &json!({ "remark": "asked twice" })).read();
    assert_eq!(cancelled.status, PayoutStatus::Cancelled);
    assert_eq!(summary(&officer, loan).undisbursed_amount, before);
}
