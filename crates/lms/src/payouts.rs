//! Payouts: outgoing payments. A tranche is a payout of type disbursement.

mod filter;

pub use filter::PayoutFilter;

use crate::accounts::Account;
use crate::bank::BankAccount;
use crate::endpoint::{endpoints, json_body};
use crate::json::Json;
use crate::lenient::{self, instants};
use crate::loans::Loan;
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::reference::Entity;
use crate::{BankLineId, Day, Instant, LoanId, Money, Page, PayoutId, RecordId, Ref, TopupId, TransactionId};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Type of a payout.
    PayoutType {
        /// Tranche of a loan (the only type documented).
        Disbursement = "disbursement", "Disbursement";
        /// Refund of an excess amount (assumed).
        Refund = "refund", "Refund";
        /// Cashback (assumed).
        Cashback = "cashback", "Cashback";
        /// Returned holdback (assumed).
        HoldbackReturn = "holdback_return", "Holdback return";
    }
}

open_enum! {
    /// Payment method of a payout.
    PayoutMethod {
        /// Manually, in the bank's own application (the only method documented).
        Manual = "manual", "Manual";
        /// National Electronic Funds Transfer.
        Neft = "neft", "NEFT";
        /// Immediate Payment Service.
        Imps = "imps", "IMPS";
        /// Real Time Gross Settlement.
        Rtgs = "rtgs", "RTGS";
        /// Unified Payments Interface.
        Upi = "upi", "UPI";
    }
}

open_enum! {
    /// Status of a payout.
    PayoutStatus {
        /// Requested; the payment desk has not processed it.
        Pending = "pending", "Pending";
        /// With the bank.
        Processing = "processing", "Processing";
        /// Paid.
        Processed = "processed", "Processed";
        /// Returned by the bank.
        Failed = "failed", "Failed";
        /// Cancelled before it was paid.
        Cancelled = "cancelled", "Cancelled";
    }
}

open_enum! {
    /// Recipient of a payout.
    PayoutTo {
        /// The borrower.
        Borrower = "borrower", "Borrower";
        /// The anchor of a supply chain.
        Anchor = "anchor", "Anchor";
        /// A vendor.
        Vendor = "vendor", "Vendor";
    }
}

/// An outgoing payment (documented, page 10694097: every key is always present, in this order).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payout {
    /// ID of the payout.
    pub id: PayoutId,
    /// When it was requested.
    #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default = "instants::updated_at::missing", deserialize_with = "instants::updated_at::read")]
    pub updated_at: Instant,
    /// Its type.
    #[serde(default)]
    pub r#type: PayoutType,
    /// Human-readable reference such as `PAY05JG8`.
    #[serde(deserialize_with = "lenient::text")]
    pub ref_id: String,
    /// `index` as text.
    #[serde(default, deserialize_with = "lenient::text")]
    pub numeric_ref_id: String,
    /// Sequence number; 0 if the server leaves it out.
    #[serde(default, deserialize_with = "lenient::integer")]
    pub index: i64,
    /// Amount to pay.
    pub amount: Money,
    /// Payment method.
    #[serde(default)]
    pub method: PayoutMethod,
    /// Its status.
    #[serde(default)]
    pub status: PayoutStatus,
    /// Reference of the bank or gateway. Null in the sample, real type unknown.
    #[serde(default, deserialize_with = "lenient::optional_text")]
    pub payout_service_id: Option<String>,
    /// When it was paid. Null in the sample.
    pub processed_at: Option<Instant>,
    /// The date on the bank statement. Null in the sample.
    pub bank_date: Option<Day>,
    /// Value date. Null in the sample.
    pub date: Option<Day>,
    /// Reason for the failure. Null in the sample.
    pub failed_remark: Option<String>,
    /// Unique Transaction Reference of the transfer. Null in the sample.
    #[serde(default, deserialize_with = "lenient::optional_text")]
    pub utr: Option<String>,
    /// The lender's account that the money left from. Null in the sample, real type unknown.
    pub debit_bank: Option<Json>,
    /// Bank account that it goes to.
    pub credit_bank: Option<BankAccount>,
    /// Recipient.
    #[serde(default)]
    pub payout_to: PayoutTo,
    /// Whether it was exported to a file for the bank; `None` if the server leaves it out.
    #[serde(default)]
    pub is_downloaded: Option<bool>,
    /// Whether it was imported.
    #[serde(default)]
    pub is_imported: Option<bool>,
    /// Whether it was sent to the general ledger.
    #[serde(default)]
    pub sent_to_gl: Option<bool>,
    /// The borrower's account.
    pub account: Ref<Account>,
    /// The top-up it pays. Null in the sample.
    pub topup: Option<TopupId>,
    /// The loan it belongs to.
    pub loan: Option<Ref<Loan>>,
    /// The record that it refunds. Null in the sample.
    pub record: Option<RecordId>,
    /// ID of its line in the general ledger. Null in the sample.
    pub transaction: Option<TransactionId>,
    /// Officer who requested it (assumed, as all that follows; not in the response of Request Tranche). `None` if the
    /// server does not name one.
    #[serde(default, deserialize_with = "lenient::optional_text", skip_serializing_if = "Option::is_none")]
    pub requested_by: Option<String>,
    /// Officer who last chose or changed its bank account; `None` while it is the loan's or account's own.
    #[serde(default, deserialize_with = "lenient::optional_text", skip_serializing_if = "Option::is_none")]
    pub beneficiary_changed_by: Option<String>,
    /// Whether its amount needs a second officer, by the server's configuration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs_second_officer: Option<bool>,
    /// Officer who last changed it, at `updated_at`; `None` if the bank did, or the server does not say.
    #[serde(default, deserialize_with = "lenient::optional_text", skip_serializing_if = "Option::is_none")]
    pub updated_by: Option<String>,
    /// The debit of the bank statement that it is matched with; `None` if there is none, or the server does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_line: Option<BankLineId>,
}

impl Entity for Payout {
    type Id = PayoutId;
}

impl Payout {
    /// The borrower's name; `None` if the account is not embedded.
    pub fn borrower(&self) -> Option<String> {
        #[derive(Deserialize)]
        struct Named {
            borrower_name: String,
        }
        self.account.partial().map(|account: Named| account.borrower_name)
    }
}

/// Request Tranche (documented, page 10694097). Moves money: sent once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestTranche {
    /// ID of the loan.
    pub loan_id: LoanId,
    /// Amount to request: above zero and at most the undisbursed amount.
    pub amount: Money,
}

/// List Payouts (assumed), with account and loan embedded so that a row can show the borrower.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListPayouts {
    /// Which payouts to include.
    pub filter: PayoutFilter,
    /// Field to sort by, with `-` before it for descending order; the server's default order if empty.
    pub ordering: String,
    /// The page to return.
    pub page: PageRequest,
}

/// Get one payout (undocumented).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetPayout {
    /// ID of the payout.
    pub id: PayoutId,
}

endpoints! {
    request_tranche: RequestTranche = POST "/v1/lms/payouts/add_tranche/" -> Payout {
        body: json_body;
        stale: [Payouts, Loans, Accounts];
    }

    list_payouts: ListPayouts = GET "/v1/lms/payouts/" -> Page<Payout> {
        shows: [Payouts];
        query: |call| call.filter.query().with("ordering", Some(&call.ordering)).with("expand", Some("account,loan")).paged(call.page);
    }

    get_payout: GetPayout { id } = GET "/v1/lms/payouts/{id}/" -> Payout {
        shows: [Payouts];
        query: |_| Query::new().with("expand", Some("account,loan"));
    }
}
