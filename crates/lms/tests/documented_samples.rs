//! The documented samples are decoded, and encoded to the same JSON.
//!
//! One number changes: the unrounded double `36673.740000000005` is rounded to the paisa.

#![expect(clippy::unwrap_used, reason = "a test may assume")]

use lms::loan_data::LoanTerms;
use lms::loans::InitiateAdjustment;
use lms::payouts::{Payout, PayoutStatus, RequestTranche};
use lms::settlements::Settlement;
use lms::{Endpoint, Money, Page};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn sample(name: &str) -> String {
    let path = format!("{}/../../contract/samples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap().trim_end().to_owned()
}

fn round_trips<T: Serialize + DeserializeOwned>(json: &str) -> T {
    let decoded: T = serde_json::from_str(json).unwrap();
    let again: Value = serde_json::from_str(&serde_json::to_string(&decoded).unwrap()).unwrap();
    assert_eq!(again, serde_json::from_str::<Value>(json).unwrap());
    decoded
}

#[test]
fn the_payout_of_a_tranche_round_trips_byte_for_byte() {
    let json = sample("request_tranche.response");
    let payout: Payout = round_trips(&json);
    assert_eq!(serde_json::to_string(&payout).unwrap(), json);
    assert_eq!(payout.amount, Money::from_rupees(5000));
    assert_eq!(payout.status, PayoutStatus::Pending);
}

#[test]
fn requests_are_written_byte_for_byte() {
    let json = sample("request_tranche.request");
    let request: RequestTranche = serde_json::from_str(&json).unwrap();
    assert_eq!(request.body().as_deref(), Some(json.as_str()));

    let json = sample("initiate_adjustment.request");
    let request: InitiateAdjustment = serde_json::from_str(&json).unwrap();
    assert_eq!(request.body().as_deref(), Some(json.as_str()));
}

#[test]
fn settlements_round_trip_to_the_paisa() {
    let json = sample("list_settlements.response");
    let rounded = json.replace("36673.740000000005", "36673.74");
    assert_ne!(json, rounded, "the sample holds an unrounded double");
    let page: Page<Settlement> = serde_json::from_str(&json).unwrap();
    assert_eq!(page, round_trips(&rounded));
    assert_eq!(serde_json::to_string(&page).unwrap(), rounded);
    let [settlement] = page.results.as_slice() else { panic!("one settlement") };
    assert_eq!(settlement.amount.checked_add(settlement.remaining_amount), Some(Money::from_rupees(63_260)));
}

#[test]
fn the_loan_terms_round_trip_byte_for_byte() {
    let json = sample("loan_terms.response");
    let terms: LoanTerms = round_trips(&json);
    assert_eq!(serde_json::to_string(&terms).unwrap(), json);
}

#[test]
fn accepts_unknown_keys_and_values() {
    let mut payout: Value = serde_json::from_str(&sample("request_tranche.response")).unwrap();
    for key in ["status", "type", "method", "payout_to"] {
        payout[key] = "never_seen".into();
    }
    payout["a_new_key"] = serde_json::json!({ "deep": [1, null] });
    let payout: Payout = serde_json::from_value(payout).unwrap();
    assert_eq!(payout.status, PayoutStatus::Unknown("never_seen".to_owned()));
    assert_eq!(payout.status.label(), "never_seen");
}
