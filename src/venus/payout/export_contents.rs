//! What a bank file will hold, read from the server: when the page opens, and again just before the file is made.

use crate::components::lists::list_state::ListState;
use crate::session::officer::is_signed_in;
use crate::venus::bank_claims::{claim_texts, unmatched_debits};
use crate::venus::payout_totals::{MAX_ROWS, PayoutTotals, read_pages};
use crate::venus::payouts::filter;
use lms::payouts::PayoutFilter;
use lms::{ApiError, Instant, PayoutId, can};

/// The payouts of a list as a file would hold them. Equal only if no payout has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FileContents {
    pub(super) totals: PayoutTotals,
    /// References of payouts that a debit of the bank statement has likely paid.
    pub(super) claimed: Vec<String>,
    /// References of payouts that may be in a bank file: the server does not say.
    pub(super) file_unknown: Vec<String>,
    /// Payouts that another officer must process, which are in no file of this officer's, and why.
    pub(super) left_out: Vec<(String, String)>,
    /// Why the bank statement could not be read.
    pub(super) statement_error: Option<ApiError>,
    versions: Vec<(PayoutId, Instant)>,
}

/// Whether the file is made again for payouts that a file holds already. Otherwise it holds only those that none holds.
pub(super) fn is_again(list_state: &ListState) -> bool {
    list_state.get("exported") == "true"
}

/// The payouts of the list that go into the file.
///
/// # Errors
/// That a filter means nothing: it must not widen the file.
pub(super) fn file_filter(list_state: &ListState) -> Result<PayoutFilter, ApiError> {
    Ok(PayoutFilter { is_downloaded: Some(is_again(list_state)), ..filter(list_state)? })
}

pub(super) async fn read_contents(filter: PayoutFilter) -> Result<FileContents, ApiError> {
    let debits = unmatched_debits(filter.amount_min.zip(filter.amount_max)).await;
    let mut contents = FileContents { statement_error: debits.as_ref().err().cloned(), ..FileContents::default() };
    let debits = Ok(debits.unwrap_or_default());
    contents.totals.count = read_pages(filter, MAX_ROWS, &mut |payout| {
        if let Err(reason) = can::process_own_payout(payout, &is_signed_in) {
            contents.left_out.push((payout.ref_id.clone(), reason.to_string()));
            return;
        }
        contents.totals.add(payout);
        contents.versions.push((payout.id, payout.updated_at));
        if payout.is_downloaded.is_none() {
            contents.file_unknown.push(payout.ref_id.clone());
        }
        // That it is in a file is asked about apart.
        if !claim_texts(payout.id, &payout.status, Some(false), &debits).is_empty() {
            contents.claimed.push(payout.ref_id.clone());
        }
    })
    .await?;
    contents.totals.count = contents.totals.count.saturating_sub(contents.left_out.len() as u64);
    Ok(contents)
}
