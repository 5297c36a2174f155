//! Looks for the loan of a disbursement.

use crate::components::forms::submit::{LookupFuture, find_created};
use crate::venus::lookups::find_created_payout;
use futures::FutureExt;
use lms::accounts::{Disbursement, InitiateDisbursement};
use lms::loans::{ListLoans, Loan, LoanFilter};
use lms::payouts::{PayoutFilter, PayoutType};
use lms::{AccountId, Ref};

/// The loans of that amount under the account, each with its first payout.
pub(super) fn look_up(account: AccountId, sent: InitiateDisbursement) -> LookupFuture<Disbursement> {
    let amount = sent.amount;
    let filter = LoanFilter { account: Some(account), ..LoanFilter::default() };
    let list = move |page| ListLoans { filter: filter.clone(), ordering: "-created_at".to_owned(), page };
    let loans = find_created(list, move |loan: &Loan| loan.account.id() == account && loan.sanctioned_amount == amount);
    let filter =
        PayoutFilter { account: Some(account), r#type: Some(PayoutType::Disbursement), ..PayoutFilter::default() };
    async move {
        let loans = loans.await?;
        if loans.is_empty() {
            return Ok(Vec::new());
        }
        // The oldest of a loan is its first; they come with the newest first.
        let payouts = find_created_payout(filter, amount, |_| true).await?;
        let first = |loan: &Loan| {
            let of_loan = |payout: &&lms::payouts::Payout| payout.loan.as_ref().map(Ref::id) == Some(loan.id);
            payouts.iter().map(|found| &found.reply).rfind(of_loan).cloned()
        };
        let with_payout = loans.into_iter().filter_map(|found| {
            let payout = first(&found.reply)?;
            Some(found.map(|loan| Disbursement { loan, payout }))
        });
        Ok(with_payout.collect())
    }
    .boxed_local()
}
