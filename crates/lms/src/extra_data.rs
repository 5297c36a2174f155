//! Extra data: free-form JSON attached to an account or a loan.

use crate::accounts::Account;
use crate::endpoint::{endpoints, json_body};
use crate::json::Json;
use crate::loans::Loan;
use crate::page::PageRequest;
use crate::query::Query;
use crate::{AccountId, ExtraDataId, Instant, LoanId, Page, Ref};
use serde::{Deserialize, Serialize};

/// Data attached to an account or a loan; each has one object, empty at first (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExtraData {
    /// ID of the extra data.
    pub id: ExtraDataId,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// The account it is attached to.
    pub account: Option<Ref<Account>>,
    /// The loan it is attached to.
    pub loan: Option<Ref<Loan>>,
    /// A JSON object with any keys.
    pub data: Json,
}

/// List Extra Data (assumed).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListExtraData {
    /// Only of this account, if given.
    pub account: Option<AccountId>,
    /// Only of this loan, if given.
    pub loan: Option<LoanId>,
    /// The page to return.
    pub page: PageRequest,
}

/// Update Extra Data (assumed): sets the keys that are sent, removes those sent as null, and leaves the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateExtraData {
    /// ID of the extra data; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: ExtraDataId,
    /// JSON object with the keys to set.
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
