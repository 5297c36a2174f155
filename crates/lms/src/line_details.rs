//! Line details: the limits of an account or an application, one for each type (assumed: known by name only).

use crate::accounts::Account;
use crate::bulk::{BulkResponse, Rows};
use crate::endpoint::{endpoints, json_body};
use crate::lenient::{amounts, instants};
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::{AccountId, Day, Instant, LeadId, LineDetailId, Money, Page, ProgramId, Ref};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Type of a limit (assumed).
    LineType {
        /// Working capital.
        WorkingCapital = "working_capital", "Working capital";
        /// Invoice financing.
        Invoice = "invoice", "Invoice";
        /// Term loan.
        TermLoan = "term_loan", "Term loan";
    }
}

open_enum! {
    /// Status of a limit (assumed).
    LineStatus {
        /// Can be drawn.
        Active = "active", "Active";
        /// Blocked: can't be drawn at present.
        Blocked = "blocked", "Blocked";
        /// Past its last day.
        Expired = "expired", "Expired";
        /// Closed for good.
        Closed = "closed", "Closed";
    }
}

/// A limit (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineDetail {
    /// ID of the limit.
    pub id: LineDetailId,
    /// When it was created.
    #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default = "instants::updated_at::missing", deserialize_with = "instants::updated_at::read")]
    pub updated_at: Instant,
    /// The account it belongs to; `None` before the application has one.
    pub account: Option<Ref<Account>>,
    /// ID of the borrower's application, if it has one.
    pub lead_id: Option<LeadId>,
    /// ID of the lending program, if it has one.
    pub program_id: Option<ProgramId>,
    /// Its type.
    #[serde(default)]
    pub r#type: LineType,
    /// Its status.
    #[serde(default)]
    pub status: LineStatus,
    /// Approved amount of the limit.
    #[serde(
        default = "amounts::approved_line_amount::missing",
        deserialize_with = "amounts::approved_line_amount::read"
    )]
    pub approved_line_amount: Money,
    /// Amount drawn.
    #[serde(default = "amounts::used_amount::missing", deserialize_with = "amounts::used_amount::read")]
    pub used_amount: Money,
    /// Amount that can still be drawn: approved, less used, less what is requested and not paid yet (assumed).
    #[serde(default = "amounts::available_amount::missing", deserialize_with = "amounts::available_amount::read")]
    pub available_amount: Money,
    /// Whether repaid amounts can be drawn again.
    pub is_revolving: bool,
    /// First day it is valid.
    pub valid_from: Option<Day>,
    /// Last day it is valid; `None` for no end.
    pub valid_until: Option<Day>,
    /// Free-text remark.
    pub remark: Option<String>,
}

/// Filter Line Details (assumed).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListLineDetails {
    /// Text that the account's reference or the borrower's name contains; any if empty.
    pub search: String,
    /// Only of this account, if given.
    pub account: Option<AccountId>,
    /// Only of this type, if given.
    pub r#type: Option<LineType>,
    /// Field to sort by, with `-` before it for descending order; the server's default order if empty.
    pub ordering: String,
    /// The page to return.
    pub page: PageRequest,
}

/// Retrieve Line Detail (assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GetLineDetail {
    /// ID of the limit.
    pub id: LineDetailId,
}

/// Get by type (assumed): the limit of a type of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetLineDetailByType {
    /// ID of the account.
    pub account: AccountId,
    /// Type of the limit.
    pub r#type: LineType,
}

/// Create Line Detail (assumed): for an account, or for an application under a program. 409 if there is one of that type
/// already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateLineDetail {
    /// ID of the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// ID of the borrower's application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_id: Option<LeadId>,
    /// ID of the lending program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program_id: Option<ProgramId>,
    /// Its type.
    pub r#type: LineType,
    /// Approved amount of the limit.
    pub approved_line_amount: Money,
    /// Whether repaid amounts can be drawn again; true if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_revolving: Option<bool>,
    /// First day it is valid; today if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day it is valid; no end if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Day>,
    /// Free-text remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Update Line Detail (assumed): fields that are `None` do not change. 400 if `approved_line_amount` is below the drawn
/// amount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateLineDetail {
    /// ID of the limit; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: LineDetailId,
    /// Approved amount of the limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_line_amount: Option<Money>,
    /// New status: active, blocked or closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<LineStatus>,
    /// Whether repaid amounts can be drawn again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_revolving: Option<bool>,
    /// First day it is valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day it is valid; `None` for no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Day>,
    /// Free-text remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Bulk Internal (assumed): each row creates a limit, or changes the existing one of its type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BulkLineDetails(pub Rows<CreateLineDetail>);

endpoints! {
    list_line_details: ListLineDetails = GET "/v1/lms/line_details/" -> Page<LineDetail> {
        shows: [Accounts];
        query: |call| Query::new()
            .with("search", Some(&call.search))
            .with("account", call.account)
            .with("type", call.r#type.as_ref())
            .with("expand", Some("account"))
            .with("ordering", Some(&call.ordering))
            .paged(call.page);
    }

    get_line_detail: GetLineDetail { id } = GET "/v1/lms/line_details/{id}/" -> LineDetail {
        shows: [Accounts];
    }

    get_line_detail_by_type: GetLineDetailByType { r#type } = GET "/v1/lms/line_details/type/{type}/" -> LineDetail {
        shows: [Accounts];
        query: |call| Query::new().with("account", Some(call.account));
    }

    create_line_detail: CreateLineDetail = POST "/v1/lms/line_details/" -> LineDetail {
        body: json_body;
        stale: [Accounts];
    }

    update_line_detail: UpdateLineDetail { id } = PATCH "/v1/lms/line_details/{id}/" -> LineDetail {
        body: json_body;
        stale: [Accounts];
    }

    bulk_internal_line_details: BulkLineDetails = POST "/v1/lms/line_details/bulk_internal/" -> BulkResponse {
        body: json_body;
        stale: [Accounts];
    }
}
