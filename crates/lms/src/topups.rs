//! Top-ups: requests to draw on a line, often for an invoice (assumed: known by name only).

mod endpoints;

pub use endpoints::{
    BulkCreateTopups, CheckLineAmount, CreateTopup, LineCheck, ListTopups, OPERATIONS, ReinitiateTopupPayout,
    RerunTopupChecks, TopupDetails, UnscheduleTopup, UpdateTopup,
};

use crate::accounts::Account;
use crate::bank::BankAccount;
use crate::loans::Loan;
use crate::open_enum::open_enum;
use crate::payouts::Payout;
use crate::{Day, Instant, Money, Ref, TopupGroupId, TopupId};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Where a top-up stands (assumed).
    TopupStatus {
        /// Entered, or taken off its schedule.
        Draft = "draft", "Draft";
        /// A check did not pass.
        ChecksFailed = "checks_failed", "Checks failed";
        /// Waits for its time.
        Scheduled = "scheduled", "Scheduled";
        /// Its payout is under way.
        Pending = "pending", "Pending";
        /// It is paid out.
        Disbursed = "disbursed", "Disbursed";
        /// It was not accepted.
        Rejected = "rejected", "Rejected";
    }
}

/// One check of a top-up (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopupCheck {
    /// What is checked: `line_available`, `invoice_unique` …
    pub name: String,
    /// Whether it passed.
    pub passed: bool,
    /// What it found, in words.
    pub message: String,
}

/// A request to draw on a line (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Topup {
    /// Its id.
    pub id: TopupId,
    /// When it was entered.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// The reference people read out.
    pub ref_id: String,
    /// Whose line.
    pub account: Ref<Account>,
    /// Who borrows.
    pub borrower_name: String,
    /// The group it stands in.
    pub group: Option<TopupGroupId>,
    /// The loan it became.
    pub loan: Option<Ref<Loan>>,
    /// Its last payout.
    pub payout: Option<Ref<Payout>>,
    /// Where it stands.
    pub status: TopupStatus,
    /// How much is drawn.
    pub amount: Money,
    /// The invoice's number.
    pub invoice_no: Option<String>,
    /// The invoice's date.
    pub invoice_date: Option<Day>,
    /// The invoice's total, with GST.
    pub invoice_amount: Option<Money>,
    /// Who wrote the invoice.
    #[serde(default)]
    pub seller_name: Option<String>,
    /// Their GST identification number.
    #[serde(default)]
    pub seller_gstin: Option<String>,
    /// That of who is invoiced.
    #[serde(default)]
    pub buyer_gstin: Option<String>,
    /// When it is to be paid out; none for at once.
    pub scheduled_at: Option<Instant>,
    /// Where it is paid.
    #[serde(default)]
    pub credit_bank: Option<BankAccount>,
    /// A remark.
    #[serde(default)]
    pub remark: Option<String>,
    /// What was checked, and what came of it.
    pub checks: Vec<TopupCheck>,
}
