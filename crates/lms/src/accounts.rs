//! Accounts: a borrower under a lending program, with a line to draw on.

use crate::bank::{BankAccount, CreditBankChoice};
use crate::endpoint::{endpoints, json_body};
use crate::lenient::{self, amounts, instants};
use crate::loan_data::LoanTerms;
use crate::loans::Loan;
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::payouts::Payout;
use crate::query::Query;
use crate::reference::Entity;
use crate::reply::EmptyObject;
use crate::{AccountId, Instant, LeadId, Money, Page, ProgramId};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Status of an account (assumed).
    AccountStatus {
        /// Can be drawn on.
        Active = "active", "Active";
        /// Blocked: can't be drawn on at present.
        Blocked = "blocked", "Blocked";
        /// Closed for good.
        Closed = "closed", "Closed";
    }
}

/// A borrower under a lending program (assumed: its calls are known by name only).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// ID of the account.
    pub id: AccountId,
    /// When it was opened.
    #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default = "instants::updated_at::missing", deserialize_with = "instants::updated_at::read")]
    pub updated_at: Instant,
    /// Human-readable reference, unique within its kind.
    #[serde(deserialize_with = "lenient::text")]
    pub ref_id: String,
    /// The borrower's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub borrower_name: String,
    /// ID of the borrower's application, if it came from one.
    pub lead_id: Option<LeadId>,
    /// ID of the lending program, if it has one.
    pub program_id: Option<ProgramId>,
    /// The lending program's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub program_name: String,
    /// Its status.
    #[serde(default)]
    pub status: AccountStatus,
    /// Approved line amount.
    #[serde(default = "amounts::approved_amount::missing", deserialize_with = "amounts::approved_amount::read")]
    pub approved_amount: Money,
    /// Amount drawn.
    #[serde(default = "amounts::used_amount::missing", deserialize_with = "amounts::used_amount::read")]
    pub used_amount: Money,
    /// Amount that can still be drawn: approved, less used, less what is requested and not paid yet (assumed).
    #[serde(default = "amounts::available_amount::missing", deserialize_with = "amounts::available_amount::read")]
    pub available_amount: Money,
    /// Bank account that disbursements go to.
    pub credit_bank: Option<BankAccount>,
    /// Contact details of the borrower; only in the response of Get Account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub borrower: Option<Borrower>,
}

/// Name, contact details and tax numbers of a borrower (assumed).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Borrower {
    /// Legal name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub name: String,
    /// Mobile number: ten digits, with or without +91; see [`crate::formats::mobile`].
    #[serde(default, deserialize_with = "lenient::optional_text")]
    pub mobile: Option<String>,
    /// E-mail address; see [`crate::formats::email`].
    #[serde(default)]
    pub email: Option<String>,
    /// Permanent Account Number such as `ABCDE1234F`; see [`crate::formats::pan`].
    #[serde(default)]
    pub pan: Option<String>,
    /// GST identification number of 15 characters; see [`crate::formats::gstin`].
    #[serde(default)]
    pub gstin: Option<String>,
}

impl Entity for Account {
    type Id = AccountId;
}

/// List accounts (undocumented).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListAccounts {
    /// Text that the reference or the borrower's name contains; any if empty.
    pub search: String,
    /// Only in this status, if given.
    pub status: Option<AccountStatus>,
    /// The page to return.
    pub page: PageRequest,
}

/// Get one account (undocumented).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetAccount {
    /// ID of the account.
    pub id: AccountId,
}

/// Get Loan Params (assumed): the loan terms of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetLoanParams {
    /// ID of the borrower's application.
    pub lead_id: LeadId,
    /// ID of the lending program.
    pub program_id: ProgramId,
}

/// Update Loan Params (documented, page 15389978). Every value is sent as a string, as in the sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdateLoanParams {
    /// ID of the borrower's application.
    pub lead_id: LeadId,
    /// ID of the lending program.
    pub program_id: ProgramId,
    /// The line to change.
    pub line_detail: LineDetailParams,
    /// The terms to change.
    pub loan_data: LoanDataParams,
}

/// Initiate Loan Params (assumed): sets the first terms of an application; [`UpdateLoanParams`] changes them later. 409
/// if it already has some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InitiateLoanParams(pub UpdateLoanParams);

/// Initiate Disbursement (assumed): creates a loan by the account's terms, and its first payout. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiateDisbursement {
    /// ID of the account; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: AccountId,
    /// Amount to draw, at most what is available.
    pub amount: Money,
    /// Bank account to pay into; the account's own if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<CreditBankChoice>,
}

/// The result of Initiate Disbursement (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disbursement {
    /// The new loan.
    pub loan: Loan,
    /// Its first payout.
    pub payout: Payout,
}

/// The line of [`UpdateLoanParams`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineDetailParams {
    /// Approved line amount in rupees, as text.
    pub approved_line_amount: String,
}

/// The terms of [`UpdateLoanParams`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanDataParams {
    /// Number of EMIs, as text.
    pub emi_count: String,
    /// Flat rate of interest in percent a year, as text.
    pub flat_roi_value: String,
    /// Processing fee, as text.
    pub pf_value: String,
    /// Unit of `pf_value`: `percentage` in the sample.
    pub pf_value_type: String,
}

endpoints! {
    list_accounts: ListAccounts = GET "/v1/lms/accounts/" -> Page<Account> {
        shows: [Accounts];
        query: |call| Query::new().with("search", Some(&call.search)).with("status", call.status.as_ref()).paged(call.page);
    }

    get_account: GetAccount { id } = GET "/v1/lms/accounts/{id}/" -> Account {
        shows: [Accounts];
    }

    get_loan_params: GetLoanParams = GET "/v1/lms/accounts/initiate_loan_params/" -> LoanTerms {
        shows: [LoanTerms];
        query: |call| Query::new().with("lead_id", Some(call.lead_id)).with("program_id", Some(call.program_id));
    }

    initiate_loan_params: InitiateLoanParams = POST "/v1/lms/accounts/initiate_loan_params/" -> EmptyObject {
        body: json_body;
        stale: [Accounts, LoanTerms];
    }

    initiate_disbursement: InitiateDisbursement { id } = POST "/v1/lms/accounts/{id}/initiate_disbursement/" -> Disbursement {
        body: json_body;
        stale: [Accounts, Loans, Payouts];
    }

    update_loan_params: UpdateLoanParams = PATCH "/v1/lms/accounts/initiate_loan_params/" -> EmptyObject {
        body: json_body;
        stale: [Accounts, LoanTerms];
    }
}
