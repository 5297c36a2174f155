//! [`LoanFilter`]: which loans a list shows.

use super::LoanStatus;
use crate::query::Query;
use crate::{AccountId, Day, ProgramId};

/// Filter of the loans list. The empty filter includes all loans.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct LoanFilter {
    /// Text that the reference or the borrower's name contains; any if empty.
    pub search: String,
    /// Only of this account, if given.
    pub account: Option<AccountId>,
    /// Only in this status, if given.
    pub status: Option<LoanStatus>,
    /// Only under this lending program, if given.
    pub program: Option<ProgramId>,
    /// Only with at least this many days past due, if given.
    pub dpd_min: Option<u32>,
    /// Only with at most this many days past due, if given.
    pub dpd_max: Option<u32>,
    /// Only with a next due date on or after this day, if given.
    pub next_due_from: Option<Day>,
    /// Only with a next due date on or before this day, if given.
    pub next_due_to: Option<Day>,
    /// Only with a first tranche on or after this day, if given.
    pub disbursed_from: Option<Day>,
    /// Only with a first tranche on or before this day, if given.
    pub disbursed_to: Option<Day>,
}

impl LoanFilter {
    /// The query parameters of this filter.
    pub(super) fn query(&self) -> Query {
        Query::new()
            .with("search", Some(&self.search))
            .with("account", self.account)
            .with("status", self.status.as_ref())
            .with("program", self.program)
            .with("dpd_min", self.dpd_min)
            .with("dpd_max", self.dpd_max)
            .with("next_due_date_from", self.next_due_from.map(|day| day.start().epoch_text()))
            .with("next_due_date_to", self.next_due_to.map(|day| day.end().epoch_text()))
            .with("disbursement_date_from", self.disbursed_from.map(|day| day.start().epoch_text()))
            .with("disbursement_date_to", self.disbursed_to.map(|day| day.end().epoch_text()))
    }
}
