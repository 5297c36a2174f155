//! Every URL of the app, written and read in one place.

mod params;
mod section;

pub(crate) use params::{given, use_id, use_list_state};
pub(crate) use section::Section;

use crate::components::lists::list_state::{ListFields, ListState};
use crate::jupiter::{accounts, fees, line_details, loans, topup_groups, topups};
use crate::navigation;
use crate::venus::payouts::{self, PayoutsState};
use crate::venus::{excess, nach, reconcile, records, settlements};
use leptos::prelude::*;
use lms::{AccountId, Day, FeeId, LineDetailId, LoanId, PayoutId, RecordId};

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// `/`, which leads to the loans.
    Home,
    /// Sign-in; afterwards on to `next`, a path of this app.
    SignIn {
        /// Where the officer was going.
        next: Option<String>,
    },
    /// Jupiter: what needs an officer today.
    JupiterOverview,
    /// Jupiter: the list of loans.
    Loans(ListState),
    /// Jupiter: one loan.
    Loan {
        /// Which.
        id: LoanId,
        /// Which of its tabs.
        tab: LoanTab,
    },
    /// Jupiter: all terms of an account in one form.
    EditTerms {
        /// Of which account.
        id: AccountId,
    },
    /// Jupiter: the form that requests a tranche of a loan.
    RequestTranche {
        /// Of which loan.
        id: LoanId,
    },
    /// Jupiter: the form that changes the schedule of a running loan.
    Restructure {
        /// Of which loan.
        id: LoanId,
    },
    /// Jupiter: the EMI calculator.
    Calculator {
        /// For which account; any where none is named.
        account: Option<AccountId>,
        /// The offers it compares, each as its screen writes it.
        offers: Vec<String>,
    },
    /// Either workspace: what can be uploaded in bulk, or one such upload.
    Bulk {
        /// Which workspace.
        workspace: Workspace,
        /// What is uploaded, as its sheet's address says; none for the choice.
        sheet: Option<String>,
    },
    /// Jupiter: the list of top-ups.
    Topups(ListState),
    /// Jupiter: one top-up.
    Topup {
        /// Its reference: the API knows no other way to one.
        reference: String,
    },
    /// Jupiter: the form that draws on a line.
    NewTopup {
        /// Of which account, where that is known.
        account: Option<AccountId>,
    },
    /// Jupiter: the list of top-up groups.
    TopupGroups(ListState),
    /// Jupiter: one top-up group.
    TopupGroup {
        /// Its reference: the API knows no other way to one.
        reference: String,
    },
    /// Jupiter: the form that makes a group.
    NewTopupGroup,
    /// Jupiter: the list of fees.
    Fees(ListState),
    /// Jupiter: one fee.
    Fee {
        /// Which.
        id: FeeId,
    },
    /// Jupiter: the form that charges a fee.
    NewFee {
        /// To which loan, where that is known.
        loan: Option<LoanId>,
    },
    /// Jupiter: the list of line details.
    LineDetails(ListState),
    /// Jupiter: one line.
    LineDetail {
        /// Which.
        id: LineDetailId,
    },
    /// Jupiter: the form that gives an account a line.
    NewLineDetail {
        /// Which account, where that is known.
        account: Option<AccountId>,
    },
    /// Jupiter: the list of accounts.
    Accounts(ListState),
    /// Jupiter: one account.
    Account {
        /// Which.
        id: AccountId,
        /// Which of its tabs.
        tab: AccountTab,
    },
    /// Jupiter: the form that opens an account.
    NewAccount,
    /// Jupiter: the form that makes a loan under an account.
    Disburse {
        /// Under which account.
        id: AccountId,
    },
    /// Venus: what waits for the desk.
    VenusOverview,
    /// Venus: money on the bank's statement that nobody has claimed.
    Reconcile {
        /// Money out instead of money in.
        out: bool,
        /// What of it.
        list_state: ListState,
    },
    /// Venus: one payout.
    Payout {
        /// Which.
        id: PayoutId,
    },
    /// Venus: the form that creates a payout.
    NewPayout {
        /// Of which loan; any where none is named.
        loan: Option<LoanId>,
    },
    /// Venus: the file of payouts for the bank.
    ExportPayouts(ListState),
    /// Venus: the list of payouts.
    Payouts(PayoutsState),
    /// Venus: the list of records.
    Records(ListState),
    /// Venus: one record.
    Record {
        /// Which.
        id: RecordId,
    },
    /// Venus: the form that enters a record.
    NewRecord {
        /// For which loan, where that is known.
        loan: Option<LoanId>,
        /// Of which account, where that is known.
        account: Option<AccountId>,
    },
    /// Venus: what records were applied to.
    Settlements(ListState),
    /// Venus: loans with money that is not applied.
    Excess {
        /// What the list shows.
        list_state: ListState,
        /// The loan that is opened over it.
        opened: Option<LoanId>,
    },
    /// Venus: the list of NACH presentations.
    Nach(ListState),
    /// Venus: one NACH presentation.
    Presentation {
        /// Its record.
        id: RecordId,
    },
    /// Venus: the form that presents demands.
    Present {
        /// Of which loan; any where none is named.
        loan: Option<LoanId>,
    },
    /// Venus: closing the day's books.
    Eod,
}

