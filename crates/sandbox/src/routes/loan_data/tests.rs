use crate::testing::{Officer, Server};
use lms::accounts::Account;
use lms::demands::Demand;
use lms::loan_data::LoanTerms;
use lms::{LeadId, LoanTermsId};
use serde_json::{Value, json};

const PATH: &str = "/v1/lms/loan_data/";
const SAMPLE: &str = include_str!("../../../../../contract/samples/loan_terms.response.json");

fn account(officer: &Officer<'_>) -> Account {
    officer.list::<Account>("/v1/lms/accounts/?search=AC0QX7T2").results.remove(0)
}

fn of(officer: &Officer<'_>, account: &Account) -> LoanTerms {
    let (lead, program) = (account.lead_id.unwrap(), account.program_id.unwrap());
    officer.get(&format!("/v1/lms/accounts/initiate_loan_params/?lead_id={lead}&program_id={program}")).read()
}

fn patch(officer: &Officer<'_>, id: LoanTermsId, change: &Value) -> crate::testing::Reply {
    officer.send("PATCH", &format!("{PATH}{id}/"), &change.to_string())
}

#[test]
fn returns_the_documented_terms_unchanged() {
    let server = Server::start();
    let officer = server.officer();
    let mut sample: Value = serde_json::from_str(SAMPLE).unwrap();
    sample["program_id"] = json!(account(&officer).program_id);
    let made = officer.post(PATH, &sample);
    assert_eq!(made.status, 201, "{}", made.text);
    let stored: Value = officer.get(&format!("{PATH}{}/", made.json()["id"].as_str().unwrap())).json();
    for (name, value) in sample.as_object().unwrap() {
        if !["id", "created_at", "updated_at"].contains(&name.as_str()) {
            assert_eq!(&stored[name], value, "{name}");
        }
    }
    let again = officer.post(PATH, &sample);
    assert_eq!((again.status, again.json()["code"].as_str()), (409, Some("terms_exist")));
}

#[test]
fn missing_terms_come_from_the_program() {
    let server = Server::start();
    let officer = server.officer();
    let program = account(&officer).program_id;
    let made: LoanTerms = officer
        .post(PATH, &json!({ "lead_id": LeadId(uuid::Uuid::new_v4()), "program_id": program, "roi_value": 13.5 }))
        .read();
    assert_eq!(made.emi_frequency.as_deref(), Some("monthly"));
    let changed: LoanTerms = patch(&officer, made.id.unwrap(), &json!({ "pf_value": 2, "unknown": true })).read();
    assert_eq!(changed.roi_value, made.roi_value);
    assert_eq!(changed.pf_value.unwrap().to_string(), "2");
    assert!(changed.updated_at >= made.updated_at);
}

#[test]
fn changed_terms_do_not_affect_existing_loans() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN0D61P0");
    let penal = || officer.list::<Demand>(&format!("/v1/lms/demands/?loan={loan}&status=overdue")).results[0].penal;
    let before = penal();
    let account = officer.list::<Account>("/v1/lms/accounts/?search=AC0D61P0").results.remove(0);
    let id = of(&officer, &account).id.unwrap();
    patch(&officer, id, &json!({ "penal_roi_value": [{ "days": -1, "value": 48 }] })).read::<LoanTerms>();
    officer.get(&format!("/v1/lms/accounts/{}/refresh_limit/", account.id));
    assert_eq!(penal(), before);
}

#[test]
fn reports_invalid_terms_by_name() {
    let server = Server::start();
    let officer = server.officer();
    let id = of(&officer, &account(&officer)).id.unwrap();
    let refused = patch(
        &officer,
        id,
        &json!({ "roi_value": [{ "days": 30, "value": 18 }, { "days": 15, "value": 24 }], "emi_count": -1, "pf_gst": 101,
            "emi_frequency": "hourly", "pf_value_type": "stones", "penal_roi_value": -5 }),
    );
    assert_eq!(refused.status, 400);
    for field in ["roi_value", "emi_count", "pf_gst", "emi_frequency", "pf_value_type", "penal_roi_value"] {
        assert!(refused.json()[field].is_array(), "{field}: {}", refused.text);
    }
    let wrong = patch(&officer, id, &json!({ "roi_value": "much", "tenure_fixed_due_date": 7 }));
    assert!(wrong.json()["roi_value"].is_array() && wrong.json()["tenure_fixed_due_date"].is_array(), "{}", wrong.text);
    assert_eq!(patch(&officer, id, &json!({})).status, 400);
    assert_eq!(patch(&officer, LoanTermsId(uuid::Uuid::new_v4()), &json!({ "pf_value": 1 })).status, 404);
    assert_eq!(officer.get(&format!("{PATH}7/")).status, 404);
    let nothing = officer.post(PATH, &json!({}));
    assert!(nothing.json()["lead_id"].is_array() && nothing.json()["program_id"].is_array());
}

