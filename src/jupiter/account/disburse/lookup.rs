//! Looks for the loan of a disbursement whose response was lost.

use crate::api;
use crate::components::forms::submit::{LookupFuture, find_created};
use futures::FutureExt;
use lms::accounts::{Disbursement, InitiateDisbursement};
use lms::loans::{ListLoans, Loan, LoanFilter};
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, PayoutFilter, PayoutType};
use lms::{AccountId, Instant};

/// A loan of that amount under the account, with its first payout.
pub(super) fn look_up(account: AccountId, sent: InitiateDisbursement, since: Instant) -> LookupFuture<Disbursement> {
    let filter = LoanFilter { account: Some(account), ..LoanFilter::default() };
    let loans = ListLoans { filter, ordering: "-created_at".to_owned(), page: PageRequest::default() };
    let amount = sent.amount;
    let is_match = move |loan: &Loan| loan.account.id() == account && loan.sanctioned_amount == amount;
    let loan = find_created(loans, since, |loan| loan.created_at, is_match);
    async move {
        let Some(loan) = loan.await? else { return Ok(None) };
        let filter =
            PayoutFilter { loan: Some(loan.id), r#type: Some(PayoutType::Disbursement), ..PayoutFilter::default() };
        let payouts = ListPayouts { filter, ordering: "created_at".to_owned(), page: PageRequest::default() };
        let first = api::send(payouts).await?.results.into_iter().find(|payout| payout.amount == amount);
        Ok(first.map(|payout| Disbursement { loan, payout }))
    }
    .boxed_local()
}
