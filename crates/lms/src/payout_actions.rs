//! Payout actions: create, process, retry, correct, cancel, export (assumed: known by name only; correcting and cancelling
//! are undocumented).

use crate::bank::CreditBankChoice;
use crate::endpoint::{Topic, endpoints, json_body};
use crate::id::placeholder_id;
use crate::json::present;
use crate::payouts::{Payout, PayoutFilter, PayoutMethod, PayoutStatus, PayoutTo, PayoutType};
use crate::reply::{CsvText, EmptyObject};
use crate::{Day, LoanId, Money, PayoutId};
use serde::de::{self, Deserializer};
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

/// Process Payout (assumed): 409 unless it is pending; a manual payment also while the bank has it. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProcessPayout {
    /// ID of the payout; in the path, not in the body.
    #[serde(skip)]
    pub id: PayoutId,
    /// Details of a manual payment; `None` hands the payout to the bank.
    #[serde(flatten)]
    pub manual: Option<ManualPayment>,
}

impl<'de> Deserialize<'de> for ProcessPayout {
    /// # Errors
    /// Also if some but not all details of a manual payment are present: read as `None`, they would hand a payout to the
    /// bank that was paid already.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Keys {
            #[serde(default, deserialize_with = "present")]
            utr: Option<String>,
            #[serde(default, deserialize_with = "present")]
            bank_date: Option<Day>,
            #[serde(default, deserialize_with = "present")]
            debit_bank: Option<String>,
        }
        let Keys { utr, bank_date, debit_bank } = Keys::deserialize(deserializer)?;
        let manual = match (utr, bank_date, debit_bank) {
            (None, None, None) => None,
            (Some(utr), Some(bank_date), Some(debit_bank)) => Some(ManualPayment { utr, bank_date, debit_bank }),
            _ => return Err(de::Error::custom("a manual payment without its utr, bank_date or debit_bank")),
        };
        Ok(Self { id: placeholder_id(), manual })
    }
}

/// Details of a payment that was made manually.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

/// Mark a payout as returned by the bank (undocumented): it fails and can be retried; 409 unless it is processing or
/// processed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnPayout {
    /// ID of the payout; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: PayoutId,
    /// The bank's reason, as free text.
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

    return_payout: ReturnPayout { id } = PUT "/v1/lms/payouts/{id}/return/" -> Payout {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Option<Option<ManualPayment>> {
        serde_json::from_str::<ProcessPayout>(json).map(|process| process.manual).ok()
    }

    #[test]
    fn reads_a_manual_payment_or_none() {
        let json = r#"{"utr":"HDFC1234","bank_date":1704479399.999999,"debit_bank":"HDFC 1"}"#;
        let bank_date = Day::new(2024, 1, 5).unwrap();
        let paid = ManualPayment { utr: "HDFC1234".to_owned(), bank_date, debit_bank: "HDFC 1".to_owned() };
        assert_eq!(read(json), Some(Some(paid)));
        for json in ["{}", r#"{"remark":"by the bank"}"#] {
            assert_eq!(read(json), Some(None), "{json}");
        }
    }

    #[test]
    fn an_incomplete_manual_payment_is_an_error_and_not_a_payment_by_the_bank() {
        for json in [
            r#"{"utr":"HDFC1234"}"#,
            r#"{"utr":null}"#,
            r#"{"utr":null,"bank_date":null,"debit_bank":null}"#,
            r#"{"utr":"HDFC1234","bank_date":"yesterday","debit_bank":"HDFC 1"}"#,
            r#"{"utr":12345678,"bank_date":1704479399.999999,"debit_bank":"HDFC 1"}"#,
            r#"{"utr":"HDFC1234","utr":"HDFC1235","bank_date":1704479399.999999,"debit_bank":"HDFC 1"}"#,
            "",
        ] {
            assert_eq!(read(json), None, "{json}");
        }
    }
}
