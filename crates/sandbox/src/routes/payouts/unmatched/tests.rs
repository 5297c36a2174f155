use crate::testing::{Officer, Reply, Server};
use lms::loans::Loan;
use lms::payouts::{Payout, PayoutStatus};
use lms::reconciliation::{BankLine, LIKELY_PERCENT, percent};
use lms::{Money, Page, PayoutId};
use serde_json::json;

const PATH: &str = "/v1/lms/payouts/unmatched/";

fn found(officer: &Officer<'_>, text: &str) -> BankLine {
    officer.list::<BankLine>(&format!("{PATH}?search={text}")).results.remove(0)
}

fn allocate(officer: &Officer<'_>, line: &BankLine, payout: PayoutId) -> Reply {
    officer.send("PUT", &format!("{PATH}{}/match/", line.id), &json!({ "payout": payout }).to_string())
}

fn unmatch(officer: &Officer<'_>, line: &BankLine) -> Reply {
    officer.send("PUT", &format!("{PATH}{}/unmatch/", line.id), "")
}

fn payout(officer: &Officer<'_>, reference: &str) -> Payout {
    officer.list::<Payout>(&format!("/v1/lms/payouts/?search={reference}")).results.remove(0)
}

fn audit(server: &Server) -> Vec<String> {
    let now = server.sandbox.clock.now();
    server.with_database(move |connection| crate::store::audit::findings(connection, now).unwrap())
}

#[test]
fn suggests_payouts_for_a_debit_with_reasons() {
    let server = Server::start();
    let officer = server.officer();
    let line = found(&officer, "PAY04ZK1");
    let best = &line.candidates[0];
    assert_eq!((best.ref_id.as_str(), best.difference), ("PAY04ZK1", Money::ZERO));
    for reason in ["Same UTR", "PAY04ZK1 in the bank's text", "Same amount", "Name in the bank's text"] {
        assert!(best.reasons.iter().any(|found_reason| found_reason == reason), "{reason}: {:?}", best.reasons);
    }
    assert_eq!(found(&officer, "CHARGES").candidates, []);
}

#[test]
fn unmatching_a_processed_payout_leaves_it_processed() {
    let server = Server::start();
    let officer = server.officer();
    let (line, paid) = (found(&officer, "PAY04ZK1"), payout(&officer, "PAY04ZK1"));
    let before = officer.list::<BankLine>(PATH).count;
    let matched: BankLine = allocate(&officer, &line, paid.id).read();
    assert_eq!(matched.payout.map(|payout| payout.id()), Some(paid.id));
    assert_eq!(officer.list::<BankLine>(PATH).count, before - 1);
    assert_eq!(allocate(&officer, &line, paid.id).json()["code"], "debit_matched");
    assert_eq!(audit(&server), Vec::<String>::new());
    assert!(unmatch(&officer, &line).read::<BankLine>().payout.is_none());
    assert_eq!(payout(&officer, "PAY04ZK1").status, PayoutStatus::Processed);
    assert_eq!(unmatch(&officer, &line).json()["code"], "debit_unmatched");
}

