//! Loans, their summaries, and adjustments.

use crate::accounts::Account;
use crate::bank::BankAccount;
use crate::endpoint::{endpoints, json_body};
use crate::lenient;
use crate::loan_data::Rate;
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::records::Record;
use crate::reference::Entity;
use crate::{AccountId, Day, Instant, LoanId, Money, Page, ProgramId, Ref};
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
    #[serde(default, deserialize_with = "lenient::instant")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default, deserialize_with = "lenient::instant")]
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
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub sanctioned_amount: Money,
    /// Disbursed amount.
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub disbursed_amount: Money,
    /// Amount outstanding today, including interest and charges.
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub outstanding_amount: Money,
    /// Overdue amount: due before today and not paid.
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub overdue_amount: Money,
    /// Days past due of the oldest unpaid demand; 0 if nothing is overdue.
    #[serde(default, deserialize_with = "lenient::optional_integer")]
    pub dpd: Option<i64>,
    /// Rate of interest, percent a year.
    pub roi_value: Rate,
    /// Flat or reducing.
    #[serde(default)]
    pub roi_type: RoiType,
    /// Number of EMIs.
    #[serde(default, deserialize_with = "lenient::optional_integer")]
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

/// Amounts by component.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Components {
    /// Principal.
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub principal: Money,
    /// Interest.
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub interest: Money,
    /// Penal interest.
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub penal: Money,
    /// Fees.
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub fee: Money,
    /// Total of the four components.
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub total: Money,
}

/// Response of Get Loan Summary (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoanSummary {
    /// Sanctioned amount.
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub sanctioned_amount: Money,
    /// Disbursed amount.
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub disbursed_amount: Money,
    /// Total of tranches requested and not yet paid.
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub requested_amount: Money,
    /// Amount that can still be requested: sanctioned less disbursed less requested.
    #[serde(default = "lenient::missing_amount", deserialize_with = "lenient::amount")]
    pub undisbursed_amount: Money,
    /// Amount outstanding today.
    pub outstanding: Components,
    /// Overdue amount: due before today and not paid.
    pub overdue: Components,
    /// Amount repaid.
    pub paid: Components,
    /// Days past due; 0 if nothing is overdue.
    #[serde(default, deserialize_with = "lenient::optional_integer")]
    pub dpd: Option<i64>,
    /// Highest days past due so far.
    #[serde(default, deserialize_with = "lenient::optional_integer")]
    pub peak_dpd: Option<i64>,
    /// Due date of the oldest unpaid demand; `None` if nothing is overdue.
    pub oldest_due_date: Option<Day>,
    /// Due date of the next demand; `None` if nothing is due any more.
    pub next_due_date: Option<Day>,
    /// Amount of the next demand.
    pub next_due_amount: Option<Money>,
    /// Number of EMIs paid in full.
    #[serde(default, deserialize_with = "lenient::optional_integer")]
    pub emi_paid_count: Option<i64>,
    /// Number of EMIs in total.
    #[serde(default, deserialize_with = "lenient::optional_integer")]
    pub emi_count: Option<i64>,
}

/// Filter of the loans list. The empty filter includes all loans.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct LoanFilter {
    /// Text that the reference or the borrower's name contains; any if empty.
    pub search: String,
    /// Only of this account, if given.
    pub account: Option<AccountId>,
    /// Only in this status, if given.
    pub status: Option<LoanStatus>,
    /// Only under this lending program, if given.
    pub program: Option<ProgramId>,
    /// Only with at least this many days past due, if given.
    pub dpd_min: Option<u32>,
    /// Only with at most this many days past due, if given.
    pub dpd_max: Option<u32>,
    /// Only with a next due date on or after this day, if given.
    pub next_due_from: Option<Day>,
    /// Only with a next due date on or before this day, if given.
    pub next_due_to: Option<Day>,
    /// Only with a first tranche on or after this day, if given.
    pub disbursed_from: Option<Day>,
    /// Only with a first tranche on or before this day, if given.
    pub disbursed_to: Option<Day>,
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
        query: |call| Query::new()
            .with("search", Some(&call.filter.search))
            .with("account", call.filter.account)
            .with("status", call.filter.status.as_ref())
            .with("program", call.filter.program)
            .with("dpd_min", call.filter.dpd_min)
            .with("dpd_max", call.filter.dpd_max)
            .with("next_due_date_from", call.filter.next_due_from.map(|day| day.start().epoch_text()))
            .with("next_due_date_to", call.filter.next_due_to.map(|day| day.end().epoch_text()))
            .with("disbursement_date_from", call.filter.disbursed_from.map(|day| day.start().epoch_text()))
            .with("disbursement_date_to", call.filter.disbursed_to.map(|day| day.end().epoch_text()))
            .with("ordering", Some(&call.ordering))
            .paged(call.page);
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
