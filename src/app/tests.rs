//! The real route table in a browser: every link finds its page, and what is no link finds none.

use super::address::Address;
use super::{App, RouteTable};
use crate::dom::testing::{PageLock, mount, until};
use crate::links::{AccountTab, Link, ListQuery, LoanTab, Query, Workspace, use_reference};
use crate::session;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{MatchNestedRoutes, PathSegment, path};
use lms::{AccountId, Day, FeeId, LineDetailId, LoanId, PayoutId, RecordId};
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::HtmlElement;

fn loan() -> LoanId {
    "f59b69c8-9e47-46a1-b2c9-83ae42666a30".parse().unwrap()
}

fn account() -> AccountId {
    AccountId(loan().0)
}

fn filtered() -> ListQuery {
    ListQuery::new(vec![("search", "मीरा & Söhne/50% +1 %41".to_owned()), ("columns", "ref,amount".to_owned())])
}

/// Declares the pattern of each kind of link, its page's heading and some links of it. The compiler demands every kind.
macro_rules! places {
    ($($kind:pat => $pattern:literal, $heading:literal, [$($link:expr),+];)+) => {
        fn pattern(link: &Link) -> &'static str {
            match link {
                $($kind => $pattern,)+
            }
        }

        fn places() -> Vec<(Link, &'static str)> {
            vec![$($(($link, $heading),)+)+]
        }
    };
}

