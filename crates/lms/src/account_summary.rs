//! Summary and limits of an account (assumed: known by name only).

use crate::endpoint::endpoints;
use crate::lenient::{self, amounts, counts, instants};
use crate::line_details::LineDetail;
use crate::loans::{Components, LoanStatus};
use crate::{AccountId, Day, Instant, LoanId, Money};
use serde::{Deserialize, Serialize};

/// Get Summary (assumed): the totals of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetAccountSummary {
    /// ID of the account.
    pub id: AccountId,
}

/// The totals of an account (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountSummary {
    /// ID of the account.
    pub account: AccountId,
    /// Approved line amount.
    #[serde(default = "amounts::approved_amount::missing", deserialize_with = "amounts::approved_amount::read")]
    pub approved_amount: Money,
    /// Amount drawn.
    #[serde(default = "amounts::used_amount::missing", deserialize_with = "amounts::used_amount::read")]
    pub used_amount: Money,
    /// Amount that can still be drawn: approved, less used, less what is requested and not paid yet (assumed).
    #[serde(default = "amounts::available_amount::missing", deserialize_with = "amounts::available_amount::read")]
    pub available_amount: Money,
    /// Number of loans ever made under it.
    #[serde(default = "counts::loan_count::missing", deserialize_with = "counts::loan_count::read")]
    pub loan_count: Option<i64>,
    /// Number of its loans that are active or overdue.
    #[serde(default = "counts::active_loan_count::missing", deserialize_with = "counts::active_loan_count::read")]
    pub active_loan_count: Option<i64>,
    /// Number of its loans that are overdue.
    #[serde(default = "counts::overdue_loan_count::missing", deserialize_with = "counts::overdue_loan_count::read")]
    pub overdue_loan_count: Option<i64>,
    /// Amount outstanding today.
    pub outstanding: Components,
    /// Overdue amount: due before today and not paid.
    pub overdue: Components,
    /// Amount received and not yet applied to demands.
    #[serde(default = "amounts::unapplied_amount::missing", deserialize_with = "amounts::unapplied_amount::read")]
    pub unapplied_amount: Money,
    /// Days past due of the oldest unpaid demand; 0 if nothing is overdue.
    #[serde(default = "counts::dpd::missing", deserialize_with = "counts::dpd::read")]
    pub dpd: Option<i64>,
    /// Highest days past due so far.
    #[serde(default = "counts::peak_dpd::missing", deserialize_with = "counts::peak_dpd::read")]
    pub peak_dpd: Option<i64>,
    /// Due date of the oldest unpaid demand; `None` if nothing is overdue.
    pub oldest_due_date: Option<Day>,
    /// Due date of the next demand; `None` if nothing is due any more.
    pub next_due_date: Option<Day>,
    /// Amount of the next demand.
    pub next_due_amount: Option<Money>,
    /// Its loans, active and overdue ones first.
    pub loans: Vec<LoanBrief>,
}

/// A loan in its account's summary (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoanBrief {
    /// ID of the loan.
    pub id: LoanId,
    /// Human-readable reference, unique within its kind.
    #[serde(deserialize_with = "lenient::text")]
    pub ref_id: String,
    /// Its status.
    #[serde(default)]
    pub status: LoanStatus,
    /// Amount outstanding today.
    #[serde(default = "amounts::outstanding_amount::missing", deserialize_with = "amounts::outstanding_amount::read")]
    pub outstanding_amount: Money,
    /// Overdue amount: due before today and not paid.
    #[serde(default = "amounts::overdue_amount::missing", deserialize_with = "amounts::overdue_amount::read")]
    pub overdue_amount: Money,
    /// Days past due; 0 if nothing is overdue.
    #[serde(default = "counts::dpd::missing", deserialize_with = "counts::dpd::read")]
    pub dpd: Option<i64>,
}

/// Refresh Limit (assumed): recalculates the line from what is drawn. A GET by its documented name that stores its
/// result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RefreshLimit {
    /// ID of the account; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: AccountId,
}

/// The recalculated line of an account (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountLimits {
    /// ID of the account.
    pub account: AccountId,
    /// Approved line amount.
    #[serde(default = "amounts::approved_amount::missing", deserialize_with = "amounts::approved_amount::read")]
    pub approved_amount: Money,
    /// Principal drawn and not repaid.
    #[serde(default = "amounts::used_amount::missing", deserialize_with = "amounts::used_amount::read")]
    pub used_amount: Money,
    /// Amount that can still be drawn: approved, less used, less what is requested and not paid yet (assumed).
    #[serde(default = "amounts::available_amount::missing", deserialize_with = "amounts::available_amount::read")]
    pub available_amount: Money,
    /// When it was calculated.
    #[serde(default = "instants::refreshed_at::missing", deserialize_with = "instants::refreshed_at::read")]
    pub refreshed_at: Instant,
    /// The limits by type.
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
