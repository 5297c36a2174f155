//! Top-up groups: top-ups that go together (assumed: known by name only).

use crate::accounts::Account;
use crate::endpoint::{endpoints, json_body};
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::{AccountId, Instant, Money, Page, Ref, TopupGroupId, TopupId};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Where a group stands (assumed).
    TopupGroupStatus {
        /// Top-ups come and go.
        Open = "open", "Open";
        /// Handed on.
        Submitted = "submitted", "Submitted";
        /// Done.
        Closed = "closed", "Closed";
    }
}

/// Top-ups that go together (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TopupGroup {
    /// Its id.
    pub id: TopupGroupId,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// The reference people read out.
    pub ref_id: String,
    /// What people call it.
    pub name: String,
    /// The account they are all of, where they are of one.
    pub account: Option<Ref<Account>>,
    /// Where it stands.
    pub status: TopupGroupStatus,
    /// How many stand in it.
    pub topup_count: u64,
    /// What they come to.
    pub total_amount: Money,
    /// A remark.
    #[serde(default)]
    pub remark: Option<String>,
}

/// List Topup Group (assumed): the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListTopupGroups {
    /// Part of a reference or a name.
    pub search: String,
    /// Only of this account.
    pub account: Option<AccountId>,
    /// Only in this state.
    pub status: Option<TopupGroupStatus>,
    /// A field, `-` before it for descending; the server's own order when empty.
    pub ordering: String,
    /// Which page.
    pub page: PageRequest,
}

/// Create Topup Group (assumed): a new one, open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateTopupGroup {
    /// What people call it.
    pub name: String,
    /// The account they are all of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Those to put in at once.
    pub topups: Vec<TopupId>,
}

/// Update Topup Group (assumed): what is not sent stays; 409 once it is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdateTopupGroup {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: TopupGroupId,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<TopupGroupStatus>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Those that stand in it from now on; others leave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topups: Option<Vec<TopupId>>,
}

endpoints! {
    list_topup_groups: ListTopupGroups = GET "/v1/lms/topup_groups/" -> Page<TopupGroup> {
        shows: [TopupGroups];
        query: |call| Query::new()
            .with("search", Some(&call.search))
            .with("account", call.account)
            .with("status", call.status.as_ref())
            .with("ordering", Some(&call.ordering))
            .paged(call.page);
    }

    create_topup_group: CreateTopupGroup = POST "/v1/lms/topup_groups/" -> TopupGroup {
        body: json_body;
        stale: [TopupGroups, Topups];
    }

    update_topup_group: UpdateTopupGroup { id } = PATCH "/v1/lms/topup_groups/{id}/" -> TopupGroup {
        body: json_body;
        stale: [TopupGroups, Topups];
    }
}
