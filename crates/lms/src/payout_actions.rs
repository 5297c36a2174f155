//! Payout actions: create, process, retry, correct, cancel, export (assumed: known by name only; correcting and cancelling
//! are undocumented).

use crate::bank::CreditBankChoice;
use crate::endpoint::{Topic, endpoints, json_body};
use crate::payouts::{Payout, PayoutFilter, PayoutMethod, PayoutStatus, PayoutTo, PayoutType};
use crate::reply::{CsvText, EmptyObject};
use crate::{Day, LoanId, Money, PayoutId};
use serde::{Deserialize, Serialize};

/// What is stale after a payout changed status.
const STALE: &[Topic] = &[Topic::Payouts, Topic::Loans, Topic::Demands, Topic::Accounts];

/// Create Payout (assumed). Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreatePayout {
    /// ID of the loan it belongs to.
    pub loan: LoanId,
    /// Type of the payout.
    pub r#type: PayoutType,
    /// Amount to pay: a disbursement at most the undisbursed amount, other types at most what was received for them.
    pub amount: Money,
    /// Payment method.
    pub method: PayoutMethod,
    /// Recipient; the borrower if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payout_to: Option<PayoutTo>,
    /// Bank account to pay into; the loan's own if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<CreditBankChoice>,
}

/// Process Payout (assumed): 409 unless it is pending. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProcessPayout {
    /// ID of the payout; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: PayoutId,
    /// Details of a manual payment; `None` hands the payout to the bank.
    #[serde(flatten)]
    pub manual: Option<ManualPayment>,
}

/// Details of a payment that was made manually.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManualPayment {
    /// Unique Transaction Reference of the transfer; see [`crate::formats::utr`].
    pub utr: String,
    /// The date on the bank statement.
    pub bank_date: Day,
    /// The lender's account that the money left from.
    pub debit_bank: String,
}

/// Retry Failed Payout (assumed): sets the payout back to pending; 409 unless it failed. Moves money: sent once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetryPayout {
    /// ID of the payout; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: PayoutId,
}

/// Change a payout (undocumented): corrects its bank account; 409 unless it is pending or failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePayout {
    /// ID of the payout; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: PayoutId,
    /// The bank account to pay into from now on.
    pub credit_bank: CreditBankChoice,
}

/// Cancel a payout (undocumented): 409 unless it is pending or failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelPayout {
    /// ID of the payout; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: PayoutId,
    /// Reason for cancelling, as free text.
    pub remark: String,
}

/// Payout Callback (assumed): the bank reports the status of a payout. Called by the bank and by the sandbox's simulated
/// bank, never by a browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutCallback {
    /// The bank's reference of the payout.
    pub payout_service_id: String,
    /// New status: processing, processed or failed.
    pub status: PayoutStatus,
    /// Unique Transaction Reference, if it was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utr: Option<String>,
    /// Reason for the failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_remark: Option<String>,
}

/// Export Payout for Bank (assumed): all payouts of the filter as the bank's upload file. Marks each as exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportPayouts {
    /// Which payouts to include.
    pub filter: PayoutFilter,
    /// Field to sort by, with `-` before it for descending order; the server's default order if empty.
    pub ordering: String,
}

endpoints! {
    create_payout: CreatePayout = POST "/v1/lms/payouts/" -> Payout {
        body: json_body;
        stale: [Payouts, Loans, Records, Accounts];
    }

    process_payout: ProcessPayout { id } = PUT "/v1/lms/payouts/{id}/process/" -> Payout {
        body: json_body;
        stale: STALE;
    }

    retry_payout: RetryPayout { id } = PUT "/v1/lms/payouts/{id}/retry/" -> Payout {
        stale: STALE;
    }

    update_payout: ChangePayout { id } = PATCH "/v1/lms/payouts/{id}/" -> Payout {
        body: json_body;
        stale: [Payouts];
    }

    cancel_payout: CancelPayout { id } = PUT "/v1/lms/payouts/{id}/cancel/" -> Payout {
        body: json_body;
        stale: STALE;
    }

    payout_callback: PayoutCallback = POST "/v1/lms/payouts/callback/" -> EmptyObject {
        body: json_body;
        stale: STALE;
    }

    export_payouts: ExportPayouts = PUT "/v1/lms/payouts/export/" -> CsvText {
        query: |call| call.filter.query().with("ordering", Some(&call.ordering));
        read: |body| Some(CsvText(body));
        stale: [Payouts];
    }
}
