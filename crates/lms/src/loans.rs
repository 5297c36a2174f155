//! Loans, their summaries, and adjustments of them.

use crate::accounts::Account;
use crate::bank::BankAccount;
use crate::endpoint::{endpoints, json_body};
use crate::loan_data::Rate;
use crate::open_enum::open_enum;
use crate::page::PageRequest;
use crate::query::Query;
use crate::records::Record;
use crate::reference::Entity;
use crate::{AccountId, Day, Instant, LoanId, Money, Page, ProgramId, Ref};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Where a loan stands (assumed).
    LoanStatus {
        /// Running, nothing overdue.
        Active = "active", "Active";
        /// Running, something overdue.
        Overdue = "overdue", "Overdue";
        /// Paid back.
        Closed = "closed", "Closed";
        /// Given up.
        WrittenOff = "written_off", "Written off";
    }
}

open_enum! {
    /// How interest is reckoned (assumed).
    RoiType {
        /// On what is outstanding.
        Reducing = "reducing", "reducing";
        /// On what was disbursed, all the way.
        Flat = "flat", "flat";
    }
}

/// A loan (assumed: its calls are known by name only).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Loan {
    /// Its id.
    pub id: LoanId,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// The reference people read out: `LN0QX7T2`.
    pub ref_id: String,
    /// The borrower's account.
    pub account: Ref<Account>,
    /// Who borrows.
    pub borrower_name: String,
    /// The product's name.
    #[serde(default)]
    pub program_name: String,
    /// Where it stands.
    pub status: LoanStatus,
    /// What was agreed.
    pub sanctioned_amount: Money,
    /// What has been paid out.
    pub disbursed_amount: Money,
    /// What is owed today, with interest and charges.
    pub outstanding_amount: Money,
    /// What should have been paid by now.
    pub overdue_amount: Money,
    /// Days past due of the oldest unpaid demand.
    pub dpd: i64,
    /// Rate of interest, percent a year.
    pub roi_value: Rate,
    /// Flat or reducing.
    pub roi_type: RoiType,
    /// How many EMIs.
    pub emi_count: i64,
    /// The day of the first tranche; none before it is paid.
    pub disbursement_date: Option<Day>,
    /// The last day on which a tranche may be requested; none where there is no such day.
    pub available_until: Option<Day>,
    /// When the next demand falls due.
    pub next_due_date: Option<Day>,
    /// How much it will be.
    pub next_due_amount: Option<Money>,
    /// Where tranches go.
    pub credit_bank: Option<BankAccount>,
}

impl Entity for Loan {
    type Id = LoanId;
}

/// Amounts by what they are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Components {
    /// Of what was lent.
    pub principal: Money,
    /// For lending it.
    pub interest: Money,
    /// For being late.
    pub penal: Money,
    /// For services.
    pub fee: Money,
    /// All four.
    pub total: Money,
}

/// Get Loan Summary's answer (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoanSummary {
    /// What was agreed.
    pub sanctioned_amount: Money,
    /// What has been paid out.
    pub disbursed_amount: Money,
    /// Tranches requested and not yet paid.
    pub requested_amount: Money,
    /// What can still be requested: sanctioned less disbursed less requested.
    pub undisbursed_amount: Money,
    /// What is owed today.
    pub outstanding: Components,
    /// What should have been paid by now.
    pub overdue: Components,
    /// What has been paid back.
    pub paid: Components,
    /// Days past due.
    pub dpd: i64,
    /// The most it has ever been.
    pub peak_dpd: i64,
    /// When the oldest unpaid demand fell due.
    pub oldest_due_date: Option<Day>,
    /// When the next demand falls due.
    pub next_due_date: Option<Day>,
    /// How much it will be.
    pub next_due_amount: Option<Money>,
    /// EMIs paid in full.
    pub emi_paid_count: i64,
    /// EMIs in all.
    pub emi_count: i64,
}

/// Which loans a list shows. The empty filter shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct LoanFilter {
    /// Part of a reference or of a borrower's name.
    pub search: String,
    /// Only of this account.
    pub account: Option<AccountId>,
    /// Only in this state.
    pub status: Option<LoanStatus>,
    /// Only under this product.
    pub program: Option<ProgramId>,
    /// At least so many days past due.
    pub dpd_min: Option<u32>,
    /// At most so many days past due.
    pub dpd_max: Option<u32>,
    /// Whose next demand falls due on this day or later.
    pub next_due_from: Option<Day>,
    /// Whose next demand falls due on this day or earlier.
    pub next_due_to: Option<Day>,
    /// Whose first tranche was paid on this day or later.
    pub disbursed_from: Option<Day>,
    /// Whose first tranche was paid on this day or earlier.
    pub disbursed_to: Option<Day>,
}

/// List Loans (assumed).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListLoans {
    /// Which loans.
    pub filter: LoanFilter,
    /// A field, `-` before it for descending; the server's own order when empty.
    pub ordering: String,
    /// Which page.
    pub page: PageRequest,
}

/// One loan (beyond).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetLoan {
    /// Which.
    pub id: LoanId,
}

/// Get Loan Summary (assumed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GetLoanSummary {
    /// Of which loan.
    pub id: LoanId,
}

open_enum! {
    /// What an adjustment gives back.
    AdjustmentType {
        /// Cashback.
        Cashback = "cashback", "Cashback";
        /// A holdback.
        Holdback = "holdback", "Holdback";
    }
}

/// Initiate Adjustment (documented, page 10694079). Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiateAdjustment {
    /// On which loan; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: LoanId,
    /// How much.
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
