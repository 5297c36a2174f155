//! The app: its providers and the one route table that lists every screen.

use crate::jupiter::{loan::LoanPage, loans::LoansPage, request_tranche::RequestTranchePage};
use crate::paths::Path;
use crate::shell::{NotFound, Shell};
use crate::sign_in::SignInPage;
use crate::ui::toast;
use crate::venus::payouts::PayoutsPage;
use crate::{api, config, session};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::path;
use lms::ApiError;

/// Reads the configuration and picks up the session; until then the picture in `index.html` stands.
#[component]
pub fn Start() -> impl IntoView {
    let started = RwSignal::new(None::<Result<(), ApiError>>);
    spawn_local(async move {
        let configured = api::load_config().await.map(config::keep);
        if configured.is_ok() {
            session::restore().await;
        }
        started.set(Some(configured));
    });
    move || {
        started.get().map(|started| match started {
            Ok(()) => view! { <App /> }.into_any(),
            Err(error) => view! { <NoConfig error /> }.into_any(),
        })
    }
}

/// The whole app.
#[component]
fn App() -> impl IntoView {
    toast::provide_toasts();
    let home = || view! { <Redirect path=Path::Loans(Default::default()).href() /> };
    let desk = || view! { <Redirect path=Path::Payouts(Default::default()).href() /> };
    view! {
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/sign-in") view=SignInPage />
                <ParentRoute path=path!("/") view=Shell>
                    <Route path=path!("") view=home />
                    <Route path=path!("jupiter") view=home />
                    <Route path=path!("jupiter/loans") view=LoansPage />
                    <Route path=path!("jupiter/loans/:id/request-tranche") view=RequestTranchePage />
                    <Route path=path!("jupiter/loans/:id/:tab?") view=LoanPage />
                    <Route path=path!("venus") view=desk />
                    <Route path=path!("venus/payouts") view=PayoutsPage />
                    <Route path=path!("*any") view=NotFound />
                </ParentRoute>
            </Routes>
        </Router>
        <toast::ToastCorner />
    }
}

/// What stands there when the site has no readable `config.json`.
#[component]
fn NoConfig(
    /// Why it could not be read.
    error: ApiError,
) -> impl IntoView {
    view! {
        <main class="sign-in">
            <h1>"Orrery can't start"</h1>
            <p>"Its configuration, config.json, could not be read. " {error.to_string()}</p>
            <p>"Reload the page; if that doesn't help, tell whoever runs this site."</p>
        </main>
    }
}
