use crate::clock;
use crate::testing::{NOW, Officer, Reply, Server};
use lms::demands::Demand;
use lms::loans::Loan;
use lms::restructure::Restructuring;
use lms::{Day, LoanId, Money, Page};
use serde_json::{Value, json};

fn today() -> Day {
    clock::parse_rfc3339(NOW).unwrap().day()
}

fn send(officer: &Officer<'_>, loan: LoanId, changes: Value) -> Reply {
    let mut body = json!({ "effective_date": today(), "reason": "Flood relief" });
    for (name, value) in changes.as_object().unwrap() {
        body[name] = value.clone();
    }
    officer.post(&format!("/v1/lms/loans/{loan}/restructure/"), &body)
}

fn schedule(officer: &Officer<'_>, loan: LoanId) -> Vec<Demand> {
    officer.list::<Demand>(&format!("/v1/lms/demands/?loan={loan}&page_size=500&ordering=index")).results
}

fn principal(demands: &[Demand]) -> Money {
    demands.iter().map(|demand| demand.principal).sum()
}

#[test]
fn preview_returns_the_new_schedule_without_storing_it() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    let before = schedule(&officer, loan);
    let preview: Restructuring =
        send(&officer, loan, json!({ "emi_count": 36, "roi_value": 12, "preview": true })).read();
    assert!(preview.preview);
    assert_eq!(schedule(&officer, loan), before);
    let saved: Restructuring = send(&officer, loan, json!({ "emi_count": 36, "roi_value": 12 })).read();
    assert_eq!((saved.old, &saved.new, saved.preview), (preview.old, &preview.new, false));
    let after = schedule(&officer, loan);
    let rest: Vec<_> = after.iter().filter(|demand| demand.due_date > today()).collect();
    assert_eq!((rest.len(), saved.new.emi_count), (36, 36));
    for (demand, row) in rest.iter().zip(&saved.new.rows) {
        assert_eq!((demand.due_date, demand.principal, demand.interest), (row.due_date, row.principal, row.interest));
    }
    assert_eq!(principal(&after), principal(&before), "the principal to repay is unchanged");
    let detail: Loan = officer.get(&format!("/v1/lms/loans/{loan}/")).read();
    assert_eq!((detail.roi_value.to_string().as_str(), detail.emi_count), ("12", Some(after.len() as i64)));
    let demanded =
        |demands: &[Demand]| demands.iter().filter(|demand| demand.due_date <= today()).cloned().collect::<Vec<_>>();
    assert_eq!(demanded(&after), demanded(&before), "amounts already demanded are unchanged");
}

#[test]
fn restructures_by_emi_amount() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    let before = principal(&schedule(&officer, loan));
    let done: Restructuring = send(&officer, loan, json!({ "emi_amount": 12_000 })).read();
    let (last, regular) = done.new.rows.split_last().unwrap();
    // The first EMI also includes interest up to the effective date.
    assert!(regular[1..].iter().all(|row| row.amount == Money::from_rupees(12_000)), "{:?}", done.new.rows);
    assert!(last.amount <= Money::from_rupees(12_000) && last.closing_principal.is_zero());
    assert_eq!(principal(&schedule(&officer, loan)), before);
    let too_little = send(&officer, loan, json!({ "emi_amount": 1 }));
    assert_eq!(too_little.status, 400);
    assert!(
        too_little.json()["emi_amount"][0].as_str().unwrap().contains("never pays the loan back"),
        "{too_little:?}"
    );
}

#[test]
fn resetting_a_restructured_schedule_changes_nothing() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    for change in [json!({ "emi_count": 30, "roi_value": 14.5 }), json!({ "emi_amount": 15_000 })] {
        send(&officer, loan, change).read::<Restructuring>();
        let unchanged = schedule(&officer, loan);
        let account = officer.get(&format!("/v1/lms/loans/{loan}/")).json()["account"].clone();
        let reset = officer
            .post(&format!("/v1/lms/accounts/{}/reset_rps/", account.as_str().unwrap()), &json!({ "loan": loan }));
        assert_eq!(reset.status, 200, "{}", reset.text);
        let again = schedule(&officer, loan);
        assert_eq!(again.len(), unchanged.len());
        for (one, other) in again.iter().zip(&unchanged) {
            assert_eq!((one.due_date, one.principal, one.interest), (other.due_date, other.principal, other.interest));
        }
    }
}

#[test]
fn rejects_invalid_restructurings() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0QX7T2");
    for (change, field) in [
        (json!({}), "non_field_errors"),
        (json!({ "emi_count": 12, "emi_amount": 5_000 }), "non_field_errors"),
        (json!({ "emi_count": 0 }), "emi_count"),
        (json!({ "emi_count": 1201 }), "emi_count"),
        (json!({ "emi_count": 12, "roi_value": -1 }), "roi_value"),
        (json!({ "emi_count": 12, "reason": " " }), "reason"),
        (json!({ "emi_count": 12, "effective_date": today().add_days(-400) }), "effective_date"),
        (json!({ "emi_count": 12, "effective_date": today().add_days(400) }), "effective_date"),
    ] {
        let reply = send(&officer, loan, change);
        assert!(reply.status == 400 && reply.json()[field].is_array(), "{field}: {}", reply.text);
    }
    let closed: Page<Loan> = officer.list("/v1/lms/loans/?status=closed");
    assert_eq!(send(&officer, closed.results[0].id, json!({ "emi_count": 12 })).json()["code"], "loan_closed");
    let mut new: Page<Loan> = officer.list("/v1/lms/loans/?status=active&page_size=500");
    new.results.retain(|loan| loan.disbursed_amount.is_zero());
    if let Some(new) = new.results.first() {
        assert_eq!(send(&officer, new.id, json!({ "emi_count": 12 })).json()["code"], "nothing_disbursed");
    }
}
