//! The screens as the route table names them. With the feature `split`, which only the release build turns on, each is a
//! part of the program that is fetched when its route opens first; without it all of them are here from the start.

use crate::jupiter::{loan::LoanPage, loans::LoansPage, request_tranche::RequestTranchePage};
use crate::paths::Path;
use crate::shell::NotFound;
use crate::sign_in::SignInPage;
use crate::venus::payouts::PayoutsPage;
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use leptos_router::NavigateOptions;
use leptos_router::components::Redirect;

/// Draws a screen that is here.
pub(super) type Screen = fn() -> AnyView;

/// A screen could not be fetched: no network, or the site was deployed anew and its old parts are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

macro_rules! fetched {
    ($($name:ident: $component:ident,)*) => {$(
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        pub(super) fn $name() -> Result<Screen, NotLoaded> {
            Ok(|| view! { <$component /> }.into_any())
        }

        #[cfg(not(feature = "split"))]
        pub(super) async fn $name() -> Result<Screen, NotLoaded> {
            Ok(|| view! { <$component /> }.into_any())
        }
    )*};
}

fetched! {
    sign_in: SignInPage,
    loans: LoansPage,
    loan: LoanPage,
    request_tranche: RequestTranchePage,
    payouts: PayoutsPage,
}

pub(super) fn not_found() -> AnyView {
    view! { <NotFound /> }.into_any()
}

/// `/` leads on to the loans, and back does not lead to it.
pub(super) fn home() -> AnyView {
    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
    view! { <Redirect path=Path::Loans(Default::default()).href() options /> }.into_any()
}
