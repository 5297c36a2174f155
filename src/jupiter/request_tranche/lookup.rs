//! Looks for the payout of a tranche request whose response was lost.

use crate::components::forms::submit::{LookupFuture, find_created, not_before};
use lms::Instant;
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, Payout, PayoutFilter, PayoutType, RequestTranche};

/// A disbursement of the same loan and amount.
pub(super) fn look_up(sent: RequestTranche, since: Instant) -> LookupFuture<Payout> {
    let since_sent = not_before(since);
    let is_match = move |payout: &Payout| is_of_request(payout, sent, since_sent);
    find_created(similar_payouts(sent, since_sent), since, |payout| payout.created_at, is_match)
}

/// The latest disbursements of the same loan and amount requested since.
pub(super) fn similar_payouts(request: RequestTranche, since: Instant) -> ListPayouts {
    ListPayouts {
        filter: PayoutFilter {
            loan: Some(request.loan_id),
            r#type: Some(PayoutType::Disbursement),
            amount_min: Some(request.amount),
            amount_max: Some(request.amount),
            created_from: Some(since),
            ..PayoutFilter::default()
        },
        ordering: "-created_at".to_owned(),
        page: PageRequest::default(),
    }
}

/// Whether a payout was made of `request` at `since` or later. A server that ignores the filters of the list returns
/// others too.
pub(super) fn is_of_request(payout: &Payout, request: RequestTranche, since: Instant) -> bool {
    payout.r#type == PayoutType::Disbursement
        && payout.amount == request.amount
        && payout.loan.as_ref().map(lms::Ref::id) == Some(request.loan_id)
        && payout.created_at >= since
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
        let then = payout.created_at;
        assert!(is_of_request(&payout, request, then));
        assert!(!is_of_request(&payout, request, then.add_seconds(1)), "requested before");
        assert!(
            !is_of_request(&payout, RequestTranche { amount: Money::from_rupees(5001), ..request }, then),
            "another amount"
        );
        let other = RequestTranche { loan_id: "00000000-9e47-46a1-b2c9-83ae42666a30".parse().unwrap(), ..request };
        assert!(!is_of_request(&payout, other, then), "another loan");
        let refund = Payout { r#type: PayoutType::Refund, ..payout };
        assert!(!is_of_request(&refund, request, then), "no tranche");
    }
}
