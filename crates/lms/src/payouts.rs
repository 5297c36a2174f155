//! Payouts: money that leaves. A tranche is a payout of type disbursement.

use crate::accounts::Account;
use crate::bank::BankAccount;
use crate::endpoint::{endpoints, json_body};
use crate::json::Json;
use crate::loans::Loan;
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::reference::Entity;
use crate::{AccountId, Day, Instant, LoanId, Money, Page, PayoutId, ProgramId, RecordId, Ref, TopupId, TransactionId};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Why money leaves.
    PayoutType {
        /// A tranche of a loan (the only type documented).
        Disbursement = "disbursement", "Disbursement";
        /// Excess money going back (assumed).
        Refund = "refund", "Refund";
        /// Cashback (assumed).
        Cashback = "cashback", "Cashback";
        /// A holdback returned (assumed).
        HoldbackReturn = "holdback_return", "Holdback return";
    }
}

open_enum! {
    /// How money leaves.
    PayoutMethod {
        /// By hand, in the bank's own application (the only method documented).
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
    /// Where a payout stands.
    PayoutStatus {
        /// Requested; the payment desk has not acted.
        Pending = "pending", "Pending";
        /// With the bank.
        Processing = "processing", "Processing";
        /// Paid.
        Processed = "processed", "Processed";
        /// The bank sent it back.
        Failed = "failed", "Failed";
        /// Withdrawn before it was paid.
        Cancelled = "cancelled", "Cancelled";
    }
}

open_enum! {
    /// Whom a payout goes to.
    PayoutTo {
        /// The borrower.
        Borrower = "borrower", "Borrower";
        /// The anchor of a supply chain.
        Anchor = "anchor", "Anchor";
        /// A vendor.
        Vendor = "vendor", "Vendor";
    }
}

/// Money that leaves (documented, page 10694097: every key is always present, in this order).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payout {
    /// Its id.
    pub id: PayoutId,
    /// When it was requested.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// Why.
    pub r#type: PayoutType,
    /// The reference people read out: `PAY05JG8`.
    pub ref_id: String,
    /// `index` as text.
    pub numeric_ref_id: String,
    /// A running number.
    pub index: i64,
    /// How much.
    pub amount: Money,
    /// How.
    pub method: PayoutMethod,
    /// Where it stands.
    pub status: PayoutStatus,
    /// The bank's or gateway's reference. Null in the sample, real type unknown.
    pub payout_service_id: Option<String>,
    /// When it was paid. Null in the sample.
    pub processed_at: Option<Instant>,
    /// The bank's day. Null in the sample.
    pub bank_date: Option<Day>,
    /// The day it counts for. Null in the sample.
    pub date: Option<Day>,
    /// Why it failed. Null in the sample.
    pub failed_remark: Option<String>,
    /// The Unique Transaction Reference of the transfer. Null in the sample.
    pub utr: Option<String>,
    /// The account it left from. Null in the sample, real type unknown.
    pub debit_bank: Option<Json>,
    /// The account it goes to.
    pub credit_bank: Option<BankAccount>,
    /// Who gets it.
    pub payout_to: PayoutTo,
    /// Whether it is in a file for the bank already.
    pub is_downloaded: bool,
    /// Whether it was imported.
    pub is_imported: bool,
    /// Whether the general ledger has it.
    pub sent_to_gl: bool,
    /// The borrower's account.
    pub account: Ref<Account>,
    /// The top-up it pays. Null in the sample.
    pub topup: Option<TopupId>,
    /// The loan it belongs to.
    pub loan: Option<Ref<Loan>>,
    /// The record it gives back. Null in the sample.
    pub record: Option<RecordId>,
    /// Its line in the ledger. Null in the sample.
    pub transaction: Option<TransactionId>,
}

impl Entity for Payout {
    type Id = PayoutId;
}

impl Payout {
    /// Who borrows, where the account came with it.
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
    /// Which loan.
    pub loan_id: LoanId,
    /// How much; above zero and within what is undisbursed.
    pub amount: Money,
}

/// Which payouts a list shows. The empty filter shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PayoutFilter {
    /// Part of a reference, a UTR or a borrower's name.
    pub search: String,
    /// Only of this loan.
    pub loan: Option<LoanId>,
    /// Only of this account.
    pub account: Option<AccountId>,
    /// Only in this state.
    pub status: Option<PayoutStatus>,
    /// Only of this type.
    pub r#type: Option<PayoutType>,
    /// Only by this method.
    pub method: Option<PayoutMethod>,
    /// At least this much.
    pub amount_min: Option<Money>,
    /// At most this much.
    pub amount_max: Option<Money>,
    /// Requested from this moment on.
    pub created_from: Option<Instant>,
    /// Requested up to this moment.
    pub created_to: Option<Instant>,
    /// Only to these.
    pub payout_to: Option<PayoutTo>,
    /// Only of accounts under this program.
    pub program: Option<ProgramId>,
    /// Only those that are in a file for the bank already, or only those that are in none.
    pub is_downloaded: Option<bool>,
    /// Paid from this moment on.
    pub processed_from: Option<Instant>,
    /// Paid up to this moment.
    pub processed_to: Option<Instant>,
}

impl PayoutFilter {
    /// As query parameters.
    pub(crate) fn query(&self) -> Query {
        Query::new()
            .with("search", Some(&self.search))
            .with("loan", self.loan)
            .with("account", self.account)
            .with("status", self.status.as_ref())
            .with("type", self.r#type.as_ref())
            .with("method", self.method.as_ref())
            .with("amount_min", self.amount_min.map(Money::plain))
            .with("amount_max", self.amount_max.map(Money::plain))
            .with("created_at_from", self.created_from.map(Instant::epoch_text))
            .with("created_at_to", self.created_to.map(Instant::epoch_text))
            .with("payout_to", self.payout_to.as_ref())
            .with("program", self.program)
            .with("is_downloaded", self.is_downloaded)
            .with("processed_at_from", self.processed_from.map(Instant::epoch_text))
            .with("processed_at_to", self.processed_to.map(Instant::epoch_text))
    }
}

/// List Payouts (assumed), with account and loan embedded so that a row can name the borrower.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListPayouts {
    /// Which payouts.
    pub filter: PayoutFilter,
    /// A field, `-` before it for descending; the server's own order when empty.
    pub ordering: String,
    /// Which page.
    pub page: PageRequest,
}

/// One payout (beyond).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetPayout {
    /// Which.
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
