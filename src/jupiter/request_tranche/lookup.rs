//! Looks for the payout of a tranche request.

use crate::components::forms::submit::LookupFuture;
use crate::venus::lookups::find_created_payout;
use lms::payouts::{Payout, PayoutFilter, PayoutType, RequestTranche};

/// The disbursements of the same loan and amount.
pub(super) fn look_up(sent: RequestTranche) -> LookupFuture<Payout> {
    let filter =
        PayoutFilter { loan: Some(sent.loan_id), r#type: Some(PayoutType::Disbursement), ..PayoutFilter::default() };
    find_created_payout(filter, sent.amount, move |payout| is_of_request(payout, sent))
}

/// Whether a payout is of `request`. A server that ignores the filters of the list returns others too.
fn is_of_request(payout: &Payout, request: RequestTranche) -> bool {
    payout.r#type == PayoutType::Disbursement
        && payout.amount == request.amount
        && payout.loan.as_ref().map(lms::Ref::id) == Some(request.loan_id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lms::Money;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn matches_only_the_same_tranche() {
        let sample = include_str!("../../../contract/samples/request_tranche.response.json");
        let payout: Payout = serde_json::from_str(sample).unwrap();
        let request = RequestTranche {
            loan_id: "f59b69c8-9e47-46a1-b2c9-83ae42666a30".parse().unwrap(),
            amount: Money::from_rupees(5000),
        };
        assert!(is_of_request(&payout, request));
        assert!(
            !is_of_request(&payout, RequestTranche { amount: Money::from_rupees(5001), ..request }),
            "another amount"
        );
        let other = RequestTranche { loan_id: "00000000-9e47-46a1-b2c9-83ae42666a30".parse().unwrap(), ..request };
        assert!(!is_of_request(&payout, other), "another loan");
        let refund = Payout { r#type: PayoutType::Refund, ..payout };
        assert!(!is_of_request(&refund, request), "no tranche");
    }
}
