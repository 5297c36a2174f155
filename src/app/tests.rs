//! The real route table in a browser: every link finds its page, and what is no link finds none.

mod places;

use self::places::{filtered, loan, pattern, places};
use super::address::Address;
use super::{App, RouteTable, SignInRoute, is_page};
use crate::dom::testing::{PageLock, mount, until};
use crate::links::{Link, Query, provide_page_url, use_query, use_reference};
use crate::session;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{MatchNestedRoutes, PathSegment, path};
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::HtmlElement;

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
    let tables = [SignInRoute(), RouteTable()];
    tables.iter().flat_map(|table| table.generate_routes()).map(|route| pattern(route.segments)).collect()
}

#[test]
fn every_pattern_is_of_a_link_and_every_link_has_a_pattern() {
    let links: BTreeSet<String> = places().iter().map(|(link, _)| pattern(link).to_owned()).collect();
    assert_eq!(patterns_of_the_table(), links);
}

#[test]
fn sign_in_leads_to_every_page_and_to_nothing_else() {
    for (link, _) in places().into_iter().filter(|(link, _)| !matches!(link, Link::SignIn { .. })) {
        assert!(is_page(&link.href()), "{link:?}");
    }
    let foreign = ["https://evil.example", "//evil.example", "///evil.example", "javascript:alert(1)", "evil", "%", ""];
    let disguised = ["/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/\n/evil.example", "\t//evil.example"];
    let encoded = ["/%09/evil.example", "/%2F/evil.example", "/%5Cevil.example", "%2F%2Fevil.example", "/%2509/evil"];
    let unknown =
        ["/unknown", "/venus/unknown/payouts", "/sign-in", "/sign-in?next=/venus", "/sandbox/otp/", "/index.html"];
    let hidden = ["/venus/payouts/\t/", "//venus/payouts", "/venus\\payouts", "/jupiter/top-ups/\\evil.example"];
    for next in [&foreign[..], &disguised, &encoded, &unknown, &hidden].concat() {
        assert!(!is_page(next), "{next:?}");
    }
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

/// Of one officer: with a token of another, or of nobody, the tab would begin anew.
const TOKEN: &str = "header.eyJzdWIiOiAiYXNoYS5rdWxrYXJuaUBsZW5kZXIuZXhhbXBsZSJ9.signature";

/// The real app, signed in; the address is put back afterwards.
async fn with_app(act: impl AsyncFnOnce()) {
    let _lock = PageLock::take().await;
    let before = address();
    session::begin_with_token(TOKEN);
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
                <FlatRoutes fallback=|| ()>
                    <Route path=path!("/jupiter/top-ups/:reference") view=reference />
                </FlatRoutes>
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
async fn a_page_follows_its_path_and_its_query_together() {
    let _lock = PageLock::take().await;
    let before = address();
    let app = mount(|| {
        let page = || {
            provide_page_url();
            let (reference, query) = (use_reference(), use_query());
            let tab = move || query.with(|query| query.get("tab")).unwrap_or_default();
            view! { <main><h1>{move || format!("{} {}", reference.get(), tab())}</h1></main> }
        };
        view! {
            <Router>
                <FlatRoutes fallback=|| ()>
                    <Route path=path!("/jupiter/top-ups/:reference") view=page />
                </FlatRoutes>
            </Router>
        }
    });
    app.set_id("app-under-test");
    for (url, shown) in [("A?tab=1", "A 1"), ("A?tab=2", "A 2"), ("B?tab=3", "B 3"), ("A", "A "), ("A?tab=4", "A 4")] {
        follow(&format!("/jupiter/top-ups/{url}"));
        until(url, || heading().as_deref() == Some(shown)).await;
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