/// The tabs of a loan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum LoanTab {
    /// Schedule, drawdown and bank at a glance.
    #[default]
    Overview,
    /// Every demand.
    Schedule,
    /// Money that left.
    Payouts,
    /// Money that came in, and what of it is left over.
    Payments,
    /// Fees that were charged.
    Fees,
    /// What is owed on a day, and what would close the loan then.
    Outstanding {
        /// On which day; today where none is named.
        on: Option<Day>,
    },
    /// What came and went between two days.
    Statement {
        /// From which day; the first where none is named.
        from: Option<Day>,
        /// To which day; today where none is named.
        to: Option<Day>,
    },
    /// The terms that loans of its account are made by.
    Terms,
    /// What other systems hang on it.
    ExtraData,
    /// All that happened.
    Activity,
}

impl LoanTab {
    /// In the order of the tab bar.
    pub(crate) const ALL: [Self; 10] = [
        Self::Overview,
        Self::Schedule,
        Self::Payouts,
        Self::Payments,
        Self::Fees,
        Self::Outstanding { on: None },
        Self::Statement { from: None, to: None },
        Self::Terms,
        Self::ExtraData,
        Self::Activity,
    ];

    /// The same without its days: as the tab bar leads to it.
    #[must_use]
    pub(crate) const fn plain(self) -> Self {
        match self {
            Self::Outstanding { .. } => Self::Outstanding { on: None },
            Self::Statement { .. } => Self::Statement { from: None, to: None },
            tab => tab,
        }
    }

    const fn segment(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Schedule => "schedule",
            Self::Payouts => "payouts",
            Self::Payments => "payments",
            Self::Fees => "fees",
            Self::Outstanding { .. } => "outstanding",
            Self::Statement { .. } => "statement",
            Self::Terms => "terms",
            Self::ExtraData => "extra-data",
            Self::Activity => "activity",
        }
    }

    fn read(segment: &str, day: impl Fn(&str) -> Option<Day>) -> Option<Self> {
        let tab = Self::ALL.into_iter().find(|known| known.segment() == segment)?;
        Some(match tab {
            Self::Outstanding { .. } => Self::Outstanding { on: day("on") },
            Self::Statement { .. } => Self::Statement { from: day("from"), to: day("to") },
            tab => tab,
        })
    }

    fn to_query(self) -> Vec<(&'static str, String)> {
        let days = match self {
            Self::Outstanding { on } => vec![("on", on)],
            Self::Statement { from, to } => vec![("from", from), ("to", to)],
            _ => Vec::new(),
        };
        days.into_iter().filter_map(|(name, day)| Some((name, day?.iso()))).collect()
    }
}

/// The tabs of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum AccountTab {
    /// Who borrows, where to, and the limits at a glance.
    #[default]
    Overview,
    /// Its loans.
    Loans,
    /// Its top-ups.
    Topups,
    /// Its limits, one for each type.
    Limits,
    /// By which terms loans are made.
    Terms,
    /// The same, about to be changed.
    ChangeTerms,
    /// What other systems hang on it.
    ExtraData,
    /// What happened when.
    Activity,
}

