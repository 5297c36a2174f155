//! An account in figures: its summary and its limits (assumed: known by name only).

use crate::endpoint::endpoints;
use crate::line_details::LineDetail;
use crate::loans::{Components, LoanStatus};
use crate::{AccountId, Day, Instant, LoanId, Money};
use serde::{Deserialize, Serialize};

/// Get Summary (assumed): an account at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetAccountSummary {
    /// Of which account.
    pub id: AccountId,
}

/// An account at a glance (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountSummary {
    /// Which account.
    pub account: AccountId,
    /// The line as approved.
    pub approved_amount: Money,
    /// What is drawn of it.
    pub used_amount: Money,
    /// What can still be drawn.
    pub available_amount: Money,
    /// Loans ever made under it.
    pub loan_count: u64,
    /// Of those, running (overdue ones too).
    pub active_loan_count: u64,
    /// Of those, overdue.
    pub overdue_loan_count: u64,
    /// What is owed today.
    pub outstanding: Components,
    /// What should have been paid by now.
    pub overdue: Components,
    /// Money received and not applied yet.
    pub unapplied_amount: Money,
    /// Days past due of the oldest unpaid demand.
    pub dpd: i64,
    /// The most it has ever been.
    pub peak_dpd: i64,
    /// When the oldest unpaid demand fell due.
    pub oldest_due_date: Option<Day>,
    /// When the next demand falls due.
    pub next_due_date: Option<Day>,
    /// How much it will be.
    pub next_due_amount: Option<Money>,
    /// Its loans, the running ones first.
    pub loans: Vec<LoanBrief>,
}

/// A loan in its account's summary (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoanBrief {
    /// Which loan.
    pub id: LoanId,
    /// The reference people read out.
    pub ref_id: String,
    /// Where it stands.
    pub status: LoanStatus,
    /// What is owed today.
    pub outstanding_amount: Money,
    /// What should have been paid by now.
    pub overdue_amount: Money,
    /// Days past due.
    pub dpd: i64,
}

/// Refresh Limit (assumed): reckons the line again from what is drawn. A GET by its documented name that stores what it
/// finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RefreshLimit {
    /// Of which account.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: AccountId,
}

/// The line of an account after it was reckoned again (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountLimits {
    /// Which account.
    pub account: AccountId,
    /// The line as approved.
    pub approved_amount: Money,
    /// Principal drawn and not paid back.
    pub used_amount: Money,
    /// What can still be drawn.
    pub available_amount: Money,
    /// When it was reckoned.
    pub refreshed_at: Instant,
    /// The same by type.
    #[serde(default)]
    pub lines: Vec<LineDetail>,
}

endpoints! {
    get_account_summary: GetAccountSummary { id } = GET "/v1/lms/accounts/{id}/summary/" -> AccountSummary {
        shows: [Accounts, Loans, Records];
    }

    refresh_limit: RefreshLimit { id } = GET "/v1/lms/accounts/{id}/refresh_limit/" -> AccountLimits {
        effect: Writes;
        stale: [Accounts];
    }
}
