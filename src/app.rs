//! The app: its providers and the one route table that lists every page.

mod address;
mod pages;
mod route_view;
#[cfg(test)]
mod tests;

use crate::components::feedback::toast;
use crate::components::widgets::menu;
use crate::dom::memo::memo;
use crate::links::{AccountTab, IsPage, Link, LoanTab};
use crate::session::{self, SessionChange, State};
use crate::shell::{NotFound, Shell, sign_in_link};
use crate::{api, config};
use leptos::prelude::*;
use leptos::tachys::view::iterators::StaticVec;
use leptos::task::spawn_local;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::{FlatRoutes, Router};
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};
use leptos_router::{ChooseView, MatchInterface, RouteDefs};
use route_view::route;
use wasm_bindgen::JsValue;

/// The path of the one page without the frame.
const SIGN_IN: &str = "/sign-in";

/// Sign-in, beside the route table: it is not in the frame.
#[component(transparent)]
fn SignInRoute() -> AnyNestedRoute {
    route!("/sign-in" => sign_in)
}

/// The route table: every other URL pattern beside its page, and beside what its tabs are, if it has any. The first pattern that
/// fits is used.
#[component(transparent)]
fn RouteTable() -> AnyNestedRoute {
    let routes = vec![
        route!("/" => home),
        route!("/jupiter" => overview),
        route!("/jupiter/loans" => loans),
        route!("/jupiter/loans/:id/request-tranche" => request_tranche),
        route!("/jupiter/loans/:id/restructure" => restructure),
        route!("/jupiter/loans/:id/:tab?" => loan, is_loan_tab),
        route!("/jupiter/accounts" => accounts),
        route!("/jupiter/accounts/new" => new_account),
        route!("/jupiter/accounts/:id/terms/edit" => edit_terms),
        route!("/jupiter/accounts/:id/disburse" => disburse),
        route!("/jupiter/accounts/:id/:tab?/:dialog?" => account, is_account_tab),
        route!("/jupiter/top-ups" => topups),
        route!("/jupiter/top-ups/new" => new_topup),
        route!("/jupiter/top-ups/:reference" => topup),
        route!("/jupiter/top-up-groups" => topup_groups),
        route!("/jupiter/top-up-groups/new" => new_topup_group),
        route!("/jupiter/top-up-groups/:reference" => topup_group),
        route!("/jupiter/fees" => fees),
        route!("/jupiter/fees/new" => new_fee),
        route!("/jupiter/fees/:id" => fee),
        route!("/jupiter/line-details" => line_details),
        route!("/jupiter/line-details/new" => new_line_detail),
        route!("/jupiter/line-details/:id" => line_detail),
        route!("/jupiter/calculator" => calculator),
        route!("/jupiter/bulk/:sheet?" => jupiter_bulk),
        route!("/venus" => venus_overview),
        route!("/venus/payouts" => payouts),
        route!("/venus/payouts/new" => new_payout),
        route!("/venus/payouts/export" => export_payouts),
        route!("/venus/payouts/:id" => payout),
        route!("/venus/records" => records),
        route!("/venus/records/new" => new_record),
        route!("/venus/records/:id" => record),
        route!("/venus/settlements" => settlements),
        route!("/venus/excess" => excess),
        route!("/venus/reconcile/:tab?" => reconcile, is_reconcile_tab),
        route!("/venus/nach" => nach),
        route!("/venus/nach/new" => present),
        route!("/venus/nach/:id" => presentation),
        route!("/venus/eod" => eod),
        route!("/venus/bulk/:sheet?" => venus_bulk),
    ];
    StaticVec::from(routes).into_any_nested_route()
}

fn is_loan_tab(tab: &str) -> bool {
    LoanTab::from_segment(tab).is_some()
}

fn is_account_tab(tab: &str) -> bool {
    AccountTab::from_segment(tab).is_some()
}

fn is_reconcile_tab(tab: &str) -> bool {
    matches!(tab, "" | "out")
}

/// Reads the configuration, restores the session and fetches the first page; until then the placeholder in `index.html`
/// is shown.
#[component]
pub(crate) fn Start() -> impl IntoView {
    let started = RwSignal::new(None::<Result<(), String>>);
    // While the rest is read. If it fails, the router asks again, and says so.
    spawn_local(fetch_first_page());
    spawn_local(async move {
        let configured = api::load_config().await.map(config::set);
        if configured.is_ok() {
            session::restore().await;
            if untrack(session::state) == State::SignedOut {
                open_sign_in();
            }
            fetch_first_page().await;
        }
        started.set(Some(configured));
    });
    move || {
        started.get().map(|started| match started {
            Ok(()) => view! { <App /> }.into_any(),
            Err(why) => view! { <NoConfig why /> }.into_any(),
        })
    }
}

/// Signed out, an officer is led to sign in before any page is fetched.
fn open_sign_in() {
    if let (Ok(url), Ok(history)) = (BrowserUrl::current(), window().history())
        && url.path() != SIGN_IN
    {
        let sign_in = sign_in_link(url.path(), url.search()).href();
        // If the browser refuses, the shell leads there.
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&sign_in)));
    }
}

/// After a sign-out the site is loaded again: what the officer read stays in no memory, as of lists that were left, and the
/// page leads the next officer nowhere.
pub(crate) fn leave_at_sign_out(change: SessionChange) {
    if change == SessionChange::SignedOut {
        // A path of this site can be opened.
        drop(window().location().replace(&Link::SignIn { next: None }.href()));
    }
}

/// Fetches the page of the present URL.
async fn fetch_first_page() {
    let Ok(url) = BrowserUrl::current() else { return };
    let table = if url.path() == SIGN_IN { SignInRoute() } else { RouteTable() };
    if let Some(first) = RouteDefs::new(table).match_route(url.path()) {
        first.into_view_and_child().0.preload().await;
    }
}

/// See [`IsPage`]. A browser drops tabs and line ends from a URL, and reads `\` as `/`: `/\t/host` is another site.
fn is_page(next: &str) -> bool {
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let is_plain = !next.contains(|character: char| character.is_control() || character == '\\');
    is_plain
        && path.starts_with('/')
        && !path.starts_with("//")
        && RouteDefs::new(RouteTable()).match_route(path).is_some()
}

/// The whole app.
#[component]
fn App() -> impl IntoView {
    provide_context(IsPage(is_page));
    toast::provide_toasts();
    menu::install();
    view! {
        <Router>
            <address::Address />
            <Pages />
        </Router>
        <toast::ToastCorner />
    }
}

/// The page of the URL, in the frame unless it is sign-in. Flat routes: nested ones weigh more, and keep a little memory
/// for every page ever opened.
#[component]
fn Pages() -> impl IntoView {
    let pathname = use_location().pathname;
    let is_sign_in = memo(move |_| pathname.with(|path| path == SIGN_IN));
    move || {
        if is_sign_in.get() {
            let page = view! { <FlatRoutes fallback=NotFound><SignInRoute /></FlatRoutes> };
            page.into_any()
        } else {
            let shell = view! {
                <Shell>
                    <FlatRoutes fallback=NotFound>
                        <RouteTable />
                    </FlatRoutes>
                </Shell>
            };
            shell.into_any()
        }
    }
}

/// In the place of the app when the site has no usable `config.json`.
#[component]
fn NoConfig(
    /// Why it can't be used, in words.
    why: String,
) -> impl IntoView {
    view! {
        <main class="sign-in" role="alert">
            <h1>"Orrery can't start"</h1>
            <p>{why}</p>
            <p>"Reload the page; if that doesn't help, tell whoever runs this site."</p>
        </main>
    }
}
