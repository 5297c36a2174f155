//! Typed links: one value for each place of the app, and the URL of it.
//!
//! The route table in `app.rs` has a pattern for each; a test of it opens every value's URL.

mod href;
pub(crate) mod list_position;
mod list_query;
mod params;
mod section;
mod tabs;
mod workspace;

pub(crate) use list_query::ListQuery;
pub(crate) use params::{
    Query, given, in_place, provide_page_url, replace, use_id, use_page_url, use_param, use_query, use_reference,
    use_tab,
};
pub(crate) use section::{Section, section_of};
pub(crate) use tabs::{AccountTab, LoanTab};
pub(crate) use workspace::Workspace;

use lms::{AccountId, FeeId, LineDetailId, LoanId, PayoutId, RecordId};

/// Context: whether a path with its query, as a URL may bring it, leads to a page of the route table other than sign-in.
#[derive(Clone, Copy)]
pub(crate) struct IsPage(pub(crate) fn(&str) -> bool);

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// `/`, which redirects to the loans.
    Home,
    /// Sign-in.
    SignIn {
        /// Where to go afterwards: a path of this app.
        next: Option<String>,
    },
    /// Jupiter: what needs attention today.
    JupiterOverview,
    /// Jupiter: the list of loans.
    Loans(ListQuery),
    /// Jupiter: one loan.
    Loan { id: LoanId, tab: LoanTab },
    /// Jupiter: all terms of an account in one form.
    EditTerms { id: AccountId },
    /// Jupiter: the form that requests a tranche of a loan.
    RequestTranche { id: LoanId },
    /// Jupiter: the form that changes the schedule of a running loan.
    Restructure { id: LoanId },
    /// Jupiter: the EMI calculator.
    Calculator {
        /// The account that an offer may be used for.
        account: Option<AccountId>,
        /// The offers to compare, as `CalculatorForm` encodes them.
        offers: Vec<String>,
    },
    /// Either workspace: the choice of bulk uploads, or one of them.
    Bulk {
        workspace: Workspace,
        /// The slug of the sheet; `None` for the choice.
        sheet: Option<String>,
    },
    /// Jupiter: the list of top-ups.
    Topups(ListQuery),
    /// Jupiter: one top-up.
    Topup {
        /// Its reference, as the API has no call that reads one by id.
        reference: String,
    },
    /// Jupiter: the form that draws on a line.
    NewTopup {
        /// The account, if known.
        account: Option<AccountId>,
    },
    /// Jupiter: the list of top-up groups.
    TopupGroups(ListQuery),
    /// Jupiter: one top-up group.
    TopupGroup {
        /// Its reference, as the API has no call that reads one by id.
        reference: String,
    },
    /// Jupiter: the form that creates a group.
    NewTopupGroup,
    /// Jupiter: the list of fees.
    Fees(ListQuery),
    /// Jupiter: one fee.
    Fee { id: FeeId },
    /// Jupiter: the form that charges a fee.
    NewFee {
        /// The loan, if known.
        loan: Option<LoanId>,
    },
    /// Jupiter: the list of line details.
    LineDetails(ListQuery),
    /// Jupiter: one line.
    LineDetail { id: LineDetailId },
    /// Jupiter: the form that adds a line to an account.
    NewLineDetail {
        /// The account, if known.
        account: Option<AccountId>,
    },
    /// Jupiter: the list of accounts.
    Accounts(ListQuery),
    /// Jupiter: one account.
    Account { id: AccountId, tab: AccountTab },
    /// Jupiter: the form that opens an account.
    NewAccount,
    /// Jupiter: the form that disburses a new loan of an account.
    Disburse { id: AccountId },
    /// Venus: pending work of the payment desk.
    VenusOverview,
    /// Venus: unmatched lines of the bank statement.
    Reconcile {
        /// Debits instead of credits.
        out: bool,
        list: ListQuery,
    },
    /// Venus: one payout.
    Payout { id: PayoutId },
    /// Venus: the form that creates a payout.
    NewPayout {
        /// The loan, if known.
        loan: Option<LoanId>,
    },
    /// Venus: the file of payouts for the bank.
    ExportPayouts(ListQuery),
    /// Venus: the list of payouts.
    Payouts(ListQuery),
    /// Venus: the list of records.
    Records(ListQuery),
    /// Venus: one record.
    Record { id: RecordId },
    /// Venus: the form that enters a record.
    NewRecord {
        /// The loan, if known.
        loan: Option<LoanId>,
        /// The account, if known.
        account: Option<AccountId>,
    },
    /// Venus: the list of settlements.
    Settlements(ListQuery),
    /// Venus: loans with unapplied money.
    Excess {
        list: ListQuery,
        /// The loan whose excess is open in a dialog.
        opened: Option<LoanId>,
    },
    /// Venus: the list of NACH presentations.
    Nach(ListQuery),
    /// Venus: one NACH presentation.
    Presentation { id: RecordId },
    /// Venus: the form that presents demands.
    Present {
        /// The loan, if known.
        loan: Option<LoanId>,
    },
    /// Venus: end of day.
    Eod,
}

impl Link {
    /// The list of loans, as a link to it opens.
    pub(crate) const fn loans() -> Self {
        Self::Loans(ListQuery::EVERYTHING)
    }

    /// The list of top-ups, as a link to it opens.
    pub(crate) const fn topups() -> Self {
        Self::Topups(ListQuery::EVERYTHING)
    }

    /// The list of top-up groups, as a link to it opens.
    pub(crate) const fn topup_groups() -> Self {
        Self::TopupGroups(ListQuery::EVERYTHING)
    }

    /// The list of fees, as a link to it opens.
    pub(crate) const fn fees() -> Self {
        Self::Fees(ListQuery::EVERYTHING)
    }

    /// The list of NACH presentations, as a link to it opens.
    pub(crate) const fn nach() -> Self {
        Self::Nach(ListQuery::EVERYTHING)
    }

    /// The list of line details, as a link to it opens.
    pub(crate) const fn line_details() -> Self {
        Self::LineDetails(ListQuery::EVERYTHING)
    }

    /// The list of accounts, as a link to it opens.
    pub(crate) const fn accounts() -> Self {
        Self::Accounts(ListQuery::EVERYTHING)
    }

    /// The list of payouts, as a link to it opens.
    pub(crate) const fn payouts() -> Self {
        Self::Payouts(ListQuery::EVERYTHING)
    }

    /// The list of records, as a link to it opens.
    pub(crate) const fn records() -> Self {
        Self::Records(ListQuery::EVERYTHING)
    }

    /// The page of an account, as a link to it opens.
    pub(crate) const fn account(id: AccountId) -> Self {
        Self::Account { id, tab: AccountTab::Overview }
    }

    /// The upload of a sheet: "fees".
    pub(crate) fn upload(workspace: Workspace, sheet: &str) -> Self {
        Self::Bulk { workspace, sheet: Some(sheet.to_owned()) }
    }

    /// The page of a loan, as a link to it opens.
    pub(crate) fn loan(id: LoanId) -> Self {
        Self::Loan { id, tab: LoanTab::Overview }
    }
}
