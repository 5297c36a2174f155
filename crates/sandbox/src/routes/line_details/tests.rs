use crate::testing::{Officer, Server, keys};
use lms::accounts::Account;
use lms::bulk::{BulkResponse, BulkRow};
use lms::line_details::{LineDetail, LineStatus, LineType};
use lms::{Money, Page};
use serde_json::{Value, json};

const PATH: &str = "/v1/lms/line_details/";

fn meera(officer: &Officer<'_>) -> Account {
    let page: Page<Account> = officer.list("/v1/lms/accounts/?search=meera");
    page.results.into_iter().next().unwrap()
}

fn first_line(officer: &Officer<'_>, account: &Account) -> LineDetail {
    officer.get(&format!("{PATH}type/working_capital/?account={}", account.id)).read()
}

#[test]
fn limits_equal_the_account_amounts() {
    let server = Server::start();
    let officer = server.officer();
    let all: Page<LineDetail> = officer.list(&format!("{PATH}?page_size=500"));
    assert_eq!(all.count, officer.get("/v1/lms/accounts/").json()["count"]);
    let account = meera(&officer);
    let line = first_line(&officer, &account);
    assert_eq!(line.approved_line_amount, account.approved_amount);
    assert_eq!(line.used_amount, account.used_amount);
    assert_eq!(line.available_amount, account.available_amount);
    assert_eq!(officer.get(&format!("{PATH}{}/", line.id)).read::<LineDetail>(), line);
}

#[test]
fn embeds_accounts_on_request() {
    let server = Server::start();
    let officer = server.officer();
    let plain: Page<LineDetail> = officer.list(&format!("{PATH}?search=meera"));
    let named: Page<LineDetail> = officer.list(&format!("{PATH}?search=meera&expand=account"));
    let account = |page: &Page<LineDetail>| page.results[0].account.clone().unwrap().full();
    assert_eq!(account(&plain), None);
    assert_eq!(account(&named).unwrap().ref_id, meera(&officer).ref_id);
}

#[test]
fn adds_limits_of_different_types_only() {
    let server = Server::start();
    let officer = server.officer();
    let account = meera(&officer);
    let new =
        json!({ "account": account.id, "type": "invoice", "approved_line_amount": 250_000, "is_revolving": false });
    let made = officer.post(PATH, &new);
    assert_eq!(made.status, 201, "{}", made.text);
    let line: LineDetail = made.read();
    assert_eq!((&line.r#type, line.status, line.is_revolving), (&LineType::Invoice, LineStatus::Active, false));
    assert_eq!(line.used_amount, Money::ZERO);
    assert_eq!(meera(&officer).approved_amount.less(account.approved_amount), Money::from_rupees(250_000));
    let again = officer.post(PATH, &new);
    assert_eq!((again.status, &again.json()["code"]), (409, &json!("line_detail_exists")));
}

#[test]
fn rejects_limits_below_the_used_amount() {
    let server = Server::start();
    let officer = server.officer();
    let line = first_line(&officer, &meera(&officer));
    assert!(line.used_amount.is_positive());
    let path = format!("{PATH}{}/", line.id);
    let change = |body: Value| officer.send("PATCH", &path, &body.to_string());
    let refused = change(json!({ "approved_line_amount": 1 }));
    assert_eq!((refused.status, keys(&refused.text)), (400, vec!["approved_line_amount".to_owned()]));
    let blocked: LineDetail = change(json!({ "status": "blocked", "remark": "papers" })).read();
    assert_eq!((blocked.status, blocked.available_amount), (LineStatus::Blocked, Money::ZERO));
    assert_eq!(blocked.approved_line_amount, line.approved_line_amount, "values that are not sent are unchanged");
    for body in [json!({}), json!({ "status": "expired" }), json!({ "is_revolving": "yes" })] {
        assert_eq!(change(body.clone()).status, 400, "{body}");
    }
}

#[test]
fn expires_a_limit_after_its_last_day() {
    let server = Server::start();
    let officer = server.officer();
    let line = first_line(&officer, &meera(&officer));
    let path = format!("{PATH}{}/", line.id);
    let yesterday = json!({ "valid_until": 1_763_749_799.999_999 });
    let expired: LineDetail = officer.send("PATCH", &path, &yesterday.to_string()).read();
    assert_eq!((expired.status, expired.available_amount), (LineStatus::Expired, Money::ZERO));
}

#[test]
fn accepts_or_rejects_each_limit_row_on_its_own() {
    let server = Server::start();
    let officer = server.officer();
    let account = meera(&officer);
    let rows = json!({ "rows": [
        { "account": account.id, "type": "term_loan", "approved_line_amount": 100_000 },
        { "account": account.id, "type": "term_loan", "approved_line_amount": 300_000 },
        { "account": account.id, "type": "Term Loan", "approved_line_amount": -1 },
        { "account": "00000000-0000-4000-8000-000000000000", "type": "invoice", "approved_line_amount": 1 },
        17,
    ] });
    let answer: BulkResponse = officer.post(&format!("{PATH}bulk_internal/"), &rows).read();
    assert_eq!((answer.accepted, answer.rejected), (2, 3));
    let errors: Vec<_> = answer
        .results
        .iter()
        .filter_map(|row| match row {
            BulkRow::Rejected { row, errors } => Some((*row, errors.keys().cloned().collect::<Vec<_>>())),
            BulkRow::Accepted { .. } => None,
        })
        .collect();
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        errors,
        [
            (3, named(&["approved_line_amount", "type"])),
            (4, named(&["non_field_errors"])),
            (5, named(&["non_field_errors"]))
        ]
    );
    let line: LineDetail = officer.get(&format!("{PATH}type/term_loan/?account={}", account.id)).read();
    assert_eq!(line.approved_line_amount, Money::from_rupees(300_000), "the second row changed the first's");
    assert_eq!(officer.post(&format!("{PATH}bulk_internal/"), &json!({ "rows": [] })).status, 400);
}
