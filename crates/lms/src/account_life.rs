//! How an account begins and ends (assumed: known by name only).

use crate::accounts::{Account, Borrower};
use crate::bank::BankAccountInput;
use crate::endpoint::{Endpoint, Method, Topic, json_body};
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

impl Endpoint for CreateAccount {
    const OPERATION: &'static str = "create_account";
    const METHOD: Method = Method::Post;
    type Reply = Account;

    fn path(&self) -> String {
        "/v1/lms/accounts/".to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Accounts]
    }
}

/// Close Loan Account (assumed): refused while anything is outstanding, unapplied or waiting to be paid out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseAccount {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::nowhere")]
    pub id: AccountId,
    /// Why.
    pub reason: String,
}

impl Endpoint for CloseAccount {
    const OPERATION: &'static str = "close_account";
    const METHOD: Method = Method::Put;
    type Reply = Account;

    fn path(&self) -> String {
        format!("/v1/lms/accounts/{}/close/", self.id)
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Accounts, Topic::Loans]
    }
}
