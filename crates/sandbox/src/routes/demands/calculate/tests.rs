use crate::testing::{Server, keys};
use lms::Money;
use lms::emi_calculation::EmiCalculation;
use serde_json::{Value, json};

const PATH: &str = "/v1/lms/demands/calculate/";

/// 5 January 2026, as forms send it.
const START: f64 = 1_767_637_799.999_999;

fn offer() -> Value {
    json!({
        "principal": 100_000, "roi_value": 12, "roi_type": "reducing", "emi_count": 12, "disbursement_date": START,
        "pf_value": 2,
    })
}

fn with(key: &str, value: Value) -> Value {
    let mut body = offer();
    body[key] = value;
    body
}

#[test]
fn calculates_an_offer_to_the_paisa() {
    let server = Server::start();
    let officer = server.officer();
    let reply = officer.post(PATH, &offer());
    let answer: EmiCalculation = reply.read();
    assert_eq!(answer.emi_amount.to_string(), "₹8,884.88");
    assert_eq!((answer.pf_amount, answer.pf_gst_amount), (Money::from_rupees(2_000), Money::from_rupees(360)));
    assert_eq!(answer.net_disbursement, Money::from_rupees(97_640));
    assert!(answer.apr.to_string().starts_with("16.56"), "{}", answer.apr);
    assert_eq!(answer.schedule.len(), 12);
    assert_eq!(answer.schedule[0].due_date.to_string(), "5 Feb 2026");
    assert_eq!(answer.schedule[0].opening_principal, Money::from_rupees(100_000));
    assert_eq!(answer.schedule[0].interest, Money::from_rupees(1_000));
    assert_eq!(answer.schedule[11].closing_principal, Money::ZERO);
    let repaid: Money = answer.schedule.iter().map(|row| row.principal).sum();
    assert_eq!(repaid, Money::from_rupees(100_000));
}

#[test]
fn calculates_a_bullet_loan_with_one_instalment() {
    let server = Server::start();
    let officer = server.officer();
    let mut body = with("emi_frequency", json!("bullet"));
    body["emi_count"] = json!(6);
    let answer: EmiCalculation = officer.post(PATH, &body).read();
    assert_eq!((answer.emi_count, answer.total_interest), (1, Money::from_rupees(6_000)));
    assert_eq!(answer.schedule[0].due_date.to_string(), "5 Jul 2026");
}

#[test]
fn reports_invalid_calculation_inputs_by_name() {
    let server = Server::start();
    let officer = server.officer();
    for (key, value) in [
        ("principal", json!(0)),
        ("roi_value", json!(-1)),
        ("roi_value", json!(null)),
        ("roi_type", json!("round")),
        ("emi_count", json!(0)),
        ("emi_count", json!(1_201)),
        ("emi_frequency", json!("hourly")),
        ("disbursement_date", json!("today")),
        ("first_due_date", json!(START)),
        ("pf_value", json!(100)),
        ("pf_value_type", json!("guess")),
    ] {
        let reply = officer.post(PATH, &with(key, value.clone()));
        assert_eq!((reply.status, keys(&reply.text)), (400, vec![key.to_owned()]), "{key} {value}");
    }
}
