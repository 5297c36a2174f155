//! Looks for a tranche whose request got no answer.

use crate::api;
use crate::components::forms::submit::{LookupFuture, not_before};
use lms::Instant;
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, Payout, PayoutFilter, PayoutType, RequestTranche};

/// A disbursement of the same loan and amount requested since, if there is one.
pub(super) fn look_up(asked: RequestTranche, since: Instant) -> LookupFuture<Payout> {
    Box::pin(async move {
        let since = not_before(since);
        let page = api::send(list_like(asked, since)).await?;
        Ok(page.results.into_iter().find(|payout| is_it(payout, asked, since)))
    })
}

/// The latest disbursements of the same loan and amount requested since.
pub(super) fn list_like(asked: RequestTranche, since: Instant) -> ListPayouts {
    ListPayouts {
        filter: PayoutFilter {
            loan: Some(asked.loan_id),
            r#type: Some(PayoutType::Disbursement),
            amount_min: Some(asked.amount),
            amount_max: Some(asked.amount),
            created_from: Some(since),
            ..PayoutFilter::default()
        },
        ordering: "-created_at".to_owned(),
        page: PageRequest::default(),
    }
}

/// Whether it is what was asked for: a server that knows none of the list's filters answers more.
pub(super) fn is_it(payout: &Payout, asked: RequestTranche, since: Instant) -> bool {
    payout.r#type == PayoutType::Disbursement
        && payout.amount == asked.amount
        && payout.loan.as_ref().map(lms::Ref::id) == Some(asked.loan_id)
        && payout.created_at >= since
}

#[cfg(test)]
mod tests {
    use super::*;
    use lms::Money;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn only_the_same_tranche_is_taken_for_it() {
        let sample = include_str!("../../../contract/samples/request_tranche.response.json");
        let payout: Payout = serde_json::from_str(sample).unwrap();
        let asked = RequestTranche {
            loan_id: "f59b69c8-9e47-46a1-b2c9-83ae42666a30".parse().unwrap(),
            amount: Money::from_rupees(5000),
        };
        let then = payout.created_at;
        assert!(is_it(&payout, asked, then));
        assert!(!is_it(&payout, asked, then.add_seconds(1)), "requested before");
        assert!(!is_it(&payout, RequestTranche { amount: Money::from_rupees(5001), ..asked }, then), "another amount");
        let other = RequestTranche { loan_id: "00000000-9e47-46a1-b2c9-83ae42666a30".parse().unwrap(), ..asked };
        assert!(!is_it(&payout, other, then), "another loan");
        let refund = Payout { r#type: PayoutType::Refund, ..payout };
        assert!(!is_it(&refund, asked, then), "no tranche");
    }
}
