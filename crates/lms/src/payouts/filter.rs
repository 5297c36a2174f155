//! [`PayoutFilter`]: which payouts a list includes.

use super::{PayoutMethod, PayoutStatus, PayoutTo, PayoutType};
use crate::query::Query;
use crate::{AccountId, Instant, LoanId, Money, ProgramId};

/// Filter of the payouts list. The empty filter includes all payouts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PayoutFilter {
    /// Text that the reference, the UTR or the borrower's name contains; any if empty.
    pub search: String,
    /// Only of this loan, if given.
    pub loan: Option<LoanId>,
    /// Only of this account, if given.
    pub account: Option<AccountId>,
    /// Only in this status, if given.
    pub status: Option<PayoutStatus>,
    /// Only of this type, if given.
    pub r#type: Option<PayoutType>,
    /// Only by this payment method, if given.
    pub method: Option<PayoutMethod>,
    /// Only of at least this amount, if given.
    pub amount_min: Option<Money>,
    /// Only of at most this amount, if given.
    pub amount_max: Option<Money>,
    /// Only requested at or after this moment, if given.
    pub created_from: Option<Instant>,
    /// Only requested at or before this moment, if given.
    pub created_to: Option<Instant>,
    /// Only to this recipient, if given.
    pub payout_to: Option<PayoutTo>,
    /// Only of accounts under this lending program, if given.
    pub program: Option<ProgramId>,
    /// Only exported payouts (`true`) or only others (`false`), if given.
    pub is_downloaded: Option<bool>,
    /// Only paid at or after this moment, if given.
    pub processed_from: Option<Instant>,
    /// Only paid at or before this moment, if given.
    pub processed_to: Option<Instant>,
}

impl PayoutFilter {
    /// The filter as query parameters.
    pub(crate) fn query(&self) -> Query {
        Query::new()
            .with("search", Some(&self.search))
            .with("loan", self.loan)
            .with("account", self.account)
            .with("status", self.status.as_ref())
            .with("type", self.r#type.as_ref())
            .with("method", self.method.as_ref())
            .with("amount_min", self.amount_min.map(Money::plain))
            .with("amount_max", self.amount_max.map(Money::plain))
            .with("created_at_from", self.created_from.map(Instant::epoch_text))
            .with("created_at_to", self.created_to.map(Instant::epoch_text))
            .with("payout_to", self.payout_to.as_ref())
            .with("program", self.program)
            .with("is_downloaded", self.is_downloaded)
            .with("processed_at_from", self.processed_from.map(Instant::epoch_text))
            .with("processed_at_to", self.processed_to.map(Instant::epoch_text))
    }
}
