//! Typed links: one value for each place of the app, and the URL of it.
//!
//! The route table in `app.rs` has a pattern for each; a test of it opens every value's URL.

pub(crate) mod list_position;
mod list_query;
mod params;
mod section;
mod tabs;

pub(crate) use list_query::ListQuery;
pub(crate) use params::{Query, given, in_place, replace, use_id, use_param, use_query, use_reference, use_tab};
pub(crate) use section::{Section, section_of};
pub(crate) use tabs::{AccountTab, LoanTab};

use lms::{AccountId, FeeId, LineDetailId, LoanId, PayoutId, RecordId};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

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

/// The two workspaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Workspace {
    /// The loan officer's.
    Jupiter,
    /// The payment desk's.
    Venus,
}

impl Workspace {
    /// What it is called.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Jupiter => "Jupiter",
            Self::Venus => "Venus",
        }
    }
}

impl Link {
    /// The URL, from the site's root.
    pub(crate) fn href(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::SignIn { next } => with_query("/sign-in", next.iter().map(|next| ("next", next.clone())).collect()),
            Self::JupiterOverview => "/jupiter".to_owned(),
            Self::Loans(list) => with_query("/jupiter/loans", list.pairs()),
            Self::Loan { id, tab } => {
                let path = format!("/jupiter/loans/{id}/{}", tab.segment());
                with_query(path.trim_end_matches('/'), tab.to_query())
            }
            Self::Restructure { id } => format!("/jupiter/loans/{id}/restructure"),
            Self::RequestTranche { id } => format!("/jupiter/loans/{id}/request-tranche"),
            Self::Calculator { account, offers } => {
                let mut pairs = about("account", *account);
                pairs.extend(offers.iter().map(|offer| ("offer", offer.clone())));
                with_query("/jupiter/calculator", pairs)
            }
            Self::Bulk { workspace, sheet } => {
                let root = if *workspace == Workspace::Venus { "/venus/bulk" } else { "/jupiter/bulk" };
                sheet.as_ref().map_or_else(|| root.to_owned(), |sheet| format!("{root}/{sheet}"))
            }
            Self::Topups(list) => with_query("/jupiter/top-ups", list.pairs()),
            Self::Topup { reference } => format!("/jupiter/top-ups/{}", encode(reference)),
            Self::NewTopup { account } => with_query("/jupiter/top-ups/new", about("account", *account)),
            Self::TopupGroups(list) => with_query("/jupiter/top-up-groups", list.pairs()),
            Self::TopupGroup { reference } => format!("/jupiter/top-up-groups/{}", encode(reference)),
            Self::NewTopupGroup => "/jupiter/top-up-groups/new".to_owned(),
            Self::Fees(list) => with_query("/jupiter/fees", list.pairs()),
            Self::Fee { id } => format!("/jupiter/fees/{id}"),
            Self::NewFee { loan } => with_query("/jupiter/fees/new", about("loan", *loan)),
            Self::LineDetails(list) => with_query("/jupiter/line-details", list.pairs()),
            Self::LineDetail { id } => format!("/jupiter/line-details/{id}"),
            Self::NewLineDetail { account } => with_query("/jupiter/line-details/new", about("account", *account)),
            Self::Accounts(list) => with_query("/jupiter/accounts", list.pairs()),
            Self::Account { id, tab } => {
                format!("/jupiter/accounts/{id}/{}", tab.segment()).trim_end_matches('/').to_owned()
            }
            Self::NewAccount => "/jupiter/accounts/new".to_owned(),
            Self::EditTerms { id } => format!("/jupiter/accounts/{id}/terms/edit"),
            Self::Disburse { id } => format!("/jupiter/accounts/{id}/disburse"),
            Self::Payouts(list) => with_query("/venus/payouts", list.pairs()),
            Self::Payout { id } => format!("/venus/payouts/{id}"),
            Self::NewPayout { loan } => with_query("/venus/payouts/new", about("loan", *loan)),
            Self::ExportPayouts(list) => with_query("/venus/payouts/export", list.pairs()),
            Self::VenusOverview => "/venus".to_owned(),
            Self::Reconcile { out, list } => {
                let path = if *out { "/venus/reconcile/out" } else { "/venus/reconcile" };
                with_query(path, list.pairs())
            }
            Self::Records(list) => with_query("/venus/records", list.pairs()),
            Self::Record { id } => format!("/venus/records/{id}"),
            Self::NewRecord { loan, account } => {
                let about = [about("loan", *loan), about("account", *account)].concat();
                with_query("/venus/records/new", about)
            }
            Self::Settlements(list) => with_query("/venus/settlements", list.pairs()),
            Self::Excess { list, opened } => {
                with_query("/venus/excess", [list.pairs(), about("open", *opened)].concat())
            }
            Self::Nach(list) => with_query("/venus/nach", list.pairs()),
            Self::Presentation { id } => format!("/venus/nach/{id}"),
            Self::Present { loan } => with_query("/venus/nach/new", about("loan", *loan)),
            Self::Eod => "/venus/eod".to_owned(),
        }
    }

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

/// What a form is about, for its URL.
fn about(name: &'static str, id: Option<impl ToString>) -> Vec<(&'static str, String)> {
    id.iter().map(|id| (name, id.to_string())).collect()
}

fn with_query(path: &str, pairs: Vec<(&'static str, String)>) -> String {
    let mut url = path.to_owned();
    for (at, (name, value)) in pairs.into_iter().enumerate() {
        url.push(if at == 0 { '?' } else { '&' });
        url.push_str(name);
        url.push('=');
        url.push_str(&encode(&value));
    }
    url
}

/// What a value in a URL escapes: everything but letters, digits and marks that have no meaning in one.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b',');

fn encode(value: &str) -> String {
    utf8_percent_encode(value, ESCAPED).to_string()
}
