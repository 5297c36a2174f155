//! Which lazy chunks each route fetches, and what it then costs to open it with an empty cache.

use crate::workspace;
use std::collections::BTreeSet;

/// Lazy chunks that a page fetches on its own, beside the one that it is in.
const FETCHED_BY_PAGES: [(&str, &str); 1] = [("/venus/payouts", "payout")];

/// A route's pattern and the lazy chunks that its page fetches.
struct Route {
    pattern: String,
    chunks: BTreeSet<String>,
}

/// Every route of the app, read from the route table in `src/app.rs` and from the chunks in `src/app/pages.rs`.
fn routes(table: &str, pages: &str) -> Vec<Route> {
    let chunk_of = |page: &str| {
        let start = pages.find(&format!(" fn {page}()"))?;
        let (_, declaration) = pages.get(..start)?.rsplit_once('\n')?;
        Some(between(declaration, "lazy_chunk!(in ", ",")?.to_owned())
    };
    let route = |line: &str| {
        let pattern = between(line, "route!(\"", "\"")?;
        let page = between(line, "\" => ", ")")?.split(',').next()?;
        let chunk = chunk_of(page);
        let fetched =
            FETCHED_BY_PAGES.iter().filter(|(path, _)| *path == pattern).map(|(_, chunk)| (*chunk).to_owned());
        Some(Route { pattern: pattern.to_owned(), chunks: chunk.into_iter().chain(fetched).collect() })
    };
    table.lines().filter_map(route).collect()
}

/// The text between `start` and the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    Some(text.split_once(start)?.1.split_once(end)?.0)
}

/// Every lazy chunk of the app.
#[cfg(test)]
pub(super) fn chunks() -> BTreeSet<String> {
    routes_of_the_app().unwrap().into_iter().flat_map(|route| route.chunks).collect()
}

fn routes_of_the_app() -> Result<Vec<Route>, String> {
    let read =
        |file: &str| std::fs::read_to_string(workspace::root().join(file)).map_err(|error| format!("{file}: {error}"));
    Ok(routes(&read("src/app.rs")?, &read("src/app/pages.rs")?))
}

/// What opening a route with an empty cache takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RouteCost {
    pub(super) pattern: String,
    pub(super) requests: usize,
    /// Bytes of brotli.
    pub(super) brotli: u64,
}

/// The cost of every route.
///
/// # Errors
/// A lazy chunk of the build that no route fetches, or the other way round.
pub(super) fn costs(site: &super::Site) -> Result<Vec<RouteCost>, String> {
    costs_of(&routes_of_the_app()?, site)
}

fn costs_of(routes: &[Route], site: &super::Site) -> Result<Vec<RouteCost>, String> {
    let known: BTreeSet<String> = routes.iter().flat_map(|route| route.chunks.clone()).collect();
    let built: BTreeSet<String> = site.chunks.keys().cloned().collect();
    if let Some(chunk) = known.symmetric_difference(&built).next() {
        return Err(format!("lazy chunk {chunk}: the build and the route table do not agree on it"));
    }
    let cost = |route: &Route| {
        let lazy = route.chunks.iter().filter_map(|chunk| site.chunks.get(chunk)).flatten();
        let files: BTreeSet<&String> = site.start.iter().chain(lazy).collect();
        let brotli = files.iter().filter_map(|file| site.files.get(*file)).map(|size| size.brotli).sum();
        RouteCost { pattern: route.pattern.clone(), requests: files.len(), brotli }
    };
    Ok(routes.iter().map(cost).collect())
}

#[cfg(test)]
mod tests {
    use super::super::{FileSize, Site};
    use super::*;

    const TABLE: &str = r#"
    route!("/sign-in" => sign_in)
        route!("/jupiter/loans/:id/:tab?" => loan, is_loan_tab),
        route!("/venus/payouts" => payouts),
        route!("/venus/payouts/:id" => payout),
    "#;
    const PAGES: &str = r"
lazy_chunk!(in loan, pub(super) fn loan() { view! { <LoanPage /> } });
lazy_chunk!(in payout, pub(super) fn payout() { view! { <PayoutPage /> } });
    pub(super) fn sign_in() {
    pub(super) fn payouts() {
";

    fn site(chunks: &[&str]) -> Site {
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let chunk = |chunk: &&str| ((*chunk).to_owned(), names(&["shared.wasm", &format!("{chunk}.wasm")]));
        let chunks: std::collections::BTreeMap<_, _> = chunks.iter().map(chunk).collect();
        let start = names(&["index.html"]);
        let files = chunks.values().flatten().chain(&start).cloned();
        let files = files.map(|file| (file, FileSize { raw: 100, brotli: 10 })).collect();
        Site { files, start, chunks }
    }

    #[test]
    fn reads_the_chunks_of_each_route_from_the_route_table() {
        let costs = costs_of(&routes(TABLE, PAGES), &site(&["loan", "payout"])).unwrap();
        let costs: Vec<_> = costs.iter().map(|cost| (cost.pattern.as_str(), cost.requests, cost.brotli)).collect();
        let expected = [
            ("/sign-in", 1, 10),
            ("/jupiter/loans/:id/:tab?", 3, 30),
            ("/venus/payouts", 3, 30),
            ("/venus/payouts/:id", 3, 30),
        ];
        assert_eq!(costs, expected);
    }

    #[test]
    fn knows_every_route_of_the_app() {
        let routes = routes_of_the_app().unwrap();
        assert!(routes.len() > 35);
        let without_chunk: Vec<_> =
            routes.iter().filter(|route| route.chunks.is_empty()).map(|route| route.pattern.as_str()).collect();
        assert_eq!(without_chunk, ["/sign-in", "/"]);
    }

    #[test]
    fn names_a_chunk_that_is_on_one_side_only() {
        let routes = routes(TABLE, PAGES);
        let error = |chunks: &[&str]| costs_of(&routes, &site(chunks)).unwrap_err();
        assert!(error(&["loan", "payout", "another"]).contains("another"));
        assert!(error(&["payout"]).contains("loan"));
    }
}
