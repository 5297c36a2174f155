//! Data to be stored, before anything is calculated.

use lms::loans::LoanStatus;
use lms::{Day, Instant, Money};

/// Loan products with their usual yearly rates.
pub(super) const PROGRAMS: &[(&str, &[&str])] = &[
    ("Term loan", &["14", "16", "18"]),
    ("Working capital", &["13.5", "15", "17.25"]),
    ("Invoice finance", &["12", "13.5", "15"]),
    ("Merchant advance", &["18", "21", "24"]),
    ("Equipment loan", &["11.5", "12.75", "14"]),
    ("Supply chain finance", &["10.5", "12", "13"]),
    ("Personal loan", &["16", "19.5", "22"]),
    ("Loan against property", &["9.25", "10", "11"]),
];

/// A disbursed tranche.
#[derive(Clone, Copy, Debug)]
pub(super) struct TranchePlan {
    pub(super) day: Day,
    pub(super) amount: Money,
    /// Fixed reference, for named scenarios.
    pub(super) ref_id: Option<&'static str>,
}

/// Payment of an instalment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PaymentPlan {
    /// Paid in full, `late` days after its due date (negative: before).
    InFull { late: i64 },
    /// Paid in part on its due date, this many percent.
    InPart { percent: i64 },
    /// Paid on its due date, with this excess amount.
    Overpaid { excess: Money },
    /// Not paid.
    Unpaid,
}

/// A payout other than a disbursed tranche.
#[derive(Clone, Debug)]
pub(super) struct OtherPayout {
    pub(super) r#type: &'static str,
    pub(super) status: &'static str,
    pub(super) amount: Money,
    /// Days since it was requested.
    pub(super) days_ago: i64,
    pub(super) ref_id: Option<&'static str>,
    pub(super) failed_remark: Option<&'static str>,
}

/// Bank account of a borrower.
#[derive(Clone, Debug)]
pub(super) struct BankPlan {
    pub(super) holder: String,
    pub(super) account_no: String,
    pub(super) ifsc: String,
    pub(super) is_verified: bool,
    pub(super) is_current: bool,
}

/// A borrower with one loan.
#[derive(Clone, Debug)]
pub(super) struct LoanPlan {
    /// Code of a named scenario: `QX7T2` of `LN0QX7T2` and `AC0QX7T2`.
    pub(super) code: Option<&'static str>,
    pub(super) borrower: String,
    /// Index in [`PROGRAMS`].
    pub(super) program: usize,
    pub(super) rate: &'static str,
    pub(super) bank: BankPlan,
    pub(super) sanctioned: Money,
    /// Ordered by day.
    pub(super) tranches: Vec<TranchePlan>,
    pub(super) made_on: Day,
    /// Due dates of the instalments.
    pub(super) due_dates: Vec<Day>,
    /// Payment of each instalment.
    pub(super) paid: Vec<PaymentPlan>,
    pub(super) available_until: Option<Day>,
    /// Closed or written off; `None` derives it from the demands.
    pub(super) status: Option<LoanStatus>,
    pub(super) others: Vec<OtherPayout>,
}

/// Row numbers that a payout refers to.
#[derive(Clone, Copy, Debug)]
pub(super) struct PayoutOwner {
    pub(super) loan: i64,
    pub(super) account: i64,
    pub(super) bank: i64,
}

/// A payout to be stored.
#[derive(Clone, Debug)]
pub(super) struct PayoutPlan {
    pub(super) id: uuid::Uuid,
    pub(super) created_at: Instant,
    pub(super) updated_at: Instant,
    pub(super) r#type: &'static str,
    pub(super) ref_id: Option<&'static str>,
    pub(super) amount: Money,
    pub(super) method: &'static str,
    pub(super) status: &'static str,
    pub(super) processed_at: Option<Instant>,
    pub(super) failed_remark: Option<&'static str>,
    /// Last digits of its UTR.
    pub(super) utr: Option<u64>,
    pub(super) payout_to: &'static str,
    pub(super) owner: PayoutOwner,
}
