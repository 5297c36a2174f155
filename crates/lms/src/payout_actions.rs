//! What becomes of a payout after it was requested (assumed: known by name only; changing and cancelling are beyond).

use crate::bank::CreditBankChoice;
use crate::endpoint::{Topic, endpoints, json_body};
use crate::payouts::{Payout, PayoutFilter, PayoutMethod, PayoutStatus, PayoutTo, PayoutType};
use crate::reply::{CsvText, EmptyObject};
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

/// Process Payout (assumed): 409 unless it is pending. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProcessPayout {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: PayoutId,
    /// How it was paid by hand; `None` hands it to the bank.
    #[serde(flatten)]
    pub manual: Option<ManualPayment>,
}

/// How a payout was paid by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManualPayment {
    /// The transfer's Unique Transaction Reference: 6 to 30 letters and digits.
    pub utr: String,
    /// The bank's day.
    pub bank_date: Day,
    /// The lender's account it left from.
    pub debit_bank: String,
}

/// Retry Failed Payout (assumed): pending again; 409 unless it failed. Moves money: sent once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetryPayout {
    /// Which.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: PayoutId,
}

/// Change a payout (beyond): corrects the account it goes to; 409 unless it is pending or failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePayout {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: PayoutId,
    /// Where it goes from now on.
    pub credit_bank: CreditBankChoice,
}

/// Cancel a payout (beyond): 409 unless it is pending or failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelPayout {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: PayoutId,
    /// Why.
    pub remark: String,
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

/// Export Payout for Bank (assumed): the filter's payouts, whole, as the bank's upload file; each is marked as exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportPayouts {
    /// Which payouts.
    pub filter: PayoutFilter,
    /// A field, `-` before it for descending; the server's own order when empty.
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
