//! How an account begins and ends (assumed: known by name only).

use crate::accounts::{Account, Borrower};
use crate::bank::BankAccountInput;
use crate::endpoint::{endpoints, json_body};
use crate::{AccountId, LeadId, ProgramId};
use serde::{Deserialize, Serialize};

/// Create Account (assumed): refused where the application has one under that program already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateAccount {
    /// The application.
    pub lead_id: LeadId,
    /// The product.
    pub program_id: ProgramId,
    /// Who borrows.
    pub borrower: Borrower,
    /// Where disbursements will go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_bank: Option<BankAccountInput>,
}

/// Close Loan Account (assumed): refused while anything is outstanding, unapplied or waiting to be paid out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseAccount {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: AccountId,
    /// Why.
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
