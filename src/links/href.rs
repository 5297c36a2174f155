//! The URL of each place.

use super::{Link, Workspace};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

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