#[test]
fn matching_marks_a_payout_as_paid_and_unmatching_reverts_it() {
    let server = Server::start();
    let officer = server.officer();
    let (line, waiting) = (found(&officer, "PAY0NEW1"), payout(&officer, "PAY0NEW1"));
    assert_eq!(waiting.status, PayoutStatus::Pending);
    let drawn = || officer.get(&format!("/v1/lms/loans/{}/", officer.loan("LN0NEW01"))).read::<Loan>().disbursed_amount;
    allocate(&officer, &line, waiting.id).read::<BankLine>();
    let paid = payout(&officer, "PAY0NEW1");
    assert_eq!((paid.status, paid.utr, drawn()), (PayoutStatus::Processed, line.utr.clone(), waiting.amount));
    assert_eq!((paid.bank_line, paid.updated_by.as_deref()), (Some(line.id), Some("Asha Kulkarni")));
    assert_eq!(audit(&server), Vec::<String>::new());
    unmatch(&officer, &line).read::<BankLine>();
    let again = payout(&officer, "PAY0NEW1");
    assert_eq!((again.status, again.utr, drawn()), (PayoutStatus::Pending, None, Money::ZERO));
    assert_eq!(again.bank_line, None);
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn a_debit_with_another_utr_is_a_possible_double_payment() {
    let server = Server::start();
    let officer = server.officer();
    let waiting = payout(&officer, "PAY0NEW1");
    let line = found(&officer, "PAY0NEW1");
    assert!(percent(&line.candidates[0].score) >= LIKELY_PERCENT);
    let paid = json!({ "utr": "ICICN52026112301", "bank_date": 1_795_458_599.999_999, "debit_bank": "ICICI 000405" });
    let path = format!("/v1/lms/payouts/{}/process/", waiting.id);
    officer.send("PUT", &path, &paid.to_string()).read::<Payout>();
    let line = found(&officer, "PAY0NEW1");
    let candidate = line.candidates.iter().find(|candidate| candidate.ref_id == "PAY0NEW1").unwrap();
    assert_eq!(candidate.utr.as_deref(), Some("ICICN52026112301"));
    assert!(percent(&candidate.score) < LIKELY_PERCENT, "{candidate:?}");
    assert_eq!(candidate.reasons[0], "Possible double payment: the payout was paid with UTR ICICN52026112301");
}

#[test]
fn a_debit_that_is_no_payout_is_added_set_aside_and_put_back() {
    let server = Server::start();
    let officer = server.officer();
    let utr = "CHG26112300001";
    let new = json!({ "bank_date": 1_795_458_599.999_999, "amount": 590, "utr": utr, "narration": "SMS FEES Q3", "debit_bank": "HDFC 0042" });
    let made = officer.post(PATH, &new);
    assert_eq!(made.status, 201, "{}", made.text);
    assert_eq!(officer.post(PATH, &new).json()["code"], "duplicate_utr");
    assert_eq!(officer.post(PATH, &json!({ "amount": -1, "utr": "a b" })).status, 400);
    let line = found(&officer, utr);
    assert_eq!((line.amount, line.narration.as_str()), (Money::from_rupees(590), "SMS FEES Q3"));
    let set_aside = |remark: &str| {
        officer.send("PUT", &format!("{PATH}{}/set_aside/", line.id), &json!({ "remark": remark }).to_string())
    };
    assert_eq!(set_aside("").status, 400);
    assert_eq!(set_aside("Bank charge").read::<BankLine>().remark.as_deref(), Some("Bank charge"));
    assert_eq!(officer.list::<BankLine>(&format!("{PATH}?search={utr}")).count, 0);
    assert_eq!(set_aside("Again").json()["code"], "debit_set_aside");
    assert_eq!(allocate(&officer, &line, payout(&officer, "PAY0NEW1").id).json()["code"], "debit_set_aside");
    assert_eq!(unmatch(&officer, &line).read::<BankLine>().remark, None);
    assert_eq!(officer.list::<BankLine>(&format!("{PATH}?search={utr}")).count, 1);
    assert_eq!(audit(&server), Vec::<String>::new());
}

#[test]
fn rejects_invalid_matches() {
    let server = Server::start();
    let officer = server.officer();
    let line = found(&officer, "PAY04ZK1");
    let apart = allocate(&officer, &line, payout(&officer, "PAY01MT7").id);
    assert!(apart.status == 400 && apart.text.contains("₹2,00,000 apart"), "{}", apart.text);
    assert_eq!(allocate(&officer, &line, PayoutId(uuid::Uuid::new_v4())).status, 400);
    assert_eq!(
        officer.send("PUT", &format!("{PATH}{}/match/", line.id), "{}").json()["payout"][0],
        "This field is required."
    );
    let unknown_id = format!("{PATH}{}/unmatch/", uuid::Uuid::new_v4());
    assert_eq!(officer.send("PUT", &unknown_id, "").status, 404);
    let ordered: Page<BankLine> = officer.list(&format!("{PATH}?ordering=-amount&page_size=500"));
    assert!(ordered.results.is_sorted_by(|one, next| one.amount >= next.amount));
    let some: Page<BankLine> = officer.list(&format!("{PATH}?amount_min=590&amount_max=590"));
    assert_eq!(some.count, 1);
}
