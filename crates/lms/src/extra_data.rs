//! Extra data: free-form JSON hung on an account or a loan.

use crate::accounts::Account;
use crate::endpoint::{endpoints, json_body};
use crate::json::Json;
use crate::loans::Loan;
use crate::page::PageRequest;
use crate::query::Query;
use crate::{AccountId, ExtraDataId, Instant, LoanId, Page, Ref};
use serde::{Deserialize, Serialize};

/// What hangs on an account or a loan; every one of them has one, empty at first (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExtraData {
    /// Its id.
    pub id: ExtraDataId,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// The account it hangs on.
    pub account: Option<Ref<Account>>,
    /// The loan it hangs on.
    pub loan: Option<Ref<Loan>>,
    /// An object with anything in it.
    pub data: Json,
}

/// List Extra Data (assumed).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListExtraData {
    /// Only of this account.
    pub account: Option<AccountId>,
    /// Only of this loan.
    pub loan: Option<LoanId>,
    /// Which page.
    pub page: PageRequest,
}

/// Update Extra Data (assumed): sets the keys that are sent, removes those sent as null, leaves the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateExtraData {
    /// Which.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: ExtraDataId,
    /// An object with the keys to set.
    pub data: Json,
}

endpoints! {
    list_extra_data: ListExtraData = GET "/v1/lms/extra_data/" -> Page<ExtraData> {
        shows: [ExtraData];
        query: |call| Query::new().with("account", call.account).with("loan", call.loan).paged(call.page);
    }

    update_extra_data: UpdateExtraData { id } = PATCH "/v1/lms/extra_data/{id}/" -> ExtraData {
        body: json_body;
        stale: [ExtraData];
    }
}
