//! How an account begins and ends (assumed: known by name only).

use crate::AccountId;
use crate::accounts::Account;
use crate::endpoint::{Endpoint, Method, Topic, json_body};
use serde::Serialize;

/// Close Loan Account (assumed): refused while anything is outstanding, unapplied or waiting to be paid out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CloseAccount {
    /// Which; in the path.
    #[serde(skip)]
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