places! {
    Link::Home => "/", "Loans", [Link::Home];
    Link::SignIn { .. } => "/sign-in", "Sign in", [Link::SignIn { next: None }];
    Link::JupiterOverview => "/jupiter", "Overview", [Link::JupiterOverview];
    Link::Loans(_) => "/jupiter/loans", "Loans", [Link::loans(), Link::Loans(filtered())];
    Link::Loan { .. } => "/jupiter/loans/:id/:tab?", "Loan", [
        Link::loan(loan()),
        Link::Loan { id: loan(), tab: LoanTab::Schedule },
        Link::Loan { id: loan(), tab: LoanTab::Outstanding { on: Day::new(2026, 2, 28) } },
        Link::Loan { id: loan(), tab: LoanTab::Statement { from: Day::new(2026, 4, 1), to: None } }
    ];
    Link::RequestTranche { .. } => "/jupiter/loans/:id/request-tranche", "Request a tranche", [Link::RequestTranche { id: loan() }];
    Link::Restructure { .. } => "/jupiter/loans/:id/restructure", "Restructure", [Link::Restructure { id: loan() }];
    Link::Accounts(_) => "/jupiter/accounts", "Accounts", [Link::accounts(), Link::Accounts(filtered())];
    Link::Account { .. } => "/jupiter/accounts/:id/:tab?/:dialog?", "Account", [
        Link::account(account()),
        Link::Account { id: account(), tab: AccountTab::Limits },
        Link::Account { id: account(), tab: AccountTab::ChangeTerms }
    ];
    Link::NewAccount => "/jupiter/accounts/new", "Open an account", [Link::NewAccount];
    Link::EditTerms { .. } => "/jupiter/accounts/:id/terms/edit", "All terms", [Link::EditTerms { id: account() }];
    Link::Disburse { .. } => "/jupiter/accounts/:id/disburse", "Disburse", [Link::Disburse { id: account() }];
    Link::Topups(_) => "/jupiter/top-ups", "Top-ups", [Link::topups()];
    Link::Topup { .. } => "/jupiter/top-ups/:reference", "Top-up", [Link::Topup { reference: "TU0AB12C".to_owned() }];
    Link::NewTopup { .. } => "/jupiter/top-ups/new", "Draw on a line", [
        Link::NewTopup { account: None },
        Link::NewTopup { account: Some(account()) }
    ];
    Link::TopupGroups(_) => "/jupiter/top-up-groups", "Top-up groups", [Link::topup_groups()];
    Link::TopupGroup { .. } => "/jupiter/top-up-groups/:reference", "Top-up group", [
        Link::TopupGroup { reference: "TUG0AB12".to_owned() }
    ];
    Link::NewTopupGroup => "/jupiter/top-up-groups/new", "Make a group", [Link::NewTopupGroup];
    Link::Fees(_) => "/jupiter/fees", "Fees", [Link::fees()];
    Link::Fee { .. } => "/jupiter/fees/:id", "Fee", [Link::Fee { id: FeeId(loan().0) }];
    Link::NewFee { .. } => "/jupiter/fees/new", "Charge a fee", [Link::NewFee { loan: None }, Link::NewFee { loan: Some(loan()) }];
    Link::LineDetails(_) => "/jupiter/line-details", "Line details", [Link::line_details()];
    Link::LineDetail { .. } => "/jupiter/line-details/:id", "Line", [Link::LineDetail { id: LineDetailId(loan().0) }];
    Link::NewLineDetail { .. } => "/jupiter/line-details/new", "Add a line", [Link::NewLineDetail { account: None }];
    Link::Calculator { .. } => "/jupiter/calculator", "EMI calculator", [
        Link::Calculator { account: Some(account()), offers: vec!["5,00,000~18~~~~~~~~".to_owned(), "1~~~~~~~~~".to_owned()] }
    ];
    Link::Bulk { workspace: Workspace::Jupiter, .. } => "/jupiter/bulk/:sheet?", "Bulk upload", [
        Link::Bulk { workspace: Workspace::Jupiter, sheet: None }
    ];
    Link::Bulk { workspace: Workspace::Venus, .. } => "/venus/bulk/:sheet?", "Bulk upload", [
        Link::Bulk { workspace: Workspace::Venus, sheet: None }
    ];
    Link::VenusOverview => "/venus", "Payment desk", [Link::VenusOverview];
    Link::Payouts(_) => "/venus/payouts", "Payouts", [Link::payouts(), Link::Payouts(filtered().and("open", Some(loan())))];
    Link::Payout { .. } => "/venus/payouts/:id", "Payout", [Link::Payout { id: PayoutId(loan().0) }];
    Link::NewPayout { .. } => "/venus/payouts/new", "Create a payout", [Link::NewPayout { loan: None }];
    Link::ExportPayouts(_) => "/venus/payouts/export", "File for the bank", [Link::ExportPayouts(filtered())];
    Link::Records(_) => "/venus/records", "Records", [Link::records()];
    Link::Record { .. } => "/venus/records/:id", "Record", [Link::Record { id: RecordId(loan().0) }];
    Link::NewRecord { .. } => "/venus/records/new", "Enter a record", [
        Link::NewRecord { loan: Some(loan()), account: None },
        Link::NewRecord { loan: None, account: Some(account()) }
    ];
    Link::Settlements(_) => "/venus/settlements", "Settlements", [Link::Settlements(ListQuery::EVERYTHING)];
    Link::Excess { .. } => "/venus/excess", "Excess", [Link::Excess { list: filtered(), opened: None }];
    Link::Reconcile { .. } => "/venus/reconcile/:tab?", "Reconcile", [
        Link::Reconcile { out: false, list: ListQuery::EVERYTHING },
        Link::Reconcile { out: true, list: filtered() }
    ];
    Link::Nach(_) => "/venus/nach", "NACH", [Link::nach()];
    Link::Presentation { .. } => "/venus/nach/:id", "Presentation", [Link::Presentation { id: RecordId(loan().0) }];
    Link::Present { .. } => "/venus/nach/new", "Present due demands", [Link::Present { loan: Some(loan()) }];
    Link::Eod => "/venus/eod", "End of day", [Link::Eod];
}

fn patterns_of_the_table() -> BTreeSet<String> {
    let pattern = |segments: Vec<PathSegment>| {
        let segments = segments.into_iter().filter_map(|segment| match segment {
            PathSegment::Param(name) => Some(format!(":{name}")),
            PathSegment::OptionalParam(name) => Some(format!(":{name}?")),
            PathSegment::Splat(name) => Some(format!("*{name}")),
            segment => Some(segment.as_raw_str().trim_matches('/').to_owned()).filter(|text| !text.is_empty()),
        });
        format!("/{}", segments.collect::<Vec<_>>().join("/"))
    };
    RouteTable().generate_routes().into_iter().map(|route| pattern(route.segments)).collect()
}

#[test]
fn every_pattern_is_of_a_link_and_every_link_has_a_pattern() {
    let links: BTreeSet<String> = places().iter().map(|(link, _)| pattern(link).to_owned()).collect();
    assert_eq!(patterns_of_the_table(), links);
}

fn address() -> String {
    let location = window().location();
    location.pathname().unwrap() + &location.search().unwrap()
}

fn replace_address(href: &str) {
    window().history().unwrap().replace_state_with_url(&JsValue::NULL, "", Some(href)).unwrap();
}

