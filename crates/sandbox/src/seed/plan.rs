//! What is to be stored, as plain data.

use lms::loans::LoanStatus;
use lms::{Day, Instant, Money};

/// The products, each with its usual yearly rates.
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

/// A tranche that was paid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct TranchePlan {
    pub(super) day: Day,
    pub(super) amount: Money,
    /// A reference that people look for.
    pub(super) ref_id: Option<&'static str>,
}

/// What became of an instalment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paid {
    /// Paid in full, so many days after its day (before it, when negative).
    InFull { late: i64 },
    /// Paid in part on its day: this many percent.
    InPart { percent: i64 },
    /// Paid in full on its day, with this much too much.
    TooMuch { excess: Money },
    /// Not paid.
    Nothing,
}

/// A payout that is no paid tranche.
#[derive(Clone, Debug)]
pub(super) struct OtherPayout {
    pub(super) r#type: &'static str,
    pub(super) status: &'static str,
    pub(super) amount: Money,
    /// How many days ago it was requested.
    pub(super) days_ago: i64,
    pub(super) ref_id: Option<&'static str>,
    pub(super) failed_remark: Option<&'static str>,
}

/// A borrower's bank account.
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
    /// `QX7T2` of `LN0QX7T2` and `AC0QX7T2`, for those that people look for.
    pub(super) code: Option<&'static str>,
    pub(super) borrower: String,
    /// Of [`PROGRAMS`].
    pub(super) program: usize,
    pub(super) rate: &'static str,
    pub(super) bank: BankPlan,
    pub(super) sanctioned: Money,
    /// In the order of their days.
    pub(super) tranches: Vec<TranchePlan>,
    pub(super) made_on: Day,
    /// The days on which instalments fall due.
    pub(super) dues: Vec<Day>,
    /// What became of each.
    pub(super) paid: Vec<Paid>,
    pub(super) available_until: Option<Day>,
    /// Closed or written off; else what the demands say.
    pub(super) status: Option<LoanStatus>,
    pub(super) others: Vec<OtherPayout>,
}

/// Where a payout belongs, by number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
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
    /// The last digits of its UTR.
    pub(super) utr: Option<u64>,
    pub(super) payout_to: &'static str,
    pub(super) place: Place,
}
