//! Every URL of the app, written and read in one place.

mod section;

pub use section::Section;

use crate::jupiter::{accounts, fees, line_details, loans, topup_groups, topups};
use crate::navigation;
use crate::ui::listing::{Fields, Listing};
use crate::venus::payouts::{self, PayoutsState};
use crate::venus::{excess, nach, reconcile, records, settlements};
use leptos::prelude::*;
use lms::{AccountId, Day, FeeId, LineDetailId, LoanId, PayoutId, RecordId};

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Path {
    /// `/`, which leads to the loans.
    Home,
    /// Sign-in; afterwards on to `next`, a path of this app.
    SignIn {
        /// Where the officer was going.
        next: Option<String>,
    },
    /// Jupiter: what needs an officer today.
    Overview,
    /// Jupiter: the list of loans.
    Loans(Listing),
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
    Topups(Listing),
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
    TopupGroups(Listing),
    /// Jupiter: one top-up group.
    TopupGroup {
        /// Its reference: the API knows no other way to one.
        reference: String,
    },
    /// Jupiter: the form that makes a group.
    NewTopupGroup,
    /// Jupiter: the list of fees.
    Fees(Listing),
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
    LineDetails(Listing),
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
    Accounts(Listing),
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
    Desk,
    /// Venus: money on the bank's statement that nobody has claimed.
    Reconcile {
        /// Money out instead of money in.
        out: bool,
        /// What of it.
        listing: Listing,
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
    ExportPayouts(Listing),
    /// Venus: the list of payouts.
    Payouts(PayoutsState),
    /// Venus: the list of records.
    Records(Listing),
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
    Settlements(Listing),
    /// Venus: loans with money that is not applied.
    Excess {
        /// What the list shows.
        listing: Listing,
        /// The loan that is opened over it.
        opened: Option<LoanId>,
    },
    /// Venus: the list of NACH presentations.
    Nach(Listing),
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
pub enum LoanTab {
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
    pub const ALL: [Self; 10] = [
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
    pub const fn plain(self) -> Self {
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
pub enum AccountTab {
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
    pub const ALL: [Self; 7] =
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
pub enum Workspace {
    /// The loan officer's.
    Jupiter,
    /// The payment desk's.
    Venus,
}

impl Workspace {
    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jupiter => "Jupiter",
            Self::Venus => "Venus",
        }
    }
}

impl Path {
    /// The URL, from the site's root.
    pub fn href(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::SignIn { next } => with_query("/sign-in", next.iter().map(|next| ("next", next.clone())).collect()),
            Self::Overview => "/jupiter".to_owned(),
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
            Self::Topups(listing) => with_query("/jupiter/top-ups", listing.to_query()),
            Self::Topup { reference } => format!("/jupiter/top-ups/{}", encode(reference)),
            Self::NewTopup { account } => with_query("/jupiter/top-ups/new", about("account", *account)),
            Self::TopupGroups(listing) => with_query("/jupiter/top-up-groups", listing.to_query()),
            Self::TopupGroup { reference } => format!("/jupiter/top-up-groups/{}", encode(reference)),
            Self::NewTopupGroup => "/jupiter/top-up-groups/new".to_owned(),
            Self::Fees(listing) => with_query("/jupiter/fees", listing.to_query()),
            Self::Fee { id } => format!("/jupiter/fees/{id}"),
            Self::NewFee { loan } => with_query("/jupiter/fees/new", about("loan", *loan)),
            Self::LineDetails(listing) => with_query("/jupiter/line-details", listing.to_query()),
            Self::LineDetail { id } => format!("/jupiter/line-details/{id}"),
            Self::NewLineDetail { account } => with_query("/jupiter/line-details/new", about("account", *account)),
            Self::Accounts(listing) => with_query("/jupiter/accounts", listing.to_query()),
            Self::Account { id, tab } => {
                format!("/jupiter/accounts/{id}/{}", tab.segment()).trim_end_matches('/').to_owned()
            }
            Self::NewAccount => "/jupiter/accounts/new".to_owned(),
            Self::EditTerms { id } => format!("/jupiter/accounts/{id}/terms/edit"),
            Self::Disburse { id } => format!("/jupiter/accounts/{id}/disburse"),
            Self::Payouts(state) => with_query("/venus/payouts", state.to_query()),
            Self::Payout { id } => format!("/venus/payouts/{id}"),
            Self::NewPayout { loan } => with_query("/venus/payouts/new", about("loan", *loan)),
            Self::ExportPayouts(listing) => with_query("/venus/payouts/export", listing.to_query()),
            Self::Desk => "/venus".to_owned(),
            Self::Reconcile { out, listing } => {
                let path = if *out { "/venus/reconcile/out" } else { "/venus/reconcile" };
                with_query(path, listing.to_query())
            }
            Self::Records(listing) => with_query("/venus/records", listing.to_query()),
            Self::Record { id } => format!("/venus/records/{id}"),
            Self::NewRecord { loan, account } => {
                let about = [about("loan", *loan), about("account", *account)].concat();
                with_query("/venus/records/new", about)
            }
            Self::Settlements(listing) => with_query("/venus/settlements", listing.to_query()),
            Self::Excess { listing, opened } => {
                with_query("/venus/excess", [listing.to_query(), about("open", *opened)].concat())
            }
            Self::Nach(listing) => with_query("/venus/nach", listing.to_query()),
            Self::Presentation { id } => format!("/venus/nach/{id}"),
            Self::Present { loan } => with_query("/venus/nach/new", about("loan", *loan)),
            Self::Eod => "/venus/eod".to_owned(),
        }
    }

    /// Reads a path and its query string (with or without `?`); `None` where no page is.
    pub fn read(pathname: &str, search: &str) -> Option<Self> {
        let pairs = read_query(search);
        let get = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        let listing = |fields: &'static Fields| Listing::from_query(fields, &get);
        let segments: Vec<&str> = pathname.split('/').filter(|segment| !segment.is_empty()).collect();
        Some(match segments.as_slice() {
            [] => Self::Home,
            ["sign-in"] => Self::SignIn { next: get("next").filter(|next| is_own(next)) },
            ["jupiter"] => Self::Overview,
            ["jupiter", "loans"] => Self::Loans(listing(&loans::FIELDS)),
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
            ["jupiter", "top-ups"] => Self::Topups(listing(&topups::FIELDS)),
            ["jupiter", "top-ups", "new"] => Self::NewTopup { account: get("account").and_then(|id| id.parse().ok()) },
            ["jupiter", "top-ups", reference] => Self::Topup { reference: decode(reference) },
            ["jupiter", "top-up-groups"] => Self::TopupGroups(listing(&topup_groups::FIELDS)),
            ["jupiter", "top-up-groups", "new"] => Self::NewTopupGroup,
            ["jupiter", "top-up-groups", reference] => Self::TopupGroup { reference: decode(reference) },
            ["jupiter", "fees"] => Self::Fees(listing(&fees::FIELDS)),
            ["jupiter", "fees", "new"] => Self::NewFee { loan: get("loan").and_then(|id| id.parse().ok()) },
            ["jupiter", "fees", id] => Self::Fee { id: id.parse().ok()? },
            ["jupiter", "line-details"] => Self::LineDetails(listing(&line_details::FIELDS)),
            ["jupiter", "line-details", "new"] => {
                Self::NewLineDetail { account: get("account").and_then(|id| id.parse().ok()) }
            }
            ["jupiter", "line-details", id] => Self::LineDetail { id: id.parse().ok()? },
            ["jupiter", "accounts"] => Self::Accounts(listing(&accounts::FIELDS)),
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
            ["venus"] => Self::Desk,
            ["venus", "reconcile", side @ ..] if matches!(side, [] | ["out"]) => {
                Self::Reconcile { out: !side.is_empty(), listing: listing(&reconcile::FIELDS) }
            }
            ["venus", "nach"] => Self::Nach(listing(&nach::FIELDS)),
            ["venus", "nach", "new"] => Self::Present { loan: get("loan").and_then(|id| id.parse().ok()) },
            ["venus", "nach", id] => Self::Presentation { id: id.parse().ok()? },
            ["venus", "eod"] => Self::Eod,
            ["venus", "payouts"] => Self::Payouts(PayoutsState::from_query(&get)),
            ["venus", "payouts", "new"] => Self::NewPayout { loan: get("loan").and_then(|id| id.parse().ok()) },
            ["venus", "payouts", "export"] => Self::ExportPayouts(listing(&payouts::FIELDS)),
            ["venus", "payouts", id] => Self::Payout { id: id.parse().ok()? },
            ["venus", "records"] => Self::Records(listing(&records::FIELDS)),
            ["venus", "records", "new"] => Self::NewRecord {
                loan: get("loan").and_then(|id| id.parse().ok()),
                account: get("account").and_then(|id| id.parse().ok()),
            },
            ["venus", "records", id] => Self::Record { id: id.parse().ok()? },
            ["venus", "settlements"] => Self::Settlements(listing(&settlements::FIELDS)),
            ["venus", "excess"] => {
                Self::Excess { opened: get("open").and_then(|id| id.parse().ok()), listing: listing(&excess::FIELDS) }
            }
            _ => return None,
        })
    }

    /// The list of loans, as a link to it opens.
    pub const fn loans() -> Self {
        Self::Loans(Listing::of(&loans::FIELDS))
    }

    /// The list of top-ups, as a link to it opens.
    pub const fn topups() -> Self {
        Self::Topups(Listing::of(&topups::FIELDS))
    }

    /// The list of top-up groups, as a link to it opens.
    pub const fn topup_groups() -> Self {
        Self::TopupGroups(Listing::of(&topup_groups::FIELDS))
    }

    /// The list of fees, as a link to it opens.
    pub const fn fees() -> Self {
        Self::Fees(Listing::of(&fees::FIELDS))
    }

    /// The list of NACH presentations, as a link to it opens.
    pub const fn nach() -> Self {
        Self::Nach(Listing::of(&nach::FIELDS))
    }

    /// The list of line details, as a link to it opens.
    pub const fn line_details() -> Self {
        Self::LineDetails(Listing::of(&line_details::FIELDS))
    }

    /// The list of accounts, as a link to it opens.
    pub const fn accounts() -> Self {
        Self::Accounts(Listing::of(&accounts::FIELDS))
    }

    /// The list of records, as a link to it opens.
    pub const fn records() -> Self {
        Self::Records(Listing::of(&records::FIELDS))
    }

    /// The page of an account, as a link to it opens.
    pub const fn account(id: AccountId) -> Self {
        Self::Account { id, tab: AccountTab::Overview }
    }

    /// The upload of a sheet: "fees".
    pub fn upload(workspace: Workspace, sheet: &str) -> Self {
        Self::Bulk { workspace, sheet: Some(sheet.to_owned()) }
    }

    /// The page of a loan, as a link to it opens.
    pub fn loan(id: LoanId) -> Self {
        Self::Loan { id, tab: LoanTab::Overview }
    }
}

/// Where the app is now; `None` where no page is. Tracks it.
pub fn here() -> Option<Path> {
    let place = navigation::place();
    let (pathname, search) = place.split_once('?').unwrap_or((&place, ""));
    Path::read(pathname, search)
}

/// Where the app is now; `None` where no page is.
pub fn use_path() -> Memo<Option<Path>> {
    Memo::new(move |_| here())
}

/// What the list whose listing `of` finds in a path shows now. On the way to another page it still stands for a moment.
pub fn use_listing(fields: &'static Fields, of: fn(Path) -> Option<Listing>) -> Memo<Listing> {
    let path = use_path();
    Memo::new(move |before: Option<&Listing>| {
        path.get().and_then(of).or_else(|| before.cloned()).unwrap_or_else(|| Listing::of(fields))
    })
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

    fn read(url: &str) -> Option<Path> {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        Path::read(path, query)
    }

    #[test]
    fn every_url_of_the_app_reads_back() {
        let loan = "/jupiter/loans/f59b69c8-9e47-46a1-b2c9-83ae42666a30";
        let account = AccountId(id().0);
        let urls = [
            (Path::Home, "/".to_owned()),
            (Path::SignIn { next: None }, "/sign-in".to_owned()),
            (
                Path::SignIn { next: Some("/venus/payouts?status=failed&q=50%".to_owned()) },
                "/sign-in?next=/venus/payouts%3Fstatus%3Dfailed%26q%3D50%25".to_owned(),
            ),
            (Path::Overview, "/jupiter".to_owned()),
            (Path::loans(), "/jupiter/loans".to_owned()),
            (Path::Loan { id: id(), tab: LoanTab::Overview }, loan.to_owned()),
            (Path::Loan { id: id(), tab: LoanTab::Schedule }, format!("{loan}/schedule")),
            (Path::Loan { id: id(), tab: LoanTab::Payouts }, format!("{loan}/payouts")),
            (
                Path::Loan { id: id(), tab: LoanTab::Outstanding { on: Day::new(2026, 2, 28) } },
                format!("{loan}/outstanding?on=2026-02-28"),
            ),
            (
                Path::Loan { id: id(), tab: LoanTab::Statement { from: Day::new(2026, 4, 1), to: None } },
                format!("{loan}/statement?from=2026-04-01"),
            ),
            (Path::Restructure { id: id() }, format!("{loan}/restructure")),
            (Path::RequestTranche { id: id() }, format!("{loan}/request-tranche")),
            (Path::Calculator { account: None, offers: Vec::new() }, "/jupiter/calculator".to_owned()),
            (
                Path::Calculator { account: Some(account), offers: Vec::new() },
                format!("/jupiter/calculator?account={account}"),
            ),
            (
                Path::Calculator { account: None, offers: vec!["5,00,000~18".to_owned(), "1".to_owned()] },
                "/jupiter/calculator?offer=5,00,000~18&offer=1".to_owned(),
            ),
            (Path::Bulk { workspace: Workspace::Jupiter, sheet: None }, "/jupiter/bulk".to_owned()),
            (
                Path::Bulk { workspace: Workspace::Venus, sheet: Some("records".to_owned()) },
                "/venus/bulk/records".to_owned(),
            ),
            (Path::topups(), "/jupiter/top-ups".to_owned()),
            (Path::Topup { reference: "TU0AB12C".to_owned() }, "/jupiter/top-ups/TU0AB12C".to_owned()),
            (Path::NewTopup { account: Some(account) }, format!("/jupiter/top-ups/new?account={account}")),
            (Path::topup_groups(), "/jupiter/top-up-groups".to_owned()),
            (Path::TopupGroup { reference: "TUG0AB12".to_owned() }, "/jupiter/top-up-groups/TUG0AB12".to_owned()),
            (Path::NewTopupGroup, "/jupiter/top-up-groups/new".to_owned()),
            (Path::fees(), "/jupiter/fees".to_owned()),
            (Path::Fee { id: FeeId(id().0) }, format!("/jupiter/fees/{}", id())),
            (Path::NewFee { loan: None }, "/jupiter/fees/new".to_owned()),
            (Path::NewFee { loan: Some(id()) }, format!("/jupiter/fees/new?loan={}", id())),
            (Path::line_details(), "/jupiter/line-details".to_owned()),
            (Path::LineDetail { id: LineDetailId(id().0) }, format!("/jupiter/line-details/{}", id())),
            (Path::NewLineDetail { account: None }, "/jupiter/line-details/new".to_owned()),
            (Path::accounts(), "/jupiter/accounts".to_owned()),
            (Path::NewAccount, "/jupiter/accounts/new".to_owned()),
            (Path::account(account), format!("/jupiter/accounts/{account}")),
            (Path::Account { id: account, tab: AccountTab::Loans }, format!("/jupiter/accounts/{account}/loans")),
            (Path::Account { id: account, tab: AccountTab::Limits }, format!("/jupiter/accounts/{account}/limits")),
            (Path::Account { id: account, tab: AccountTab::Terms }, format!("/jupiter/accounts/{account}/terms")),
            (
                Path::Account { id: account, tab: AccountTab::ChangeTerms },
                format!("/jupiter/accounts/{account}/terms/change"),
            ),
            (
                Path::Account { id: account, tab: AccountTab::ExtraData },
                format!("/jupiter/accounts/{account}/extra-data"),
            ),
            (Path::Account { id: account, tab: AccountTab::Activity }, format!("/jupiter/accounts/{account}/activity")),
            (Path::EditTerms { id: account }, format!("/jupiter/accounts/{account}/terms/edit")),
            (Path::Disburse { id: account }, format!("/jupiter/accounts/{account}/disburse")),
            (Path::Desk, "/venus".to_owned()),
            (Path::Payouts(PayoutsState::default()), "/venus/payouts".to_owned()),
            (Path::Payout { id: PayoutId(id().0) }, format!("/venus/payouts/{}", id())),
            (Path::NewPayout { loan: None }, "/venus/payouts/new".to_owned()),
            (Path::NewPayout { loan: Some(id()) }, format!("/venus/payouts/new?loan={}", id())),
            (
                Path::ExportPayouts(Listing::of(&payouts::FIELDS).with("status", "pending")),
                "/venus/payouts/export?status=pending".to_owned(),
            ),
            (Path::Reconcile { out: false, listing: Listing::of(&reconcile::FIELDS) }, "/venus/reconcile".to_owned()),
            (
                Path::Reconcile { out: true, listing: Listing::of(&reconcile::FIELDS).with("search", "neft") },
                "/venus/reconcile/out?search=neft".to_owned(),
            ),
            (Path::records(), "/venus/records".to_owned()),
            (Path::Record { id: RecordId(id().0) }, format!("/venus/records/{}", id())),
            (Path::NewRecord { loan: None, account: None }, "/venus/records/new".to_owned()),
            (Path::NewRecord { loan: Some(id()), account: None }, format!("/venus/records/new?loan={}", id())),
            (Path::NewRecord { loan: None, account: Some(account) }, format!("/venus/records/new?account={account}")),
            (Path::Settlements(Listing::of(&settlements::FIELDS)), "/venus/settlements".to_owned()),
            (Path::Excess { listing: Listing::of(&excess::FIELDS), opened: None }, "/venus/excess".to_owned()),
            (
                Path::Excess { listing: Listing::of(&excess::FIELDS), opened: Some(id()) },
                format!("/venus/excess?open={}", id()),
            ),
            (Path::nach(), "/venus/nach".to_owned()),
            (Path::Presentation { id: RecordId(id().0) }, format!("/venus/nach/{}", id())),
            (Path::Present { loan: None }, "/venus/nach/new".to_owned()),
            (Path::Present { loan: Some(id()) }, format!("/venus/nach/new?loan={}", id())),
            (Path::Eod, "/venus/eod".to_owned()),
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
            let url = Path::SignIn { next: Some(next.to_owned()) }.href();
            assert_eq!(read(&url), Some(Path::SignIn { next: None }), "{next}");
        }
    }

    #[test]
    fn a_hand_edited_query_is_no_reason_to_fail() {
        for search in ["?next", "?next=%", "?next=%zz", "?%ff=%ff", "&&=&"] {
            assert_eq!(Path::read("/sign-in", search), Some(Path::SignIn { next: None }), "{search}");
        }
    }
}
