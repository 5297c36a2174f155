//! Fees (assumed: known by name only).

use crate::accounts::Account;
use crate::bulk::{BulkResponse, Rows};
use crate::demands::{Demand, DemandStatus};
use crate::endpoint::{Topic, endpoints, json_body};
use crate::lenient::{self, amounts, instants};
use crate::loan_data::Rate;
use crate::loans::Loan;
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::reply::NoContent;
use crate::{AccountId, Day, FeeId, Instant, LoanId, Money, Page, Ref};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Type of a fee (assumed).
    FeeType {
        /// Processing fee of a new loan.
        Processing = "processing", "Processing";
        /// Bounced debit.
        Bounce = "bounce", "Bounce";
        /// Late payment.
        Late = "late", "Late payment";
        /// Legal costs.
        Legal = "legal", "Legal";
        /// Documentation.
        Documentation = "documentation", "Documentation";
        /// Early closure.
        Foreclosure = "foreclosure", "Foreclosure";
        /// Any other fee.
        Other = "other", "Other";
    }
}

/// A fee of a loan or an account (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fee {
    /// ID of the fee.
    pub id: FeeId,
    /// When it was created.
    #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default = "instants::updated_at::missing", deserialize_with = "instants::updated_at::read")]
    pub updated_at: Instant,
    /// Human-readable reference, unique within its kind.
    #[serde(deserialize_with = "lenient::text")]
    pub ref_id: String,
    /// The account it belongs to.
    pub account: Ref<Account>,
    /// The loan it is charged to; `None` if it is charged to the account.
    pub loan: Option<Ref<Loan>>,
    /// The borrower's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub borrower_name: String,
    /// Its type.
    #[serde(default)]
    pub r#type: FeeType,
    /// Name shown to the borrower.
    #[serde(default, deserialize_with = "lenient::text")]
    pub name: String,
    /// Its status.
    #[serde(default)]
    pub status: DemandStatus,
    /// Amount before GST.
    pub amount: Money,
    /// GST rate, percent.
    pub gst_rate: Rate,
    /// GST amount.
    #[serde(default = "amounts::gst_amount::missing", deserialize_with = "amounts::gst_amount::read")]
    pub gst_amount: Money,
    /// Amount including GST.
    #[serde(default = "amounts::total_amount::missing", deserialize_with = "amounts::total_amount::read")]
    pub total_amount: Money,
    /// Amount paid.
    #[serde(default = "amounts::settled_amount::missing", deserialize_with = "amounts::settled_amount::read")]
    pub settled_amount: Money,
    /// Amount not yet paid.
    #[serde(default = "amounts::outstanding_amount::missing", deserialize_with = "amounts::outstanding_amount::read")]
    pub outstanding_amount: Money,
    /// Due date.
    pub due_date: Day,
    /// Free-text remark.
    #[serde(default)]
    pub remark: Option<String>,
}

/// List Fee (assumed): newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListFees {
    /// Text that the reference, the name or the borrower's name contains; any if empty.
    pub search: String,
    /// Only of this account, if given.
    pub account: Option<AccountId>,
    /// Only of this loan, if given.
    pub loan: Option<LoanId>,
    /// Only in this status, if given.
    pub status: Option<DemandStatus>,
    /// Only of this type, if given.
    pub r#type: Option<FeeType>,
    /// Field to sort by, with `-` before it for descending order; the server's default order if empty.
    pub ordering: String,
    /// The page to return.
    pub page: PageRequest,
}

/// Fee Details (assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetFee {
    /// ID of the fee.
    pub id: FeeId,
}

/// Get Fee Demands (assumed): the demands of a fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ListFeeDemands {
    /// ID of the fee.
    pub id: FeeId,
    /// The page to return.
    pub page: PageRequest,
}

/// Create Fee (assumed): creates the fee and its demand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateFee {
    /// ID of the loan to charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loan: Option<LoanId>,
    /// ID of the account to charge; used if `loan` is `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// Its type.
    pub r#type: FeeType,
    /// Name shown to the borrower.
    pub name: String,
    /// Amount before GST.
    pub amount: Money,
    /// GST rate, percent; 18 if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gst_rate: Option<Rate>,
    /// Due date.
    pub due_date: Day,
    /// Free-text remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Bulk Create Fee (assumed): Create Fee for each row.
pub type BulkCreateFees = Rows<CreateFee>;

/// Delete Fee (assumed): deletes the fee and its demand. 409 once any of it is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteFee {
    /// ID of the fee; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: FeeId,
}

const STALE: &[Topic] = &[Topic::Fees, Topic::Demands, Topic::Loans, Topic::Accounts];

endpoints! {
    list_fees: ListFees = GET "/v1/lms/fees/" -> Page<Fee> {
        shows: [Fees];
        query: |call| Query::new()
            .with("search", Some(&call.search))
            .with("account", call.account)
            .with("loan", call.loan)
            .with("status", call.status.as_ref())
            .with("type", call.r#type.as_ref())
            .with("ordering", Some(&call.ordering))
            .paged(call.page);
    }

    get_fee: GetFee { id } = GET "/v1/lms/fees/{id}/" -> Fee {
        shows: [Fees];
    }

    list_fee_demands: ListFeeDemands { id } = GET "/v1/lms/fees/{id}/demands/" -> Page<Demand> {
        shows: [Fees, Demands];
        query: |call| Query::new().paged(call.page);
    }

    create_fee: CreateFee = POST "/v1/lms/fees/" -> Fee {
        body: json_body;
        stale: STALE;
    }

    bulk_create_fees: BulkCreateFees = POST "/v1/lms/fees/bulk_create/" -> BulkResponse {
        body: json_body;
        stale: STALE;
    }

    delete_fee: DeleteFee { id } = DELETE "/v1/lms/fees/{id}/" -> NoContent {
        read: |_| Some(NoContent {});
        stale: STALE;
    }
}
