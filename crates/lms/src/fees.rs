//! Fees (assumed: known by name only).

use crate::accounts::Account;
use crate::bulk::{BulkResponse, Rows};
use crate::demands::{Demand, DemandStatus};
use crate::endpoint::{Topic, endpoints, json_body};
use crate::loan_data::Rate;
use crate::loans::Loan;
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::reply::NoContent;
use crate::{AccountId, Day, FeeId, Instant, LoanId, Money, Page, Ref};
use serde::{Deserialize, Serialize};

open_enum! {
    /// What a fee is for (assumed).
    FeeType {
        /// Making the loan.
        Processing = "processing", "Processing";
        /// A debit that bounced.
        Bounce = "bounce", "Bounce";
        /// Being late.
        Late = "late", "Late payment";
        /// Lawyers and courts.
        Legal = "legal", "Legal";
        /// Papers.
        Documentation = "documentation", "Documentation";
        /// Closing early.
        Foreclosure = "foreclosure", "Foreclosure";
        /// Something else.
        Other = "other", "Other";
    }
}

/// A fee of a loan or an account (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fee {
    /// Its id.
    pub id: FeeId,
    /// When it was entered.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// The reference people read out.
    pub ref_id: String,
    /// Whose.
    pub account: Ref<Account>,
    /// The loan it is charged to, where it is of one.
    pub loan: Option<Ref<Loan>>,
    /// Who borrows.
    pub borrower_name: String,
    /// What it is for.
    pub r#type: FeeType,
    /// What the borrower sees.
    pub name: String,
    /// Where it stands.
    pub status: DemandStatus,
    /// Before GST.
    pub amount: Money,
    /// GST, percent.
    pub gst_rate: Rate,
    /// GST on it.
    pub gst_amount: Money,
    /// With GST.
    pub total_amount: Money,
    /// What has been paid of it.
    pub settled_amount: Money,
    /// What is left of it.
    pub outstanding_amount: Money,
    /// When it falls due.
    pub due_date: Day,
    /// A remark.
    #[serde(default)]
    pub remark: Option<String>,
}

/// List Fee (assumed): the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListFees {
    /// Part of a reference, a name or a borrower's name.
    pub search: String,
    /// Only of this account.
    pub account: Option<AccountId>,
    /// Only of this loan.
    pub loan: Option<LoanId>,
    /// Only in this state.
    pub status: Option<DemandStatus>,
    /// Only of this type.
    pub r#type: Option<FeeType>,
    /// A field, `-` before it for descending; the server's own order when empty.
    pub ordering: String,
    /// Which page.
    pub page: PageRequest,
}

/// Fee Details (assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetFee {
    /// Which.
    pub id: FeeId,
}

/// Get Fee Demands (assumed): the demands that a fee became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ListFeeDemands {
    /// Of which fee.
    pub id: FeeId,
    /// Which page.
    pub page: PageRequest,
}

/// Create Fee (assumed): the fee and the demand it becomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateFee {
    /// The loan it is charged to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loan: Option<LoanId>,
    /// The account it is charged to, where it is of no single loan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// What it is for.
    pub r#type: FeeType,
    /// What the borrower sees.
    pub name: String,
    /// Before GST.
    pub amount: Money,
    /// GST, percent; 18 unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gst_rate: Option<Rate>,
    /// When it falls due.
    pub due_date: Day,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Bulk Create Fee (assumed): Create Fee for each row.
pub type BulkCreateFees = Rows<CreateFee>;

/// Delete Fee (assumed): the fee and its demand go; 409 once anything of it is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteFee {
    /// Which.
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
