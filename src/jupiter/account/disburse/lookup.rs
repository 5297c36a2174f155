//! Looks for the loan of a disbursement.

use crate::components::forms::submit::{LookupFuture, find_created, read_all};
use futures::FutureExt;
use lms::accounts::{Disbursement, InitiateDisbursement};
use lms::loans::{ListLoans, Loan, LoanFilter};
use lms::payouts::{ListPayouts, Payout, PayoutFilter, PayoutType};
use lms::{AccountId, Ref};

const NEWEST_FIRST: &str = "-created_at";

/// The loans of that amount under the account, each with its first payout, which says who asked for it.
pub(super) fn look_up(id: AccountId, sent: InitiateDisbursement) -> LookupFuture<Disbursement> {
    let amount = sent.amount;
    let filter = LoanFilter { account: Some(id), ..LoanFilter::default() };
    let list = move |page| ListLoans { filter: filter.clone(), ordering: NEWEST_FIRST.to_owned(), page };
    let loans = find_created(list, InitiateDisbursement { id, ..sent });
    let filter = PayoutFilter {
        account: Some(id),
        r#type: Some(PayoutType::Disbursement),
        amount_min: Some(amount),
        amount_max: Some(amount),
        ..PayoutFilter::default()
    };
    async move {
        let loans = loans.await?;
        if loans.is_empty() {
            return Ok(Vec::new());
        }
        let list = |page| ListPayouts { filter: filter.clone(), ordering: NEWEST_FIRST.to_owned(), page };
        let payouts = read_all(list, |payout: &Payout| payout.amount == amount).await?;
        // The oldest of a loan is its first; they come with the newest first.
        let first = |loan: &Loan| {
            let of_loan = |payout: &&Payout| payout.loan.as_ref().map(Ref::id) == Some(loan.id);
            payouts.iter().rfind(of_loan).cloned()
        };
        let with_payout = loans.into_iter().filter_map(|mut found| {
            let payout = first(&found.reply)?;
            found.officer.clone_from(&payout.requested_by);
            Some(found.map(|loan| Disbursement { loan, payout }))
        });
        Ok(with_payout.collect())
    }
    .boxed_local()
}
