//! The screens as the route table names them. Signing in and the payouts are in the program from the
//! start; the rest is fetched when it is first opened.

use crate::jupiter::account::{AccountPage, disburse::DisbursePage};
use crate::jupiter::accounts::{AccountsPage, NewAccountPage};
use crate::jupiter::fees::{FeePage, FeesPage, NewFeePage};
use crate::jupiter::line_details::{LineDetailPage, LineDetailsPage, NewLineDetailPage};
use crate::jupiter::loan::LoanPage;
use crate::jupiter::loans::LoansPage;
use crate::jupiter::overview::OverviewPage;
use crate::jupiter::request_tranche::RequestTranchePage;
use crate::jupiter::restructure::RestructurePage;
use crate::navigation::{self, Step};
use crate::part::part;
use crate::paths::Path;
use crate::shell::NotFound;
use crate::sign_in::SignInPage;
use crate::venus::payouts::PayoutsPage;
use leptos::prelude::*;

/// Draws a screen that is here.
pub(super) type Screen = fn() -> AnyView;

part!(in overview, pub(super) fn overview() { view! { <OverviewPage /> } });
part!(in loans, pub(super) fn loans() { view! { <LoansPage /> } });
part!(in loan, pub(super) fn loan() { view! { <LoanPage /> } });
part!(in loan, pub(super) fn request_tranche() { view! { <RequestTranchePage /> } });
part!(in loan, pub(super) fn restructure() { view! { <RestructurePage /> } });
part!(in fees, pub(super) fn fees() { view! { <FeesPage /> } });
part!(in fees, pub(super) fn fee() { view! { <FeePage /> } });
part!(in fees, pub(super) fn new_fee() { view! { <NewFeePage /> } });
part!(in lines, pub(super) fn line_details() { view! { <LineDetailsPage /> } });
part!(in lines, pub(super) fn line_detail() { view! { <LineDetailPage /> } });
part!(in lines, pub(super) fn new_line_detail() { view! { <NewLineDetailPage /> } });
part!(in accounts, pub(super) fn accounts() { view! { <AccountsPage /> } });
part!(in accounts, pub(super) fn account() { view! { <AccountPage /> } });
part!(in accounts, pub(super) fn new_account() { view! { <NewAccountPage /> } });
part!(in accounts, pub(super) fn disburse() { view! { <DisbursePage /> } });

pub(super) fn sign_in() -> AnyView {
    view! { <SignInPage /> }.into_any()
}

pub(super) fn payouts() -> AnyView {
    view! { <PayoutsPage /> }.into_any()
}

pub(super) fn not_found() -> AnyView {
    view! { <NotFound /> }.into_any()
}

/// `/` leads on to the loans, and back does not lead to it.
pub(super) fn home() -> AnyView {
    navigation::go(&Path::loans().href(), Step::Same);
    ().into_any()
}