impl AccountTab {
    /// In the order of the tab bar.
    pub(crate) const ALL: [Self; 7] =
        [Self::Overview, Self::Loans, Self::Topups, Self::Limits, Self::Terms, Self::ExtraData, Self::Activity];

    const fn segment(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Loans => "loans",
            Self::Topups => "top-ups",
            Self::Limits => "limits",
            Self::Terms => "terms",
            Self::ChangeTerms => "terms/change",
            Self::ExtraData => "extra-data",
            Self::Activity => "activity",
        }
    }
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
            Self::Loans(state) => with_query("/jupiter/loans", state.to_query()),
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
            Self::Topups(list_state) => with_query("/jupiter/top-ups", list_state.to_query()),
            Self::Topup { reference } => format!("/jupiter/top-ups/{}", encode(reference)),
            Self::NewTopup { account } => with_query("/jupiter/top-ups/new", about("account", *account)),
            Self::TopupGroups(list_state) => with_query("/jupiter/top-up-groups", list_state.to_query()),
            Self::TopupGroup { reference } => format!("/jupiter/top-up-groups/{}", encode(reference)),
            Self::NewTopupGroup => "/jupiter/top-up-groups/new".to_owned(),
            Self::Fees(list_state) => with_query("/jupiter/fees", list_state.to_query()),
            Self::Fee { id } => format!("/jupiter/fees/{id}"),
            Self::NewFee { loan } => with_query("/jupiter/fees/new", about("loan", *loan)),
            Self::LineDetails(list_state) => with_query("/jupiter/line-details", list_state.to_query()),
            Self::LineDetail { id } => format!("/jupiter/line-details/{id}"),
            Self::NewLineDetail { account } => with_query("/jupiter/line-details/new", about("account", *account)),
            Self::Accounts(list_state) => with_query("/jupiter/accounts", list_state.to_query()),
            Self::Account { id, tab } => {
                format!("/jupiter/accounts/{id}/{}", tab.segment()).trim_end_matches('/').to_owned()
            }
            Self::NewAccount => "/jupiter/accounts/new".to_owned(),
            Self::EditTerms { id } => format!("/jupiter/accounts/{id}/terms/edit"),
            Self::Disburse { id } => format!("/jupiter/accounts/{id}/disburse"),
            Self::Payouts(state) => with_query("/venus/payouts", state.to_query()),
            Self::Payout { id } => format!("/venus/payouts/{id}"),
            Self::NewPayout { loan } => with_query("/venus/payouts/new", about("loan", *loan)),
            Self::ExportPayouts(list_state) => with_query("/venus/payouts/export", list_state.to_query()),
            Self::VenusOverview => "/venus".to_owned(),
            Self::Reconcile { out, list_state } => {
                let path = if *out { "/venus/reconcile/out" } else { "/venus/reconcile" };
                with_query(path, list_state.to_query())
            }
            Self::Records(list_state) => with_query("/venus/records", list_state.to_query()),
            Self::Record { id } => format!("/venus/records/{id}"),
            Self::NewRecord { loan, account } => {
                let about = [about("loan", *loan), about("account", *account)].concat();
                with_query("/venus/records/new", about)
            }
            Self::Settlements(list_state) => with_query("/venus/settlements", list_state.to_query()),
            Self::Excess { list_state, opened } => {
                with_query("/venus/excess", [list_state.to_query(), about("open", *opened)].concat())
            }
            Self::Nach(list_state) => with_query("/venus/nach", list_state.to_query()),
            Self::Presentation { id } => format!("/venus/nach/{id}"),
            Self::Present { loan } => with_query("/venus/nach/new", about("loan", *loan)),
            Self::Eod => "/venus/eod".to_owned(),
        }
    }

    /// Reads a path and its query string (with or without `?`); `None` where no page is.
    pub(crate) fn read(pathname: &str, search: &str) -> Option<Self> {
        let pairs = read_query(search);
        let get = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        let list_state = |fields: &'static ListFields| ListState::from_query(fields, &get);
        let segments: Vec<&str> = pathname.split('/').filter(|segment| !segment.is_empty()).collect();
        Some(match segments.as_slice() {
            [] => Self::Home,
            ["sign-in"] => Self::SignIn { next: get("next").filter(|next| is_own(next)) },
            ["jupiter"] => Self::JupiterOverview,
            ["jupiter", "loans"] => Self::Loans(list_state(&loans::FIELDS)),
            ["jupiter", "loans", id] => Self::Loan { id: id.parse().ok()?, tab: LoanTab::Overview },
            ["jupiter", "loans", id, "request-tranche"] => Self::RequestTranche { id: id.parse().ok()? },
            ["jupiter", "loans", id, "restructure"] => Self::Restructure { id: id.parse().ok()? },
            ["jupiter", "loans", id, tab] => {
                let day = |name: &str| get(name).and_then(|day| Day::parse_iso(&day));
                Self::Loan { id: id.parse().ok()?, tab: LoanTab::read(tab, day)? }
            }
            ["jupiter", "calculator"] => {
                let offers = pairs.iter().filter(|(name, _)| name == "offer").map(|(_, offer)| offer.clone());
                let account = get("account").and_then(|id| id.parse().ok());
                Self::Calculator { account, offers: offers.collect() }
            }
            [workspace @ ("jupiter" | "venus"), "bulk", sheet @ ..] if sheet.len() < 2 => {
                let workspace = if *workspace == "venus" { Workspace::Venus } else { Workspace::Jupiter };
                Self::Bulk { workspace, sheet: sheet.first().map(|sheet| (*sheet).to_owned()) }
            }
            ["jupiter", "top-ups"] => Self::Topups(list_state(&topups::FIELDS)),
            ["jupiter", "top-ups", "new"] => Self::NewTopup { account: get("account").and_then(|id| id.parse().ok()) },
            ["jupiter", "top-ups", reference] => Self::Topup { reference: decode(reference) },
            ["jupiter", "top-up-groups"] => Self::TopupGroups(list_state(&topup_groups::FIELDS)),
            ["jupiter", "top-up-groups", "new"] => Self::NewTopupGroup,
            ["jupiter", "top-up-groups", reference] => Self::TopupGroup { reference: decode(reference) },
            ["jupiter", "fees"] => Self::Fees(list_state(&fees::FIELDS)),
            ["jupiter", "fees", "new"] => Self::NewFee { loan: get("loan").and_then(|id| id.parse().ok()) },
            ["jupiter", "fees", id] => Self::Fee { id: id.parse().ok()? },
            ["jupiter", "line-details"] => Self::LineDetails(list_state(&line_details::FIELDS)),
            ["jupiter", "line-details", "new"] => {
                Self::NewLineDetail { account: get("account").and_then(|id| id.parse().ok()) }
            }
            ["jupiter", "line-details", id] => Self::LineDetail { id: id.parse().ok()? },
            ["jupiter", "accounts"] => Self::Accounts(list_state(&accounts::FIELDS)),
            ["jupiter", "accounts", "new"] => Self::NewAccount,
            ["jupiter", "accounts", id] => Self::account(id.parse().ok()?),
            ["jupiter", "accounts", id, "terms", "change"] => {
                Self::Account { id: id.parse().ok()?, tab: AccountTab::ChangeTerms }
            }
            ["jupiter", "accounts", id, "terms", "edit"] => Self::EditTerms { id: id.parse().ok()? },
            ["jupiter", "accounts", id, "disburse"] => Self::Disburse { id: id.parse().ok()? },
            ["jupiter", "accounts", id, tab] => {
                let tab = AccountTab::ALL.into_iter().find(|known| known.segment() == *tab)?;
                Self::Account { id: id.parse().ok()?, tab }
            }
            ["venus"] => Self::VenusOverview,
            ["venus", "reconcile", side @ ..] if matches!(side, [] | ["out"]) => {
                Self::Reconcile { out: !side.is_empty(), list_state: list_state(&reconcile::FIELDS) }
            }
            ["venus", "nach"] => Self::Nach(list_state(&nach::FIELDS)),
            ["venus", "nach", "new"] => Self::Present { loan: get("loan").and_then(|id| id.parse().ok()) },
            ["venus", "nach", id] => Self::Presentation { id: id.parse().ok()? },
            ["venus", "eod"] => Self::Eod,
            ["venus", "payouts"] => Self::Payouts(PayoutsState::from_query(&get)),
            ["venus", "payouts", "new"] => Self::NewPayout { loan: get("loan").and_then(|id| id.parse().ok()) },
            ["venus", "payouts", "export"] => Self::ExportPayouts(list_state(&payouts::FIELDS)),
            ["venus", "payouts", id] => Self::Payout { id: id.parse().ok()? },
            ["venus", "records"] => Self::Records(list_state(&records::FIELDS)),
            ["venus", "records", "new"] => Self::NewRecord {
                loan: get("loan").and_then(|id| id.parse().ok()),
                account: get("account").and_then(|id| id.parse().ok()),
            },
            ["venus", "records", id] => Self::Record { id: id.parse().ok()? },
            ["venus", "settlements"] => Self::Settlements(list_state(&settlements::FIELDS)),
            ["venus", "excess"] => Self::Excess {
                opened: get("open").and_then(|id| id.parse().ok()),
                list_state: list_state(&excess::FIELDS),
            },
            _ => return None,
        })
    }

    /// The list of loans, as a link to it opens.
    pub(crate) const fn loans() -> Self {
        Self::Loans(ListState::of(&loans::FIELDS))
    }

    /// The list of top-ups, as a link to it opens.
    pub(crate) const fn topups() -> Self {
        Self::Topups(ListState::of(&topups::FIELDS))
    }

    /// The list of top-up groups, as a link to it opens.
    pub(crate) const fn topup_groups() -> Self {
        Self::TopupGroups(ListState::of(&topup_groups::FIELDS))
    }

    /// The list of fees, as a link to it opens.
    pub(crate) const fn fees() -> Self {
        Self::Fees(ListState::of(&fees::FIELDS))
    }

    /// The list of NACH presentations, as a link to it opens.
    pub(crate) const fn nach() -> Self {
        Self::Nach(ListState::of(&nach::FIELDS))
    }

    /// The list of line details, as a link to it opens.
    pub(crate) const fn line_details() -> Self {
        Self::LineDetails(ListState::of(&line_details::FIELDS))
    }

    /// The list of accounts, as a link to it opens.
    pub(crate) const fn accounts() -> Self {
        Self::Accounts(ListState::of(&accounts::FIELDS))
    }

    /// The list of records, as a link to it opens.
    pub(crate) const fn records() -> Self {
        Self::Records(ListState::of(&records::FIELDS))
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

/// Where the app is now; `None` where no page is. Tracks it.
pub(crate) fn here() -> Option<Link> {
    let place = navigation::place();
    let (pathname, search) = place.split_once('?').unwrap_or((&place, ""));
    Link::read(pathname, search)
}

/// Where the app is now; `None` where no page is.
pub(crate) fn use_link() -> Memo<Option<Link>> {
    Memo::new(move |_| here())
}

/// Only a path of this app may be led to after sign-in, never another site.
fn is_own(next: &str) -> bool {
    next.starts_with('/') && !next.starts_with("//") && !next.contains('\\')
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

/// Percent-encodes a value of a query string.
fn encode(value: &str) -> String {
    use std::fmt::Write;
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' | b'/' => {
                encoded.push(char::from(byte));
            }
            // Writing to a String does not fail.
            _ => drop(write!(encoded, "%{byte:02X}")),
        }
    }
    encoded
}

