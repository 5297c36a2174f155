//! The app: its providers and the one route table that lists every page.

mod address;
mod pages;
mod route_view;
#[cfg(test)]
mod tests;

use crate::components::feedback::toast;
use crate::components::widgets::menu;
use crate::links::{AccountTab, IsPage, Link, LoanTab};
use crate::session::{self, SessionChange, State};
use crate::shell::{NotFound, Shell, sign_in_link};
use crate::{api, config};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};
use leptos_router::{ChooseView, MatchInterface, PossibleRouteMatch, RouteDefs, path};
use route_view::page;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// The path of the one page without the frame.
const SIGN_IN: &str = "/sign-in";

/// The pattern of a path, in one type for all: the router's code is compiled for each type of pattern.
type Pattern = Arc<dyn PossibleRouteMatch + Send + Sync>;

macro_rules! pattern {
    ($pattern:tt) => {{
        let pattern: Pattern = Arc::new(path!($pattern));
        pattern
    }};
}

/// Sign-in, beside the route table: it is not in the frame.
#[component(transparent)]
fn SignInRoute() -> AnyNestedRoute {
    view! { <Route path=pattern!("/sign-in") view=page!(sign_in) /> }.into_inner().into_any_nested_route()
}

/// The route table: every other URL pattern beside its page. The first pattern that fits is used.
#[component(transparent)]
fn RouteTable() -> AnyNestedRoute {
    view! {
        <Route path=pattern!("/") view=page!(home) />

        <Route path=pattern!("/jupiter") view=page!(overview) />
        <Route path=pattern!("/jupiter/loans") view=page!(loans) />
        <Route path=pattern!("/jupiter/loans/:id/request-tranche") view=page!(request_tranche) />
        <Route path=pattern!("/jupiter/loans/:id/restructure") view=page!(restructure) />
        <Route path=pattern!("/jupiter/loans/:id/:tab?") view=page!(loan).with_tabs(is_loan_tab) />
        <Route path=pattern!("/jupiter/accounts") view=page!(accounts) />
        <Route path=pattern!("/jupiter/accounts/new") view=page!(new_account) />
        <Route path=pattern!("/jupiter/accounts/:id/terms/edit") view=page!(edit_terms) />
        <Route path=pattern!("/jupiter/accounts/:id/disburse") view=page!(disburse) />
        <Route path=pattern!("/jupiter/accounts/:id/:tab?/:dialog?") view=page!(account).with_tabs(is_account_tab) />
        <Route path=pattern!("/jupiter/top-ups") view=page!(topups) />
        <Route path=pattern!("/jupiter/top-ups/new") view=page!(new_topup) />
        <Route path=pattern!("/jupiter/top-ups/:reference") view=page!(topup) />
        <Route path=pattern!("/jupiter/top-up-groups") view=page!(topup_groups) />
        <Route path=pattern!("/jupiter/top-up-groups/new") view=page!(new_topup_group) />
        <Route path=pattern!("/jupiter/top-up-groups/:reference") view=page!(topup_group) />
        <Route path=pattern!("/jupiter/fees") view=page!(fees) />
        <Route path=pattern!("/jupiter/fees/new") view=page!(new_fee) />
        <Route path=pattern!("/jupiter/fees/:id") view=page!(fee) />
        <Route path=pattern!("/jupiter/line-details") view=page!(line_details) />
        <Route path=pattern!("/jupiter/line-details/new") view=page!(new_line_detail) />
        <Route path=pattern!("/jupiter/line-details/:id") view=page!(line_detail) />
        <Route path=pattern!("/jupiter/calculator") view=page!(calculator) />
        <Route path=pattern!("/jupiter/bulk/:sheet?") view=page!(jupiter_bulk) />

        <Route path=pattern!("/venus") view=page!(venus_overview) />
        <Route path=pattern!("/venus/payouts") view=page!(payouts) />
        <Route path=pattern!("/venus/payouts/new") view=page!(new_payout) />
        <Route path=pattern!("/venus/payouts/export") view=page!(export_payouts) />
        <Route path=pattern!("/venus/payouts/:id") view=page!(payout) />
        <Route path=pattern!("/venus/records") view=page!(records) />
        <Route path=pattern!("/venus/records/new") view=page!(new_record) />
        <Route path=pattern!("/venus/records/:id") view=page!(record) />
        <Route path=pattern!("/venus/settlements") view=page!(settlements) />
        <Route path=pattern!("/venus/excess") view=page!(excess) />
        <Route path=pattern!("/venus/reconcile/:tab?") view=page!(reconcile).with_tabs(is_reconcile_tab) />
        <Route path=pattern!("/venus/nach") view=page!(nach) />
        <Route path=pattern!("/venus/nach/new") view=page!(present) />
        <Route path=pattern!("/venus/nach/:id") view=page!(presentation) />
        <Route path=pattern!("/venus/eod") view=page!(eod) />
        <Route path=pattern!("/venus/bulk/:sheet?") view=page!(venus_bulk) />
    }
    .into_inner()
    .into_any_nested_route()
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
    let is_sign_in = Memo::new(move |_| pathname.with(|path| path == SIGN_IN));
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
