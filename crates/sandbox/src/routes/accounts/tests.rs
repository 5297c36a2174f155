use crate::testing::{Officer, Server, keys};
use lms::accounts::Account;
use lms::loan_data::LoanTerms;
use lms::payouts::Payout;
use lms::topups::LineCheck;
use lms::{Money, Page};
use serde_json::{Value, json};

const PARAMS: &str = "/v1/lms/accounts/initiate_loan_params/";

fn meera(officer: &Officer<'_>) -> Account {
    let page: Page<Account> = officer.list("/v1/lms/accounts/?search=meera");
    assert_eq!(page.count, 1);
    officer.get(&format!("/v1/lms/accounts/{}/", page.results[0].id)).read()
}

#[test]
fn lists_accounts_with_consistent_limits() {
    let server = Server::start();
    let officer = server.officer();
    let all: Page<Account> = officer.list("/v1/lms/accounts/?page_size=500&ordering=ref_id");
    assert_eq!(all.count, 21 + 12);
    assert!(all.results.is_sorted_by_key(|account| account.ref_id.clone()));
    for account in &all.results {
        let path = format!(
            "/v1/lms/payouts/?account={}&type=disbursement&status=pending,processing&page_size=500",
            account.id
        );
        let requested: Money = officer.list::<Payout>(&path).results.iter().map(|payout| payout.amount).sum();
        let unused = account.approved_amount.less(account.used_amount);
        assert_eq!(account.available_amount, unused.less(requested), "{}", account.ref_id);
        let line = json!({ "account": account.id, "amount": 1 }).to_string();
        let check: LineCheck = officer.send("PUT", "/v1/lms/topups/check_line_amount/", &line).read();
        assert_eq!(check.available, account.available_amount.max(Money::ZERO), "one figure everywhere");
    }
    assert_eq!(meera(&officer).ref_id, "AC0QX7T2");
    let blocked: Page<Account> = officer.list("/v1/lms/accounts/?status=blocked&search=Om%20Logistics");
    assert_eq!(blocked.count, 1);
    assert_eq!(officer.get("/v1/lms/accounts/none/").status, 404);
}

fn change(account: &Account) -> Value {
    json!({
        "lead_id": account.lead_id, "program_id": account.program_id,
        "line_detail": { "approved_line_amount": "1500000" },
        "loan_data": { "emi_count": "36", "flat_roi_value": "16.5", "pf_value": "2", "pf_value_type": "percentage" },
    })
}

#[test]
fn updates_loan_params_from_strings() {
    let server = Server::start();
    let officer = server.officer();
    let account = meera(&officer);
    let reply = officer.send("PATCH", PARAMS, &change(&account).to_string());
    assert_eq!((reply.status, reply.text.as_str()), (200, "{}"));
    assert_eq!(meera(&officer).approved_amount, Money::from_rupees(1_500_000));
    let query = format!("lead_id={}&program_id={}", account.lead_id.unwrap(), account.program_id.unwrap());
    let terms = officer.get(&format!("{PARAMS}?{query}"));
    let read: LoanTerms = terms.read();
    assert_eq!(read.emi_count.unwrap().to_string(), "36");
    assert_eq!(read.pf_value.unwrap().to_string(), "2");
    assert!(terms.text.contains(r#""roi_value":16.5"#), "{}", terms.text);
    let sample = include_str!("../../../../../contract/samples/loan_terms.response.json");
    assert_eq!(keys(&terms.text), keys(sample), "the documented terms, in their order");
}

#[test]
fn reports_invalid_params_by_name() {
    let server = Server::start();
    let officer = server.officer();
    let account = meera(&officer);
    for (pointer, value, field) in [
        ("/lead_id", json!("nobody"), "lead_id"),
        ("/line_detail/approved_line_amount", json!("lots"), "approved_line_amount"),
        ("/line_detail/approved_line_amount", json!(1500000), "approved_line_amount"),
        ("/loan_data/emi_count", json!("-1"), "emi_count"),
        ("/loan_data", json!("none"), "loan_data"),
    ] {
        let mut body = change(&account);
        *body.pointer_mut(pointer).unwrap() = value;
        let reply = officer.send("PATCH", PARAMS, &body.to_string());
        assert_eq!(reply.status, 400, "{pointer}");
        assert_eq!(keys(&reply.text), [field], "{pointer}");
    }
    let mut unknown_application = change(&account);
    unknown_application["lead_id"] = json!("00000000-0000-4000-8000-000000000000");
    assert_eq!(officer.send("PATCH", PARAMS, &unknown_application.to_string()).status, 404);
    assert_eq!(keys(&officer.get(PARAMS).text), ["lead_id", "program_id"]);
}
