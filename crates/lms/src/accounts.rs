//! Accounts: a borrower under a program, with its line.

use crate::bank::{BankAccount, CreditBankChoice};
use crate::endpoint::{endpoints, json_body};
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
    /// Where an account stands (assumed).
    AccountStatus {
        /// In use.
        Active = "active", "Active";
        /// Nothing may be drawn for now.
        Blocked = "blocked", "Blocked";
        /// Ended.
        Closed = "closed", "Closed";
    }
}

/// A borrower under a program (assumed: its calls are known by name only).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// When it was opened.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// The reference people read out.
    pub ref_id: String,
    /// Who borrows.
    pub borrower_name: String,
    /// The application it came from.
    pub lead_id: Option<LeadId>,
    /// The product.
    pub program_id: Option<ProgramId>,
    /// The product's name.
    #[serde(default)]
    pub program_name: String,
    /// Where it stands.
    pub status: AccountStatus,
    /// The line as approved.
    pub approved_amount: Money,
    /// What is drawn of it.
    pub used_amount: Money,
    /// What can still be drawn.
    pub available_amount: Money,
    /// Where disbursements go.
    pub credit_bank: Option<BankAccount>,
    /// How to reach the borrower; with Get Account only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub borrower: Option<Borrower>,
}

/// Who borrows (assumed).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Borrower {
    /// The legal name.
    pub name: String,
    /// Ten digits, with or without +91.
    #[serde(default)]
    pub mobile: Option<String>,
    /// An e-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Permanent Account Number: `ABCDE1234F`.
    #[serde(default)]
    pub pan: Option<String>,
    /// GST identification number, 15 characters.
    #[serde(default)]
    pub gstin: Option<String>,
}

impl Entity for Account {
    type Id = AccountId;
}

/// List accounts (beyond).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListAccounts {
    /// Part of a reference or of a borrower's name.
    pub search: String,
    /// Only these; all when `None`.
    pub status: Option<AccountStatus>,
    /// Which page.
    pub page: PageRequest,
}

/// One account (beyond).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetAccount {
    /// Which.
    pub id: AccountId,
}

/// Get Loan Params (assumed): the loan terms of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetLoanParams {
    /// The application.
    pub lead_id: LeadId,
    /// The product.
    pub program_id: ProgramId,
}

/// Update Loan Params (documented, page 15389978). Every value is sent as a string, as in the sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdateLoanParams {
    /// The application.
    pub lead_id: LeadId,
    /// The product.
    pub program_id: ProgramId,
    /// The line that goes with it.
    pub line_detail: LineDetailParams,
    /// The terms to change.
    pub loan_data: LoanDataParams,
}

/// Initiate Loan Params (assumed): the first terms of an application, as [`UpdateLoanParams`] changes them later; 409
/// where it has some already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InitiateLoanParams(pub UpdateLoanParams);

/// Initiate Disbursement (assumed): makes a loan by the account's terms, and its first payout. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiateDisbursement {
    /// Whose; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: AccountId,
    /// How much; within what is available.
    pub amount: Money,
    /// Where to; the account's own bank unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<CreditBankChoice>,
}

/// What a first disbursement made (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disbursement {
    /// The loan.
    pub loan: Loan,
    /// Its first payout.
    pub payout: Payout,
}

/// The line in [`UpdateLoanParams`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineDetailParams {
    /// Rupees, as text.
    pub approved_line_amount: String,
}

/// The terms in [`UpdateLoanParams`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanDataParams {
    /// How many EMIs, as text.
    pub emi_count: String,
    /// The flat rate of interest in percent a year, as text.
    pub flat_roi_value: String,
    /// The processing fee, as text.
    pub pf_value: String,
    /// What `pf_value` counts: `percentage` in the sample.
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