fn read_query(search: &str) -> Vec<(String, String)> {
    search
        .trim_start_matches('?')
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, value)| (decode(key), decode(value)))
        .collect()
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits = [rest.next(), rest.next()];
                let value = digits.iter().try_fold(0u8, |value, digit| {
                    let digit = char::from((*digit)?).to_digit(16)?;
                    value.checked_mul(16)?.checked_add(u8::try_from(digit).ok()?)
                });
                // A broken escape is left out: links are hand-edited, and a page is better than none.
                bytes.extend(value);
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn id() -> LoanId {
        "f59b69c8-9e47-46a1-b2c9-83ae42666a30".parse().unwrap()
    }

    fn read(url: &str) -> Option<Link> {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        Link::read(path, query)
    }

    #[test]
    fn every_url_of_the_app_reads_back() {
        let loan = "/jupiter/loans/f59b69c8-9e47-46a1-b2c9-83ae42666a30";
        let account = AccountId(id().0);
        let urls = [
            (Link::Home, "/".to_owned()),
            (Link::SignIn { next: None }, "/sign-in".to_owned()),
            (
                Link::SignIn { next: Some("/venus/payouts?status=failed&q=50%".to_owned()) },
                "/sign-in?next=/venus/payouts%3Fstatus%3Dfailed%26q%3D50%25".to_owned(),
            ),
            (Link::JupiterOverview, "/jupiter".to_owned()),
            (Link::loans(), "/jupiter/loans".to_owned()),
            (Link::Loan { id: id(), tab: LoanTab::Overview }, loan.to_owned()),
            (Link::Loan { id: id(), tab: LoanTab::Schedule }, format!("{loan}/schedule")),
            (Link::Loan { id: id(), tab: LoanTab::Payouts }, format!("{loan}/payouts")),
            (
                Link::Loan { id: id(), tab: LoanTab::Outstanding { on: Day::new(2026, 2, 28) } },
                format!("{loan}/outstanding?on=2026-02-28"),
            ),
            (
                Link::Loan { id: id(), tab: LoanTab::Statement { from: Day::new(2026, 4, 1), to: None } },
                format!("{loan}/statement?from=2026-04-01"),
            ),
            (Link::Restructure { id: id() }, format!("{loan}/restructure")),
            (Link::RequestTranche { id: id() }, format!("{loan}/request-tranche")),
            (Link::Calculator { account: None, offers: Vec::new() }, "/jupiter/calculator".to_owned()),
            (
                Link::Calculator { account: Some(account), offers: Vec::new() },
                format!("/jupiter/calculator?account={account}"),
            ),
            (
                Link::Calculator { account: None, offers: vec!["5,00,000~18".to_owned(), "1".to_owned()] },
                "/jupiter/calculator?offer=5,00,000~18&offer=1".to_owned(),
            ),
            (Link::Bulk { workspace: Workspace::Jupiter, sheet: None }, "/jupiter/bulk".to_owned()),
            (
                Link::Bulk { workspace: Workspace::Venus, sheet: Some("records".to_owned()) },
                "/venus/bulk/records".to_owned(),
            ),
            (Link::topups(), "/jupiter/top-ups".to_owned()),
            (Link::Topup { reference: "TU0AB12C".to_owned() }, "/jupiter/top-ups/TU0AB12C".to_owned()),
            (Link::NewTopup { account: Some(account) }, format!("/jupiter/top-ups/new?account={account}")),
            (Link::topup_groups(), "/jupiter/top-up-groups".to_owned()),
            (Link::TopupGroup { reference: "TUG0AB12".to_owned() }, "/jupiter/top-up-groups/TUG0AB12".to_owned()),
            (Link::NewTopupGroup, "/jupiter/top-up-groups/new".to_owned()),
            (Link::fees(), "/jupiter/fees".to_owned()),
            (Link::Fee { id: FeeId(id().0) }, format!("/jupiter/fees/{}", id())),
            (Link::NewFee { loan: None }, "/jupiter/fees/new".to_owned()),
            (Link::NewFee { loan: Some(id()) }, format!("/jupiter/fees/new?loan={}", id())),
            (Link::line_details(), "/jupiter/line-details".to_owned()),
            (Link::LineDetail { id: LineDetailId(id().0) }, format!("/jupiter/line-details/{}", id())),
            (Link::NewLineDetail { account: None }, "/jupiter/line-details/new".to_owned()),
            (Link::accounts(), "/jupiter/accounts".to_owned()),
            (Link::NewAccount, "/jupiter/accounts/new".to_owned()),
            (Link::account(account), format!("/jupiter/accounts/{account}")),
            (Link::Account { id: account, tab: AccountTab::Loans }, format!("/jupiter/accounts/{account}/loans")),
            (Link::Account { id: account, tab: AccountTab::Limits }, format!("/jupiter/accounts/{account}/limits")),
            (Link::Account { id: account, tab: AccountTab::Terms }, format!("/jupiter/accounts/{account}/terms")),
            (
                Link::Account { id: account, tab: AccountTab::ChangeTerms },
                format!("/jupiter/accounts/{account}/terms/change"),
            ),
            (
                Link::Account { id: account, tab: AccountTab::ExtraData },
                format!("/jupiter/accounts/{account}/extra-data"),
            ),
            (Link::Account { id: account, tab: AccountTab::Activity }, format!("/jupiter/accounts/{account}/activity")),
            (Link::EditTerms { id: account }, format!("/jupiter/accounts/{account}/terms/edit")),
            (Link::Disburse { id: account }, format!("/jupiter/accounts/{account}/disburse")),
            (Link::VenusOverview, "/venus".to_owned()),
            (Link::Payouts(PayoutsState::default()), "/venus/payouts".to_owned()),
            (Link::Payout { id: PayoutId(id().0) }, format!("/venus/payouts/{}", id())),
            (Link::NewPayout { loan: None }, "/venus/payouts/new".to_owned()),
            (Link::NewPayout { loan: Some(id()) }, format!("/venus/payouts/new?loan={}", id())),
            (
                Link::ExportPayouts(ListState::of(&payouts::FIELDS).with("status", "pending")),
                "/venus/payouts/export?status=pending".to_owned(),
            ),
            (
                Link::Reconcile { out: false, list_state: ListState::of(&reconcile::FIELDS) },
                "/venus/reconcile".to_owned(),
            ),
            (
                Link::Reconcile { out: true, list_state: ListState::of(&reconcile::FIELDS).with("search", "neft") },
                "/venus/reconcile/out?search=neft".to_owned(),
            ),
            (Link::records(), "/venus/records".to_owned()),
            (Link::Record { id: RecordId(id().0) }, format!("/venus/records/{}", id())),
            (Link::NewRecord { loan: None, account: None }, "/venus/records/new".to_owned()),
            (Link::NewRecord { loan: Some(id()), account: None }, format!("/venus/records/new?loan={}", id())),
            (Link::NewRecord { loan: None, account: Some(account) }, format!("/venus/records/new?account={account}")),
            (Link::Settlements(ListState::of(&settlements::FIELDS)), "/venus/settlements".to_owned()),
            (Link::Excess { list_state: ListState::of(&excess::FIELDS), opened: None }, "/venus/excess".to_owned()),
            (
                Link::Excess { list_state: ListState::of(&excess::FIELDS), opened: Some(id()) },
                format!("/venus/excess?open={}", id()),
            ),
            (Link::nach(), "/venus/nach".to_owned()),
            (Link::Presentation { id: RecordId(id().0) }, format!("/venus/nach/{}", id())),
            (Link::Present { loan: None }, "/venus/nach/new".to_owned()),
            (Link::Present { loan: Some(id()) }, format!("/venus/nach/new?loan={}", id())),
            (Link::Eod, "/venus/eod".to_owned()),
        ];
        for (path, url) in urls {
            assert_eq!(path.href(), url);
            assert_eq!(read(&url), Some(path));
        }
    }

    #[test]
    fn where_no_page_is_nothing_is_read() {
        for url in ["/saturn", "/jupiter/loans/not-a-uuid", "/jupiter/loans/1/schedule", "/venus/payouts/x"] {
            assert_eq!(read(url), None, "{url}");
        }
    }

    #[test]
    fn sign_in_never_leads_to_another_site() {
        for next in ["https://evil.example", "//evil.example", "/\\evil.example", "evil"] {
            let url = Link::SignIn { next: Some(next.to_owned()) }.href();
            assert_eq!(read(&url), Some(Link::SignIn { next: None }), "{next}");
        }
    }

    #[test]
    fn a_hand_edited_query_is_no_reason_to_fail() {
        for search in ["?next", "?next=%", "?next=%zz", "?%ff=%ff", "&&=&"] {
            assert_eq!(Link::read("/sign-in", search), Some(Link::SignIn { next: None }), "{search}");
        }
    }
}
