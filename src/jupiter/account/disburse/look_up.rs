//! Looks for a disbursement that got no answer.

use crate::api;
use crate::components::forms::submit::{LookupFuture, since_then};
use futures::FutureExt;
use lms::accounts::{Disbursement, InitiateDisbursement};
use lms::loans::{ListLoans, Loan, LoanFilter};
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, PayoutFilter, PayoutType};
use lms::{AccountId, Instant};

/// A loan of that amount made under the account since, with its payout.
pub(super) fn look_up(account: AccountId, asked: InitiateDisbursement, since: Instant) -> LookupFuture<Disbursement> {
    async move {
        let filter = LoanFilter { account: Some(account), ..LoanFilter::default() };
        let loans = ListLoans { filter, ordering: "-created_at".to_owned(), page: PageRequest::default() };
        let is_it = |loan: &Loan| {
            since_then(loan.created_at, since) && loan.account.id() == account && loan.sanctioned_amount == asked.amount
        };
        let Some(loan) = api::send(loans).await?.results.into_iter().find(is_it) else {
            return Ok(None);
        };
        let filter =
            PayoutFilter { loan: Some(loan.id), r#type: Some(PayoutType::Disbursement), ..PayoutFilter::default() };
        let payouts = ListPayouts { filter, ordering: "created_at".to_owned(), page: PageRequest::default() };
        let first = api::send(payouts).await?.results.into_iter().find(|payout| payout.amount == asked.amount);
        Ok(first.map(|payout| Disbursement { loan, payout }))
    }
    .boxed_local()
}
