use crate::testing::{Server, keys};
use lms::Page;
use lms::extra_data::ExtraData;
use serde_json::json;

#[test]
fn adds_and_removes_keys_of_extra_data() {
    let server = Server::start();
    let officer = server.officer();
    let all: Page<ExtraData> = officer.list("/v1/lms/extra_data/?page_size=500");
    let owners = |path: &str| officer.get(path).json()["count"].as_u64().unwrap();
    assert_eq!(all.count, owners("/v1/lms/accounts/") + owners("/v1/lms/loans/"));

    let loan = officer.loan("LN0QX7T2");
    let own: Page<ExtraData> = officer.list(&format!("/v1/lms/extra_data/?loan={loan}"));
    assert_eq!(own.count, 1);
    let path = format!("/v1/lms/extra_data/{}/", own.results[0].id);
    let change = |data| officer.send("PATCH", &path, &json!({ "data": data }).to_string());
    assert_eq!(change(json!({ "agent": "Pune", "visits": [1, 2] })).status, 200);
    let changed: ExtraData = change(json!({ "agent": null, "note": { "deep": "मीरा" } })).read();
    assert_eq!(changed.data.text(), r#"{"note":{"deep":"मीरा"},"visits":[1,2]}"#);
    let again: Page<ExtraData> = officer.list(&format!("/v1/lms/extra_data/?loan={loan}"));
    assert_eq!(again.results[0].data, changed.data);
    assert_eq!(again.results[0].loan.as_ref().map(lms::Ref::id), Some(loan));
}

#[test]
fn rejects_bodies_that_are_not_objects() {
    let server = Server::start();
    let officer = server.officer();
    let all: Page<ExtraData> = officer.list("/v1/lms/extra_data/?page_size=1");
    let path = format!("/v1/lms/extra_data/{}/", all.results[0].id);
    for body in [json!({}), json!({ "data": [1] }), json!({ "data": "text" }), json!({ "data": null })] {
        let reply = officer.send("PATCH", &path, &body.to_string());
        assert_eq!((reply.status, keys(&reply.text)), (400, vec!["data".to_owned()]), "{body}");
    }
    let unknown = "/v1/lms/extra_data/00000000-0000-4000-8000-000000000000/";
    assert_eq!(officer.send("PATCH", unknown, r#"{"data":{}}"#).status, 404);
    assert_eq!(officer.get("/v1/lms/extra_data/?loan=x").status, 400);
}
