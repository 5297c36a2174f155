//! Line details: the limits of an account or of an application, one for each type (assumed: known by name only).

use crate::accounts::Account;
use crate::bulk::{BulkResponse, Rows};
use crate::endpoint::{endpoints, json_body};
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::{AccountId, Day, Instant, LeadId, LineDetailId, Money, Page, ProgramId, Ref};
use serde::{Deserialize, Serialize};

open_enum! {
    /// What a limit is for (assumed).
    LineType {
        /// Day-to-day business.
        WorkingCapital = "working_capital", "Working capital";
        /// Invoices.
        Invoice = "invoice", "Invoice";
        /// A term loan.
        TermLoan = "term_loan", "Term loan";
    }
}

open_enum! {
    /// Where a limit stands (assumed).
    LineStatus {
        /// In use.
        Active = "active", "Active";
        /// Nothing may be drawn for now.
        Blocked = "blocked", "Blocked";
        /// Past its last day.
        Expired = "expired", "Expired";
        /// Ended.
        Closed = "closed", "Closed";
    }
}

/// A limit (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineDetail {
    /// Its id.
    pub id: LineDetailId,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// Whose it is; none before there is an account.
    pub account: Option<Ref<Account>>,
    /// The application.
    pub lead_id: Option<LeadId>,
    /// The product.
    pub program_id: Option<ProgramId>,
    /// What it is for.
    pub r#type: LineType,
    /// Where it stands.
    pub status: LineStatus,
    /// The limit.
    pub approved_line_amount: Money,
    /// What is drawn of it.
    pub used_amount: Money,
    /// What can still be drawn.
    pub available_amount: Money,
    /// Whether what is paid back can be drawn again.
    pub is_revolving: bool,
    /// From which day.
    pub valid_from: Option<Day>,
    /// To which day.
    pub valid_until: Option<Day>,
    /// A remark.
    pub remark: Option<String>,
}

/// Filter Line Details (assumed).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListLineDetails {
    /// Part of an account's reference or of a borrower's name.
    pub search: String,
    /// Only of this account.
    pub account: Option<AccountId>,
    /// Only of this type.
    pub r#type: Option<LineType>,
    /// A field, `-` before it for descending; the server's own order when empty.
    pub ordering: String,
    /// Which page.
    pub page: PageRequest,
}

/// Retrieve Line Detail (assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GetLineDetail {
    /// Which.
    pub id: LineDetailId,
}

/// Get by type (assumed): an account's limit of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetLineDetailByType {
    /// Whose.
    pub account: AccountId,
    /// Of which type.
    pub r#type: LineType,
}

/// Create Line Detail (assumed): of an account, or of an application under a program. 409 where there is one of that
/// type already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateLineDetail {
    /// The account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// The application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_id: Option<LeadId>,
    /// The product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program_id: Option<ProgramId>,
    /// What it is for.
    pub r#type: LineType,
    /// The limit.
    pub approved_line_amount: Money,
    /// Whether what is paid back can be drawn again; true unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_revolving: Option<bool>,
    /// From which day; today unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// To which day; no end unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Day>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Update Line Detail (assumed): what is not sent stays. 400 at `approved_line_amount` below what is used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateLineDetail {
    /// Which.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: LineDetailId,
    /// The limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_line_amount: Option<Money>,
    /// Where it stands: active, blocked or closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<LineStatus>,
    /// Whether what is paid back can be drawn again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_revolving: Option<bool>,
    /// From which day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// To which day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Day>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Bulk Internal (assumed): each row makes a limit, or changes the one of its type.
#[derive(Clone, Debug, PartialEq)]
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
        body: |call| json_body(&call.0);
        stale: [Accounts];
    }
}
