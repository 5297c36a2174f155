//! [`RecordFilter`]: which records a list includes.

use super::{RecordStatus, RecordType};
use crate::query::Query;
use crate::{AccountId, Day, LoanId, Money};

/// Filter of the records list (assumed).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RecordFilter {
    /// Text that the reference, the UTR or the borrower's name contains; any if empty.
    pub search: String,
    /// Only of this account, if given.
    pub account: Option<AccountId>,
    /// Only of this loan, if given.
    pub loan: Option<LoanId>,
    /// Only in one of these statuses; in any if empty.
    pub status: Vec<RecordStatus>,
    /// Only of one of these types; of any if empty.
    pub r#type: Vec<RecordType>,
    /// Only with this payment mode; with any if empty.
    pub payment_mode: String,
    /// Only with a bank date on or after this day, if given.
    pub bank_date_from: Option<Day>,
    /// Only with a bank date on or before this day, if given.
    pub bank_date_to: Option<Day>,
    /// Only of at least this amount, if given.
    pub amount_min: Option<Money>,
    /// Only of at most this amount, if given.
    pub amount_max: Option<Money>,
}

impl RecordFilter {
    /// The filter as query parameters.
    pub(super) fn query(&self) -> Query {
        let list = |values: Vec<&str>| values.join(",");
        Query::new()
            .with("search", Some(&self.search))
            .with("account", self.account)
            .with("loan", self.loan)
            .with("status", Some(list(self.status.iter().map(RecordStatus::as_str).collect())))
            .with("type", Some(list(self.r#type.iter().map(RecordType::as_str).collect())))
            .with("payment_mode", Some(&self.payment_mode))
            .with("bank_date_from", self.bank_date_from.map(|day| day.start().epoch_text()))
            .with("bank_date_to", self.bank_date_to.map(|day| day.end().epoch_text()))
            .with("amount_min", self.amount_min.map(Money::plain))
            .with("amount_max", self.amount_max.map(Money::plain))
    }
}