/// Follows a link as an officer does.
fn follow(href: &str) {
    let link: HtmlElement = document().create_element("a").unwrap().dyn_into().unwrap();
    link.set_attribute("href", href).unwrap();
    document().body().unwrap().append_child(&link).unwrap();
    link.click();
    link.remove();
}

fn heading() -> Option<String> {
    document().query_selector("#app-under-test main h1").unwrap()?.text_content()
}

async fn comes(state: impl Fn() -> bool) -> bool {
    for _ in 0..1_000 {
        if state() {
            return true;
        }
        TimeoutFuture::new(10).await;
    }
    false
}

/// The real app, signed in; the address is put back afterwards.
async fn with_app(act: impl AsyncFnOnce()) {
    let _lock = PageLock::take().await;
    let before = address();
    session::begin_with_token("header.payload.signature");
    replace_address(&Link::Eod.href());
    let app = mount(|| view! { <App /> });
    app.set_id("app-under-test");
    // leptos_router 0.8 draws the first page over one that is opened before the first is there.
    until("the first page", || heading().as_deref() == Some("End of day")).await;
    act().await;
    drop(app);
    replace_address(&before);
}

#[test]
async fn every_link_opens_its_page() {
    with_app(async || {
        let mut wrong = Vec::new();
        for (link, expected) in places() {
            let href = link.href();
            // Signed in, these two lead on.
            let leads_on = matches!(link, Link::Home | Link::SignIn { .. });
            let (opened, expected) = if leads_on { (Link::loans().href(), "Loans") } else { (href.clone(), expected) };
            if leads_on {
                // Elsewhere first, so that the redirect is what leads to the list.
                follow(&Link::Eod.href());
                comes(|| heading().as_deref() == Some("End of day")).await;
            }
            follow(&href);
            let shows = || heading().is_some_and(|heading| heading.to_lowercase().contains(&expected.to_lowercase()));
            if !comes(|| address() == opened && shows()).await {
                wrong.push(format!("{href} is {} with {:?}, not {expected}", address(), heading()));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    })
    .await;
}

#[test]
async fn what_is_no_link_opens_no_page() {
    with_app(async || {
        for url in [
            "/saturn".to_owned(),
            "/jupiter/loans/1".to_owned(),
            format!("/jupiter/loans/{}/nonsense", loan()),
            format!("/jupiter/accounts/{}/terms/nonsense", loan()),
            format!("/jupiter/accounts/{}/limits/change", loan()),
            "/venus/payouts/x".to_owned(),
            "/venus/reconcile/sideways".to_owned(),
        ] {
            follow(&url);
            let found = comes(|| address() == url && heading().as_deref() == Some("No page is here")).await;
            assert!(found, "{url} is {} with {:?}", address(), heading());
        }
    })
    .await;
}

#[test]
async fn any_reference_survives_the_url_and_the_address_bar() {
    let _lock = PageLock::take().await;
    let before = address();
    let app = mount(|| {
        let reference = || {
            let reference = use_reference();
            view! { <main><h1>{reference}</h1></main> }
        };
        view! {
            <Router>
                <Address />
                <Routes fallback=|| ()>
                    <Route path=path!("/jupiter/top-ups/:reference") view=reference />
                </Routes>
            </Router>
        }
    });
    app.set_id("app-under-test");
    for reference in ["TU0AB12C", "A/B", "A+B", "50%", "%41", "A%2FB", "two words", "मीरा-७", "a?b#c&d"] {
        let href = Link::Topup { reference: reference.to_owned() }.href();
        follow(&href);
        until(reference, || heading().as_deref() == Some(reference) && address() == href).await;
    }
    drop(app);
    replace_address(&before);
}

#[test]
fn any_value_survives_the_query_string() {
    let value = "मीरा & Söhne/50% +1 %41";
    let href = Link::Loans(filtered()).href();
    let query = Query::parse(href.split_once('?').unwrap().1);
    assert_eq!(query.get("search").as_deref(), Some(value));
    assert_eq!(query.get("columns").as_deref(), Some("ref,amount"));
}

#[test]
fn a_query_edited_by_hand_is_read_as_far_as_it_goes() {
    assert_eq!(Query::parse("?next=%zz&&=&%ff=%ff&status=failed").get("status").as_deref(), Some("failed"));
    assert_eq!(Query::parse("status").get("next"), None);
}
