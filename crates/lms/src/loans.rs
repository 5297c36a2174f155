//! Loans, their summaries, and adjustments.

mod filter;
mod summary;

pub use filter::LoanFilter;
pub use summary::{Components, LoanSummary};

use crate::accounts::Account;
use crate::bank::BankAccount;
use crate::endpoint::{endpoints, json_body};
use crate::lenient::{self, amounts, counts, instants};
use crate::loan_data::Rate;
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::records::Record;
use crate::reference::Entity;
use crate::{Day, Instant, LoanId, Money, Page, Ref};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Status of a loan (assumed).
    LoanStatus {
        /// Active, with nothing overdue.
        Active = "active", "Active";
        /// Active, with something overdue.
        Overdue = "overdue", "Overdue";
        /// Fully repaid.
        Closed = "closed", "Closed";
        /// Written off.
        WrittenOff = "written_off", "Written off";
    }
}

open_enum! {
    /// How interest is calculated (assumed).
    RoiType {
        /// On the outstanding principal.
        Reducing = "reducing", "reducing";
        /// On the disbursed amount for the whole tenure.
        Flat = "flat", "flat";
    }
}

/// A loan (assumed: its calls are known by name only).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Loan {
    /// ID of the loan.
    pub id: LoanId,
    /// When it was created.
    #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default = "instants::updated_at::missing", deserialize_with = "instants::updated_at::read")]
    pub updated_at: Instant,
    /// Human-readable reference such as `LN0QX7T2`.
    #[serde(deserialize_with = "lenient::text")]
    pub ref_id: String,
    /// The borrower's account.
    pub account: Ref<Account>,
    /// The borrower's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub borrower_name: String,
    /// The lending program's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub program_name: String,
    /// Its status.
    #[serde(default)]
    pub status: LoanStatus,
    /// Sanctioned amount.
    #[serde(default = "amounts::sanctioned_amount::missing", deserialize_with = "amounts::sanctioned_amount::read")]
    pub sanctioned_amount: Money,
    /// Disbursed amount.
    #[serde(default = "amounts::disbursed_amount::missing", deserialize_with = "amounts::disbursed_amount::read")]
    pub disbursed_amount: Money,
    /// Amount outstanding today, including interest and charges.
    #[serde(default = "amounts::outstanding_amount::missing", deserialize_with = "amounts::outstanding_amount::read")]
    pub outstanding_amount: Money,
    /// Overdue amount: due before today and not paid.
    #[serde(default = "amounts::overdue_amount::missing", deserialize_with = "amounts::overdue_amount::read")]
    pub overdue_amount: Money,
    /// Days past due of the oldest unpaid demand; 0 if nothing is overdue.
    #[serde(default = "counts::dpd::missing", deserialize_with = "counts::dpd::read")]
    pub dpd: Option<i64>,
    /// Rate of interest, percent a year.
    pub roi_value: Rate,
    /// Flat or reducing.
    #[serde(default)]
    pub roi_type: RoiType,
    /// Number of EMIs.
    #[serde(default = "counts::emi_count::missing", deserialize_with = "counts::emi_count::read")]
    pub emi_count: Option<i64>,
    /// Day of the first tranche; `None` until it is paid.
    pub disbursement_date: Option<Day>,
    /// Last day on which a tranche may be requested; `None` for no limit.
    pub available_until: Option<Day>,
    /// Due date of the next demand; `None` if nothing is due any more.
    pub next_due_date: Option<Day>,
    /// Amount of the next demand.
    pub next_due_amount: Option<Money>,
    /// Bank account that tranches go to.
    pub credit_bank: Option<BankAccount>,
}

impl Entity for Loan {
    type Id = LoanId;
}

/// List Loans (assumed).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListLoans {
    /// Which loans to include.
    pub filter: LoanFilter,
    /// Field to sort by, with `-` before it for descending order; the server's default order if empty.
    pub ordering: String,
    /// The page to return.
    pub page: PageRequest,
}

/// Get one loan (undocumented).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetLoan {
    /// ID of the loan.
    pub id: LoanId,
}

/// Get Loan Summary (assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetLoanSummary {
    /// ID of the loan.
    pub id: LoanId,
}

open_enum! {
    /// Type of an adjustment.
    AdjustmentType {
        /// Cashback.
        Cashback = "cashback", "Cashback";
        /// Holdback.
        Holdback = "holdback", "Holdback";
    }
}

/// Initiate Adjustment (documented, page 10694079). Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiateAdjustment {
    /// ID of the loan; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: LoanId,
    /// Amount of the adjustment.
    pub amount: Money,
    /// Cashback or holdback.
    pub r#type: AdjustmentType,
}

endpoints! {
    list_loans: ListLoans = GET "/v1/lms/loans/" -> Page<Loan> {
        shows: [Loans];
        query: |call| call.filter.query().with("ordering", Some(&call.ordering)).paged(call.page);
    }

    get_loan: GetLoan { id } = GET "/v1/lms/loans/{id}/" -> Loan {
        shows: [Loans];
    }

    get_loan_summary: GetLoanSummary { id } = GET "/v1/lms/loans/{id}/summary/" -> LoanSummary {
        shows: [Loans];
    }

    initiate_adjustment: InitiateAdjustment { id } = POST "/v1/lms/loans/{id}/adjustments/" -> Record {
        body: json_body;
        stale: [Records, Loans, Demands, Settlements];
    }
}
