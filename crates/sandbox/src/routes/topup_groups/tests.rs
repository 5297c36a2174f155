use crate::testing::{Officer, Reply, Server};
use lms::accounts::Account;
use lms::topup_groups::{TopupGroup, TopupGroupStatus};
use lms::topups::Topup;
use lms::{AccountId, Money, Page};
use serde_json::{Value, json};

const PATH: &str = "/v1/lms/topup_groups/";

fn account(officer: &Officer<'_>, reference: &str) -> AccountId {
    officer.list::<Account>(&format!("/v1/lms/accounts/?search={reference}")).results.remove(0).id
}

fn topup(officer: &Officer<'_>, account: AccountId, amount: i64) -> Topup {
    officer.post("/v1/lms/topups/", &json!({ "account": account, "amount": amount })).read()
}

fn patch(officer: &Officer<'_>, group: &TopupGroup, change: Value) -> Reply {
    officer.send("PATCH", &format!("{PATH}{}/", group.id), &change.to_string())
}

#[test]
fn counts_and_totals_the_topups_of_a_group() {
    let server = Server::start();
    let officer = server.officer();
    let meera = account(&officer, "AC0QX7T2");
    let (one, two) = (topup(&officer, meera, 300), topup(&officer, meera, 500));
    let made = officer.post(PATH, &json!({ "name": "November yarn", "account": meera, "topups": [one.id, two.id] }));
    assert_eq!(made.status, 201, "{}", made.text);
    let group: TopupGroup = made.read();
    assert_eq!(
        (group.status.clone(), group.topup_count, group.total_amount),
        (TopupGroupStatus::Open, Some(2), Money::from_rupees(800))
    );
    assert_eq!(officer.list::<Topup>(&format!("/v1/lms/topups/?group={}", group.id)).count, 2);
    let fewer: TopupGroup =
        patch(&officer, &group, json!({ "topups": [two.id], "name": "Yarn", "status": "submitted" })).read();
    assert_eq!((fewer.topup_count, fewer.name.as_str(), fewer.status), (Some(1), "Yarn", TopupGroupStatus::Submitted));
    let with_database: Topup =
        officer.post("/v1/lms/topups/", &json!({ "account": meera, "amount": 50, "group": group.id })).read();
    assert_eq!(with_database.group, Some(group.id));
    let page: Page<TopupGroup> = officer.list(&format!("{PATH}?search=Yarn&account={meera}&status=submitted"));
    assert_eq!((page.count, page.results[0].topup_count), (1, Some(2)));
}

#[test]
fn rejects_changes_of_closed_groups_and_topups_of_other_accounts() {
    let server = Server::start();
    let officer = server.officer();
    let (meera, other) = (account(&officer, "AC0QX7T2"), account(&officer, "AC0FV11D"));
    let group: TopupGroup = officer.post(PATH, &json!({ "name": "Closed", "account": meera })).read();
    let other_topup = topup(&officer, other, 100);
    let refused = patch(&officer, &group, json!({ "topups": [other_topup.id] }));
    assert!(refused.json()["topups"][0].as_str().unwrap().starts_with("Row 1"), "{}", refused.text);
    let joins = officer.post("/v1/lms/topups/", &json!({ "account": other, "amount": 50, "group": group.id }));
    assert!(joins.json()["group"].is_array(), "{}", joins.text);
    patch(&officer, &group, json!({ "status": "closed" })).read::<TopupGroup>();
    assert_eq!(patch(&officer, &group, json!({ "name": "Again" })).json()["code"], "group_closed");
    let late = officer.post("/v1/lms/topups/", &json!({ "account": meera, "amount": 50, "group": group.id }));
    assert_eq!(late.json()["code"], "group_closed");
}

#[test]
fn reports_errors_by_field() {
    let server = Server::start();
    let officer = server.officer();
    for (body, field) in [
        (json!({}), "name"),
        (json!({ "name": "A", "account": uuid::Uuid::new_v4() }), "account"),
        (json!({ "name": "A", "topups": [uuid::Uuid::new_v4()] }), "topups"),
        (json!({ "name": "A", "topups": "all" }), "topups"),
    ] {
        let refused = officer.post(PATH, &body);
        assert!(refused.status == 400 && refused.json()[field].is_array(), "{field}: {}", refused.text);
    }
    let group: TopupGroup = officer.post(PATH, &json!({ "name": "A" })).read();
    assert!(patch(&officer, &group, json!({ "status": "lost" })).json()["status"].is_array());
    assert_eq!(patch(&officer, &group, json!({})).status, 400);
    assert_eq!(officer.send("PATCH", &format!("{PATH}7/"), r#"{"name":"A"}"#).status, 404);
}
