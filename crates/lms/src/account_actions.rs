//! Opening and closing accounts (assumed: known by name only).

use crate::accounts::{Account, Borrower};
use crate::bank::BankAccountInput;
use crate::endpoint::{endpoints, json_body};
use crate::{AccountId, LeadId, ProgramId};
use serde::{Deserialize, Serialize};

/// Create Account (assumed): opens an account. 409 if the application already has one under that program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateAccount {
    /// ID of the borrower's application.
    pub lead_id: LeadId,
    /// ID of the lending program.
    pub program_id: ProgramId,
    /// The borrower's name and contact details.
    pub borrower: Borrower,
    /// Bank account that disbursements go to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<BankAccountInput>,
}

/// Close Loan Account (assumed): 409 while anything is outstanding, unapplied or waiting to be paid out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseAccount {
    /// ID of the account; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: AccountId,
    /// Reason for closing, as free text.
    pub reason: String,
}

endpoints! {
    create_account: CreateAccount = POST "/v1/lms/accounts/" -> Account {
        body: json_body;
        stale: [Accounts];
    }

    close_account: CloseAccount { id } = PUT "/v1/lms/accounts/{id}/close/" -> Account {
        body: json_body;
        stale: [Accounts, Loans];
    }
}
