//! Fees (assumed: known by name only).

use crate::accounts::Account;
use crate::bulk::{BulkAnswer, Rows};
use crate::demands::{Demand, DemandStatus};
use crate::endpoint::{Endpoint, Method, Topic, json_body};
use crate::file::Nothing;
use crate::loan_data::Rate;
use crate::loans::Loan;
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
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

impl Endpoint for ListFees {
    const OPERATION: &'static str = "list_fees";
    const METHOD: Method = Method::Get;
    const SHOWS: &'static [Topic] = &[Topic::Fees];
    type Reply = Page<Fee>;

    fn path(&self) -> String {
        PATH.to_owned()
    }

    fn query(&self) -> Query {
        Query::new()
            .with("search", Some(&self.search))
            .with("account", self.account)
            .with("loan", self.loan)
            .with("status", self.status.as_ref())
            .with("type", self.r#type.as_ref())
            .with("ordering", Some(&self.ordering))
            .paged(self.page)
    }
}

/// Fee Details (assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetFee {
    /// Which.
    pub id: FeeId,
}

impl Endpoint for GetFee {
    const OPERATION: &'static str = "get_fee";
    const METHOD: Method = Method::Get;
    const SHOWS: &'static [Topic] = &[Topic::Fees];
    type Reply = Fee;

    fn path(&self) -> String {
        format!("{PATH}{}/", self.id)
    }
}

/// Get Fee Demands (assumed): the demands that a fee became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ListFeeDemands {
    /// Of which fee.
    pub id: FeeId,
    /// Which page.
    pub page: PageRequest,
}

impl Endpoint for ListFeeDemands {
    const OPERATION: &'static str = "list_fee_demands";
    const METHOD: Method = Method::Get;
    const SHOWS: &'static [Topic] = &[Topic::Fees, Topic::Demands];
    type Reply = Page<Demand>;

    fn path(&self) -> String {
        format!("{PATH}{}/demands/", self.id)
    }

    fn query(&self) -> Query {
        Query::new().paged(self.page)
    }
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

impl Endpoint for CreateFee {
    const OPERATION: &'static str = "create_fee";
    const METHOD: Method = Method::Post;
    type Reply = Fee;

    fn path(&self) -> String {
        PATH.to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        STALE
    }
}

/// Bulk Create Fee (assumed): Create Fee for each row.
pub type BulkCreateFees = Rows<CreateFee>;

impl Endpoint for BulkCreateFees {
    const OPERATION: &'static str = "bulk_create_fees";
    const METHOD: Method = Method::Post;
    type Reply = BulkAnswer;

    fn path(&self) -> String {
        format!("{PATH}bulk_create/")
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        STALE
    }
}

/// Delete Fee (assumed): the fee and its demand go; 409 once anything of it is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteFee {
    /// Which.
    #[serde(skip, default = "crate::id::nowhere")]
    pub id: FeeId,
}

impl Endpoint for DeleteFee {
    const OPERATION: &'static str = "delete_fee";
    const METHOD: Method = Method::Delete;
    type Reply = Nothing;

    fn path(&self) -> String {
        format!("{PATH}{}/", self.id)
    }

    fn read(_: String) -> Option<Nothing> {
        Some(Nothing {})
    }

    fn stale(&self) -> &'static [Topic] {
        STALE
    }
}

const PATH: &str = "/v1/lms/fees/";
const STALE: &[Topic] = &[Topic::Fees, Topic::Demands, Topic::Loans, Topic::Accounts];
