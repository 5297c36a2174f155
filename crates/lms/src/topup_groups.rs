//! Top-up groups (assumed: known by name only).

use crate::accounts::Account;
use crate::endpoint::{endpoints, json_body};
use crate::lenient::{self, amounts, counts, instants};
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::{AccountId, Instant, Money, Page, Ref, TopupGroupId, TopupId};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Status of a group (assumed).
    TopupGroupStatus {
        /// Open: top-ups can be added and removed.
        Open = "open", "Open";
        /// Submitted.
        Submitted = "submitted", "Submitted";
        /// Closed.
        Closed = "closed", "Closed";
    }
}

/// A group of top-ups (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TopupGroup {
    /// ID of the group.
    pub id: TopupGroupId,
    /// When it was created.
    #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default = "instants::updated_at::missing", deserialize_with = "instants::updated_at::read")]
    pub updated_at: Instant,
    /// Human-readable reference, unique within its kind.
    #[serde(deserialize_with = "lenient::text")]
    pub ref_id: String,
    /// Display name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub name: String,
    /// The account of all its top-ups, if they have the same one.
    pub account: Option<Ref<Account>>,
    /// Its status.
    #[serde(default)]
    pub status: TopupGroupStatus,
    /// Number of top-ups.
    #[serde(default = "counts::topup_count::missing", deserialize_with = "counts::topup_count::read")]
    pub topup_count: Option<i64>,
    /// Total amount of the top-ups.
    #[serde(default = "amounts::total_amount::missing", deserialize_with = "amounts::total_amount::read")]
    pub total_amount: Money,
    /// Free-text remark.
    #[serde(default)]
    pub remark: Option<String>,
}

/// List Topup Group (assumed): newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListTopupGroups {
    /// Text that the reference or the name contains; any if empty.
    pub search: String,
    /// Only of this account, if given.
    pub account: Option<AccountId>,
    /// Only in this status, if given.
    pub status: Option<TopupGroupStatus>,
    /// Field to sort by, with `-` before it for descending order; the server's default order if empty.
    pub ordering: String,
    /// The page to return.
    pub page: PageRequest,
}

/// Create Topup Group (assumed): creates an open group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateTopupGroup {
    /// Display name.
    pub name: String,
    /// ID of the account of all its top-ups, if they have the same one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// Free-text remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// IDs of the first top-ups.
    pub topups: Vec<TopupId>,
}

/// Update Topup Group (assumed): fields that are `None` do not change; 409 once the group is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdateTopupGroup {
    /// ID of the group; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: TopupGroupId,
    /// Display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<TopupGroupStatus>,
    /// Free-text remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// IDs of all its top-ups from now on; others are removed from it.
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
