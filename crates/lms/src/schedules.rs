//! Repayment schedules: rebuilt from a loan's terms (assumed: known by name only).

use crate::demands::Demand;
use crate::endpoint::{Endpoint, Method, Topic, json_body};
use crate::{AccountId, LoanId};
use serde::{Deserialize, Serialize};

/// Reset RPS (assumed): a loan's demands are reckoned anew from its tranches and terms; those with anything paid stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ResetRps {
    /// Whose loan; in the path.
    #[serde(skip)]
    pub account: AccountId,
    /// Which loan.
    pub loan: LoanId,
}

/// A rebuilt schedule (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RpsAnswer {
    /// Whose.
    pub loan: LoanId,
    /// Demands that stayed as they were.
    pub kept_count: u64,
    /// Demands that were made anew.
    pub rebuilt_count: u64,
    /// The whole schedule after it.
    pub demands: Vec<Demand>,
}

impl Endpoint for ResetRps {
    const OPERATION: &'static str = "reset_rps";
    const METHOD: Method = Method::Post;
    type Reply = RpsAnswer;

    fn path(&self) -> String {
        format!("/v1/lms/accounts/{}/reset_rps/", self.account)
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Demands, Topic::Loans, Topic::Accounts]
    }
}
