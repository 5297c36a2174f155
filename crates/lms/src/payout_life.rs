//! What becomes of a payout after it was requested (assumed: known by name only; changing and cancelling are beyond).

use crate::bank::CreditBankChoice;
use crate::endpoint::{Endpoint, Method, Topic, json_body};
use crate::file::CsvText;
use crate::payouts::{Payout, PayoutFilter, PayoutMethod, PayoutStatus, PayoutTo, PayoutType};
use crate::query::Query;
use crate::{Day, LoanId, Money, PayoutId};
use serde::{Deserialize, Serialize};

/// What shows a payout, and what follows from one that was paid.
const STALE: &[Topic] = &[Topic::Payouts, Topic::Loans, Topic::Demands, Topic::Accounts];

/// Create Payout (assumed): money to pay out. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreatePayout {
    /// Which loan it belongs to.
    pub loan: LoanId,
    /// Why.
    pub r#type: PayoutType,
    /// How much; of a disbursement within what is left to draw, else within what was received for it.
    pub amount: Money,
    /// How.
    pub method: PayoutMethod,
    /// To whom; the borrower unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payout_to: Option<PayoutTo>,
    /// Where to; the loan's own account unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<CreditBankChoice>,
}

impl Endpoint for CreatePayout {
    const OPERATION: &'static str = "create_payout";
    const METHOD: Method = Method::Post;
    type Reply = Payout;

    fn path(&self) -> String {
        "/v1/lms/payouts/".to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Payouts, Topic::Loans, Topic::Records, Topic::Accounts]
    }
}

/// Process Payout (assumed): 409 unless it is pending. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProcessPayout {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::nowhere")]
    pub id: PayoutId,
    /// How it was paid by hand; `None` hands it to the bank.
    #[serde(flatten)]
    pub by_hand: Option<PaidByHand>,
}

/// How a payout was paid by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidByHand {
    /// The transfer's Unique Transaction Reference: 6 to 30 letters and digits.
    pub utr: String,
    /// The bank's day.
    pub bank_date: Day,
    /// The lender's account it left from.
    pub debit_bank: String,
}

impl Endpoint for ProcessPayout {
    const OPERATION: &'static str = "process_payout";
    const METHOD: Method = Method::Put;
    type Reply = Payout;

    fn path(&self) -> String {
        format!("/v1/lms/payouts/{}/process/", self.id)
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        STALE
    }
}

/// Retry Failed Payout (assumed): pending again; 409 unless it failed. Moves money: sent once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetryPayout {
    /// Which.
    #[serde(skip, default = "crate::id::nowhere")]
    pub id: PayoutId,
}

impl Endpoint for RetryPayout {
    const OPERATION: &'static str = "retry_payout";
    const METHOD: Method = Method::Put;
    type Reply = Payout;

    fn path(&self) -> String {
        format!("/v1/lms/payouts/{}/retry/", self.id)
    }

    fn stale(&self) -> &'static [Topic] {
        STALE
    }
}

/// Change a payout (beyond): corrects the account it goes to; 409 unless it is pending or failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePayout {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::nowhere")]
    pub id: PayoutId,
    /// Where it goes from now on.
    pub credit_bank: CreditBankChoice,
}

impl Endpoint for ChangePayout {
    const OPERATION: &'static str = "update_payout";
    const METHOD: Method = Method::Patch;
    type Reply = Payout;

    fn path(&self) -> String {
        format!("/v1/lms/payouts/{}/", self.id)
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Payouts]
    }
}

/// Cancel a payout (beyond): 409 unless it is pending or failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelPayout {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::nowhere")]
    pub id: PayoutId,
    /// Why.
    pub remark: String,
}

impl Endpoint for CancelPayout {
    const OPERATION: &'static str = "cancel_payout";
    const METHOD: Method = Method::Put;
    type Reply = Payout;

    fn path(&self) -> String {
        format!("/v1/lms/payouts/{}/cancel/", self.id)
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        STALE
    }
}

/// Payout Callback (assumed): what the bank says of a payout. Called by the bank, never by a browser; the sandbox's
/// simulated bank speaks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutCallback {
    /// The bank's reference of the payout.
    pub payout_service_id: String,
    /// What became of it: processing, processed or failed.
    pub status: PayoutStatus,
    /// The Unique Transaction Reference, where it was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utr: Option<String>,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_remark: Option<String>,
}

/// An answer without content: `{}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {}

impl Endpoint for PayoutCallback {
    const OPERATION: &'static str = "payout_callback";
    const METHOD: Method = Method::Post;
    type Reply = Heard;

    fn path(&self) -> String {
        "/v1/lms/payouts/callback/".to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        STALE
    }
}

/// Export Payout for Bank (assumed): the filter's payouts, whole, as the bank's upload file; each is marked as exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportPayouts {
    /// Which payouts.
    pub filter: PayoutFilter,
    /// A field, `-` before it for descending; the server's own order when empty.
    pub ordering: String,
}

impl Endpoint for ExportPayouts {
    const OPERATION: &'static str = "export_payouts";
    const METHOD: Method = Method::Put;
    type Reply = CsvText;

    fn path(&self) -> String {
        "/v1/lms/payouts/export/".to_owned()
    }

    fn query(&self) -> Query {
        self.filter.query().with("ordering", Some(&self.ordering))
    }

    fn read(body: String) -> Option<CsvText> {
        Some(CsvText(body))
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Payouts]
    }
}
