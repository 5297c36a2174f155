//! Payouts name the officer of their last change.

use crate::testing::{Officer, Server};
use lms::payouts::{Payout, PayoutStatus};

fn shown(officer: &Officer<'_>, payout: &Payout) -> (PayoutStatus, Option<String>) {
    let shown: Payout = officer.get(&format!("/v1/lms/payouts/{}/", payout.id)).read();
    (shown.status, shown.updated_by)
}

#[test]
fn names_the_officer_of_the_last_change_and_not_the_bank() {
    let server = Server::start();
    let (asha, ravi) = (server.officer(), server.sign_in_as("ravi.iyer@lender.example"));
    let payout: Payout = asha.request_tranche(asha.loan("LN0QX7T2"), 1_000).read();
    assert_eq!(shown(&asha, &payout), (PayoutStatus::Pending, None));
    ravi.send("PUT", &format!("/v1/lms/payouts/{}/process/", payout.id), "").read::<Payout>();
    assert_eq!(shown(&asha, &payout), (PayoutStatus::Processing, Some("Ravi Iyer".to_owned())));
    let by_bank: Payout = asha.get(&format!("/v1/lms/payouts/{}/", payout.id)).read();
    let callback = serde_json::json!({
        "payout_service_id": by_bank.payout_service_id, "status": "failed", "failed_remark": "Account closed"
    });
    assert_eq!(asha.send("POST", "/v1/lms/payouts/callback/", &callback.to_string()).status, 200);
    assert_eq!(shown(&asha, &payout), (PayoutStatus::Failed, None));
}
