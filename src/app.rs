//! The app: its providers and the one route table that lists every screen.

mod screens;
mod stage;

use crate::part::NotFetched;
use crate::paths::{self, Path};
use crate::session::{self, State};
use crate::ui::menu;
use crate::ui::toast;
use crate::{api, config, navigation};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::ApiError;
use screens::Screen;
use stage::Stage;

/// The route table: the screen that shows a path. It may have to be fetched first.
async fn screen(path: Option<Path>) -> Result<Screen, NotFetched> {
    match path {
        None => Ok(screens::not_found),
        Some(Path::Home) => Ok(screens::home),
        Some(Path::SignIn { .. }) => Ok(screens::sign_in),
        Some(Path::Overview) => screens::overview().await,
        Some(Path::Loans(_)) => screens::loans().await,
        Some(Path::Loan { .. } | Path::RequestTranche { .. } | Path::Restructure { .. }) => screens::loan().await,
        Some(
            Path::Accounts(_)
            | Path::Account { .. }
            | Path::NewAccount
            | Path::Disburse { .. }
            | Path::EditTerms { .. },
        ) => screens::accounts().await,
        Some(Path::Bulk { .. }) => screens::bulk().await,
        Some(
            Path::Topups(_)
            | Path::Topup { .. }
            | Path::NewTopup { .. }
            | Path::TopupGroups(_)
            | Path::TopupGroup { .. }
            | Path::NewTopupGroup
            | Path::Fees(_)
            | Path::Fee { .. }
            | Path::NewFee { .. }
            | Path::LineDetails(_)
            | Path::LineDetail { .. }
            | Path::NewLineDetail { .. }
            | Path::Calculator { .. },
        ) => screens::servicing().await,
        Some(Path::Payouts(_)) => Ok(screens::payouts),
        Some(Path::Payout { .. } | Path::NewPayout { .. } | Path::ExportPayouts(_)) => screens::payout().await,
        Some(
            Path::Desk
            | Path::Records(_)
            | Path::Record { .. }
            | Path::NewRecord { .. }
            | Path::Settlements(_)
            | Path::Excess { .. }
            | Path::Reconcile { .. }
            | Path::Eod
            | Path::Nach(_)
            | Path::Presentation { .. }
            | Path::Present { .. },
        ) => screens::desk().await,
    }
}

/// Reads the configuration, picks up the session and fetches the first screen; until then the picture in `index.html`
/// stands.
#[component]
pub fn Start() -> impl IntoView {
    let started = RwSignal::new(None::<Result<(), ApiError>>);
    // The screen comes while the rest is read. If it does not, the stage asks again, and says so.
    spawn_local(async {
        let _ = screen(untrack(paths::here)).await;
    });
    spawn_local(async move {
        let configured = api::load_config().await.map(config::keep);
        if configured.is_ok() {
            session::restore().await;
            let signed_out = untrack(session::state) == State::SignedOut;
            let first = if signed_out { Some(Path::SignIn { next: None }) } else { untrack(paths::here) };
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
    menu::follow();
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
