//! Top-ups: requests to draw on a line, often for an invoice (assumed: known by name only).

mod endpoints;

pub use endpoints::{
    BulkCreateTopups, CheckLineAmount, CreateTopup, LineCheck, ListTopups, OPERATIONS, ReinitiateTopupPayout,
    RerunTopupChecks, TopupDetails, UnscheduleTopup, UpdateTopup,
};

use crate::accounts::Account;
use crate::bank::BankAccount;
use crate::lenient::{self, instants};
use crate::loans::Loan;
use crate::open_enum::open_enum;
use crate::payouts::Payout;
use crate::{Day, Instant, Money, Ref, TopupGroupId, TopupId};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Status of a top-up (assumed).
    TopupStatus {
        /// Created, or unscheduled.
        Draft = "draft", "Draft";
        /// At least one check failed.
        ChecksFailed = "checks_failed", "Checks failed";
        /// Waiting for its scheduled time.
        Scheduled = "scheduled", "Scheduled";
        /// Its payout is in progress.
        Pending = "pending", "Pending";
        /// Paid out.
        Disbursed = "disbursed", "Disbursed";
        /// Rejected.
        Rejected = "rejected", "Rejected";
    }
}

/// One check of a top-up (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopupCheck {
    /// Name of the check: `line_available`, `invoice_unique` …
    #[serde(default, deserialize_with = "lenient::text")]
    pub name: String,
    /// Whether it passed.
    pub passed: bool,
    /// Result as text for the officer.
    #[serde(default, deserialize_with = "lenient::text")]
    pub message: String,
}

/// A request to draw on a line (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Topup {
    /// ID of the top-up.
    pub id: TopupId,
    /// When it was created.
    #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default = "instants::updated_at::missing", deserialize_with = "instants::updated_at::read")]
    pub updated_at: Instant,
    /// Human-readable reference, unique within its kind.
    #[serde(deserialize_with = "lenient::text")]
    pub ref_id: String,
    /// The account whose line it draws on.
    pub account: Ref<Account>,
    /// The borrower's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub borrower_name: String,
    /// The top-up group it belongs to.
    pub group: Option<TopupGroupId>,
    /// The loan that it created; `None` until it is disbursed.
    pub loan: Option<Ref<Loan>>,
    /// Its latest payout.
    pub payout: Option<Ref<Payout>>,
    /// Its status.
    #[serde(default)]
    pub status: TopupStatus,
    /// Amount to draw.
    pub amount: Money,
    /// Invoice number.
    #[serde(default, deserialize_with = "lenient::optional_text")]
    pub invoice_no: Option<String>,
    /// Invoice date.
    pub invoice_date: Option<Day>,
    /// Invoice total, including GST.
    pub invoice_amount: Option<Money>,
    /// The seller's name.
    #[serde(default)]
    pub seller_name: Option<String>,
    /// The seller's GST identification number.
    #[serde(default)]
    pub seller_gstin: Option<String>,
    /// The buyer's GST identification number.
    #[serde(default)]
    pub buyer_gstin: Option<String>,
    /// When it is to be paid out; `None` for immediately.
    pub scheduled_at: Option<Instant>,
    /// Bank account that it is paid into.
    #[serde(default)]
    pub credit_bank: Option<BankAccount>,
    /// Free-text remark.
    #[serde(default)]
    pub remark: Option<String>,
    /// Results of its checks.
    pub checks: Vec<TopupCheck>,
}