#[test]
fn creates_terms_and_limit_of_an_application_once() {
    let server = Server::start();
    let officer = server.officer();
    let (lead, program) = (LeadId(uuid::Uuid::new_v4()), account(&officer).program_id.unwrap());
    let first = json!({
        "lead_id": lead, "program_id": program, "line_detail": { "approved_line_amount": "500000" },
        "loan_data": { "emi_count": "18", "flat_roi_value": "11.5", "pf_value": "1", "pf_value_type": "percentage" },
    });
    let made = officer.post("/v1/lms/accounts/initiate_loan_params/", &first);
    assert_eq!((made.status, made.text.as_str()), (201, "{}"));
    assert_eq!(officer.post("/v1/lms/accounts/initiate_loan_params/", &first).json()["code"], "terms_exist");
    let opened: Account = officer
        .post(
            "/v1/lms/accounts/",
            &json!({ "lead_id": lead, "program_id": program, "borrower": { "name": "New Traders" } }),
        )
        .read();
    assert_eq!(opened.approved_amount, lms::Money::from_rupees(500_000));
    assert_eq!(of(&officer, &opened).emi_count.unwrap().to_string(), "18");
}

#[test]
fn requires_an_open_last_slab_and_whole_counts() {
    let server = Server::start();
    let officer = server.officer();
    let id = of(&officer, &account(&officer)).id.unwrap();
    let slabs = |days: Value| json!({ "roi_value": [{ "days": 15, "value": 18 }, { "days": days, "value": 24 }] });
    for open in [json!(-1), json!("-1"), json!("inf")] {
        assert_eq!(patch(&officer, id, &slabs(open)).status, 200);
    }
    for (change, field) in [
        (slabs(json!(30)), "roi_value"),
        (slabs(json!("soon")), "roi_value"),
        (slabs(json!(-7)), "roi_value"),
        (json!({ "penal_roi_value": [{ "days": 0, "value": 1 }, { "days": -1, "value": 2 }] }), "penal_roi_value"),
        (json!({ "emi_count": 2.5 }), "emi_count"),
        (json!({ "subvention_days": 0.3 }), "subvention_days"),
        (json!({ "tenure_due_days": [5, 32] }), "tenure_due_days.1"),
        (json!({ "penal_min_amount": 500, "penal_max_amount": 100 }), "penal_max_amount"),
    ] {
        let refused = patch(&officer, id, &change);
        assert_eq!((refused.status, crate::testing::keys(&refused.text)), (400, vec![field.to_owned()]), "{change}");
    }
}

#[test]
fn loan_params_respect_term_bounds_and_program() {
    let server = Server::start();
    let officer = server.officer();
    let path = "/v1/lms/accounts/initiate_loan_params/";
    let programs: Vec<uuid::Uuid> = server.with_database(|connection| {
        let mut ids = connection.prepare("SELECT id FROM programs ORDER BY no LIMIT 2").unwrap();
        ids.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    });
    let lead = LeadId(uuid::Uuid::new_v4());
    let params = |program: usize, line: &str| {
        json!({ "lead_id": lead, "program_id": programs[program], "line_detail": { "approved_line_amount": line },
            "loan_data": { "emi_count": "12", "flat_roi_value": "12", "pf_value": "1", "pf_value_type": "percentage" } })
    };
    for (field, value) in [("emi_count", "1201"), ("flat_roi_value", "1000.1"), ("pf_value_type", "stones")] {
        let mut wrong = params(0, "100000");
        wrong["loan_data"][field] = json!(value);
        let refused = officer.post(path, &wrong);
        assert_eq!((refused.status, crate::testing::keys(&refused.text)), (400, vec![field.to_owned()]), "{value}");
    }
    for program in [0, 1] {
        assert_eq!(officer.post(path, &params(program, "100000")).status, 201);
    }
    assert_eq!(officer.send("PATCH", path, &params(1, "250000").to_string()).status, 200);
    let approved = |program: usize| {
        let query = format!("lead_id={lead}&program_id={}", programs[program]);
        officer.get(&format!("/v1/lms/line_details/?{query}")).json()["results"][0]["approved_line_amount"].clone()
    };
    assert_eq!((approved(0), approved(1)), (json!(100_000.0), json!(250_000.0)));
}
