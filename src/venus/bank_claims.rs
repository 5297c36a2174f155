//! Signs that the bank pays a payout or has paid it, see [`lms::can::bank_claims`], read from the bank statement.

use crate::api;
use crate::components::feedback::undocumented::answers;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::payouts::PayoutStatus;
use lms::reconciliation::{BankLine, ListUnmatchedPayouts, UnmatchedFilter};
use lms::{ApiError, BankLineId, Money, PayoutId, can};

/// The debits of the bank statement without a payout, or why they could not be read.
pub(crate) type Debits = Result<Vec<BankLine>, ApiError>;

/// Reads all debits without a payout, of amounts within `range` if it is given.
pub(crate) async fn unmatched_debits(range: Option<(Money, Money)>) -> Debits {
    if !answers::<ListUnmatchedPayouts>() {
        return Ok(Vec::new());
    }
    let mut debits = Vec::new();
    for page in 1.. {
        let found = api::send(debits_page(range, page)).await?;
        let is_last = found.results.is_empty();
        debits.extend(found.results);
        if is_last || debits.len() as u64 >= found.count {
            break;
        }
    }
    Ok(debits)
}

/// The debit, if it has no payout.
pub(crate) async fn find_unmatched(id: BankLineId) -> Result<Option<BankLine>, ApiError> {
    Ok(unmatched_debits(None).await?.into_iter().find(|line| line.id == id))
}

/// One page of them.
pub(crate) fn debits_page(range: Option<(Money, Money)>, page: u64) -> ListUnmatchedPayouts {
    ListUnmatchedPayouts(UnmatchedFilter {
        amount_min: range.map(|(min, _)| min),
        amount_max: range.map(|(_, max)| max),
        page: PageRequest { page, page_size: MAX_PAGE_SIZE },
        ..UnmatchedFilter::default()
    })
}

/// The signs for one payout, as texts for the officer. That the statement could not be read is one.
pub(crate) fn claim_texts(
    id: PayoutId,
    status: &PayoutStatus,
    is_downloaded: Option<bool>,
    debits: &Debits,
) -> Vec<String> {
    let (known, error) = match debits {
        Ok(debits) => (debits.as_slice(), None),
        Err(error) => (&[][..], Some(format!("The bank statement could not be read: {error}"))),
    };
    let claims = can::bank_claims(id, status, is_downloaded, known);
    claims.iter().map(ToString::to_string).chain(error).collect()
}
