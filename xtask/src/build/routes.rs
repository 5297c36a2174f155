//! Which lazy chunks each route fetches, and what it then costs to open it with an empty cache.

use std::collections::BTreeSet;

/// A route's pattern and the lazy chunks that its page fetches, as `src/app.rs` and `lazy_chunk!` declare them.
type Route = (&'static str, &'static [&'static str]);

/// Every route of the app.
const ROUTES: [Route; 38] = [
    ("/sign-in", &[]),
    ("/jupiter", &["overview"]),
    ("/jupiter/loans", &["loans"]),
    ("/jupiter/loans/:id/:tab?", &["loan"]),
    ("/jupiter/loans/:id/request-tranche", &["loan"]),
    ("/jupiter/loans/:id/restructure", &["loan"]),
    ("/jupiter/accounts", &["accounts"]),
    ("/jupiter/accounts/new", &["accounts"]),
    ("/jupiter/accounts/:id/:tab?", &["accounts"]),
    ("/jupiter/accounts/:id/terms/edit", &["accounts"]),
    ("/jupiter/accounts/:id/disburse", &["accounts"]),
    ("/jupiter/top-ups", &["servicing"]),
    ("/jupiter/top-ups/new", &["servicing"]),
    ("/jupiter/top-ups/:reference", &["servicing"]),
    ("/jupiter/top-up-groups", &["servicing"]),
    ("/jupiter/top-up-groups/new", &["servicing"]),
    ("/jupiter/top-up-groups/:reference", &["servicing"]),
    ("/jupiter/fees", &["servicing"]),
    ("/jupiter/fees/new", &["servicing"]),
    ("/jupiter/fees/:id", &["servicing"]),
    ("/jupiter/line-details", &["servicing"]),
    ("/jupiter/line-details/new", &["servicing"]),
    ("/jupiter/line-details/:id", &["servicing"]),
    ("/jupiter/calculator", &["servicing"]),
    ("/:workspace/bulk/:sheet?", &["bulk"]),
    ("/venus", &["desk"]),
    ("/venus/payouts", &["payout"]),
    ("/venus/payouts/new", &["payout"]),
    ("/venus/payouts/export", &["payout"]),
    ("/venus/payouts/:id", &["payout"]),
    ("/venus/records", &["desk"]),
    ("/venus/records/new", &["desk"]),
    ("/venus/records/:id", &["desk"]),
    ("/venus/settlements", &["desk"]),
    ("/venus/excess", &["desk"]),
    ("/venus/reconcile/:direction?", &["desk"]),
    ("/venus/nach/:id?", &["desk"]),
    ("/venus/eod", &["desk"]),
];

/// Lazy chunks that no route fetches: dialogs, and what an officer opens within a page.
const ON_DEMAND: [&str; 2] = ["again", "token"];

/// What opening a route with an empty cache takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RouteCost {
    pub(super) pattern: &'static str,
    pub(super) requests: usize,
    /// Bytes of brotli.
    pub(super) brotli: u64,
}

/// Every lazy chunk.
pub(super) fn chunks() -> BTreeSet<&'static str> {
    ROUTES.iter().flat_map(|(_, chunks)| *chunks).copied().chain(ON_DEMAND).collect()
}

/// The cost of every route.
///
/// # Errors
/// A lazy chunk of the build that [`ROUTES`] does not know, or the other way round.
pub(super) fn costs(site: &super::Site) -> Result<Vec<RouteCost>, String> {
    let known = chunks();
    let built: BTreeSet<&str> = site.chunks.keys().map(String::as_str).collect();
    if let Some(chunk) = known.symmetric_difference(&built).next() {
        return Err(format!("lazy chunk {chunk}: the build and the list of routes do not agree on it"));
    }
    let cost = |(pattern, chunks): &Route| {
        let lazy = chunks.iter().filter_map(|chunk| site.chunks.get(*chunk)).flatten();
        let files: BTreeSet<&String> = site.start.iter().chain(lazy).collect();
        let brotli = files.iter().filter_map(|file| site.files.get(*file)).map(|size| size.brotli).sum();
        RouteCost { pattern, requests: files.len(), brotli }
    };
    Ok(ROUTES.iter().map(cost).collect())
}

#[cfg(test)]
mod tests {
    use super::super::{FileSize, Site};
    use super::*;

    fn site(chunks: &[&str]) -> Site {
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let chunk = |chunk: &&str| ((*chunk).to_owned(), names(&["shared.wasm", &format!("{chunk}.wasm")]));
        let chunks: std::collections::BTreeMap<_, _> = chunks.iter().map(chunk).collect();
        let start = names(&["index.html"]);
        let files = chunks.values().flatten().chain(&start).cloned();
        let files = files.map(|file| (file, FileSize { raw: 100, brotli: 10 })).collect();
        Site { files, start, chunks }
    }

    fn all() -> Vec<&'static str> {
        chunks().into_iter().collect()
    }

    #[test]
    fn counts_the_start_and_the_files_of_the_chunks() {
        let costs = costs(&site(&all())).unwrap();
        let of =
            |pattern: &str| costs.iter().find(|cost| cost.pattern == pattern).map(|cost| (cost.requests, cost.brotli));
        assert_eq!(of("/sign-in"), Some((1, 10)));
        assert_eq!(of("/jupiter"), Some((3, 30)));
    }

    #[test]
    fn names_a_chunk_that_is_on_one_side_only() {
        assert!(costs(&site(&[&all()[..], &["another"]].concat())).unwrap_err().contains("another"));
        assert!(costs(&site(&all()[1..])).unwrap_err().contains(all()[0]));
    }
}
