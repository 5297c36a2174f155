//! The app: its providers and the one route table that lists every screen.

mod screens;
mod stage;

use crate::components::feedback::toast;
use crate::components::widgets::menu;
use crate::lazy::ChunkError;
use crate::links::{self, Link};
use crate::session::{self, State};
use crate::{api, config, navigation};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::ApiError;
use screens::Screen;
use stage::Stage;

/// The route table: the screen that shows a path. It may have to be fetched first.
async fn screen(path: Option<Link>) -> Result<Screen, ChunkError> {
    match path {
        None => Ok(screens::not_found),
        Some(Link::Home) => Ok(screens::home),
        Some(Link::SignIn { .. }) => Ok(screens::sign_in),
        Some(Link::JupiterOverview) => screens::overview().await,
        Some(Link::Loans(_)) => screens::loans().await,
        Some(Link::Loan { .. } | Link::RequestTranche { .. } | Link::Restructure { .. }) => screens::loan().await,
        Some(
            Link::Accounts(_)
            | Link::Account { .. }
            | Link::NewAccount
            | Link::Disburse { .. }
            | Link::EditTerms { .. },
        ) => screens::accounts().await,
        Some(Link::Bulk { .. }) => screens::bulk().await,
        Some(
            Link::Topups(_)
            | Link::Topup { .. }
            | Link::NewTopup { .. }
            | Link::TopupGroups(_)
            | Link::TopupGroup { .. }
            | Link::NewTopupGroup
            | Link::Fees(_)
            | Link::Fee { .. }
            | Link::NewFee { .. }
            | Link::LineDetails(_)
            | Link::LineDetail { .. }
            | Link::NewLineDetail { .. }
            | Link::Calculator { .. },
        ) => screens::servicing().await,
        Some(Link::Payouts(_)) => Ok(screens::payouts),
        Some(Link::Payout { .. } | Link::NewPayout { .. } | Link::ExportPayouts(_)) => screens::payout().await,
        Some(
            Link::VenusOverview
            | Link::Records(_)
            | Link::Record { .. }
            | Link::NewRecord { .. }
            | Link::Settlements(_)
            | Link::Excess { .. }
            | Link::Reconcile { .. }
            | Link::Eod
            | Link::Nach(_)
            | Link::Presentation { .. }
            | Link::Present { .. },
        ) => screens::desk().await,
    }
}

/// Reads the configuration, picks up the session and fetches the first screen; until then the picture in `index.html`
/// stands.
#[component]
pub(crate) fn Start() -> impl IntoView {
    let started = RwSignal::new(None::<Result<(), ApiError>>);
    // The screen comes while the rest is read. If it does not, the stage asks again, and says so.
    spawn_local(async {
        let _ = screen(untrack(links::here)).await;
    });
    spawn_local(async move {
        let configured = api::load_config().await.map(config::set);
        if configured.is_ok() {
            session::restore().await;
            let signed_out = untrack(session::state) == State::SignedOut;
            let first = if signed_out { Some(Link::SignIn { next: None }) } else { untrack(links::here) };
            let _ = screen(first).await;
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
    navigation::follow();
    menu::install();
    view! {
        <Stage />
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
