//! The screens as the route table names them. Signing in and the payouts are in the program from the
//! start; the rest is fetched when it is first opened.

use crate::bulk::BulkPage;
use crate::jupiter::account::{AccountPage, disburse::DisbursePage};
use crate::jupiter::accounts::{AccountsPage, NewAccountPage};
use crate::jupiter::calculator::CalculatorPage;
use crate::jupiter::fees::{FeePage, FeesPage, NewFeePage};
use crate::jupiter::line_details::{LineDetailPage, LineDetailsPage, NewLineDetailPage};
use crate::jupiter::loan::LoanPage;
use crate::jupiter::loans::LoansPage;
use crate::jupiter::overview::OverviewPage;
use crate::jupiter::request_tranche::RequestTranchePage;
use crate::jupiter::restructure::RestructurePage;
use crate::jupiter::terms::EditTermsPage;
use crate::jupiter::topup_groups::{NewTopupGroupPage, TopupGroupPage, TopupGroupsPage};
use crate::jupiter::topups::{NewTopupPage, TopupPage, TopupsPage};
use crate::navigation::{self, Step};
use crate::part::part;
use crate::paths::{self, Path};
use crate::shell::NotFound;
use crate::sign_in::SignInPage;
use crate::venus::eod::EodPage;
use crate::venus::excess::ExcessPage;
use crate::venus::nach::{NachPage, PresentPage, PresentationPage};
use crate::venus::overview::DeskPage;
use crate::venus::payout::{ExportPage, NewPayoutPage, PayoutPage};
use crate::venus::payouts::PayoutsPage;
use crate::venus::reconcile::ReconcilePage;
use crate::venus::records::{NewRecordPage, RecordPage, RecordsPage};
use crate::venus::settlements::SettlementsPage;
use leptos::prelude::*;

/// Draws a screen that is here.
pub(super) type Screen = fn() -> AnyView;

part!(in overview, pub(super) fn overview() { view! { <OverviewPage /> } });
part!(in loans, pub(super) fn loans() { view! { <LoansPage /> } });
part!(in bulk, pub(super) fn bulk() { view! { <BulkPage /> } });

// Screens of one file are one part, and few files are better than many: each costs the start some bytes, and what two of
// them share is a file of its own.
part!(in loan, pub(super) fn loan() {
    match untrack(paths::here) {
        Some(Path::RequestTranche { .. }) => view! { <RequestTranchePage /> }.into_any(),
        Some(Path::Restructure { .. }) => view! { <RestructurePage /> }.into_any(),
        _ => view! { <LoanPage /> }.into_any(),
    }
});
part!(in accounts, pub(super) fn accounts() {
    match untrack(paths::here) {
        Some(Path::Account { .. }) => view! { <AccountPage /> }.into_any(),
        Some(Path::NewAccount) => view! { <NewAccountPage /> }.into_any(),
        Some(Path::EditTerms { .. }) => view! { <EditTermsPage /> }.into_any(),
        Some(Path::Disburse { .. }) => view! { <DisbursePage /> }.into_any(),
        _ => view! { <AccountsPage /> }.into_any(),
    }
});
part!(in servicing, pub(super) fn servicing() {
    match untrack(paths::here) {
        Some(Path::Topup { .. }) => view! { <TopupPage /> }.into_any(),
        Some(Path::NewTopup { .. }) => view! { <NewTopupPage /> }.into_any(),
        Some(Path::Topups(_)) => view! { <TopupsPage /> }.into_any(),
        Some(Path::TopupGroup { .. }) => view! { <TopupGroupPage /> }.into_any(),
        Some(Path::NewTopupGroup) => view! { <NewTopupGroupPage /> }.into_any(),
        Some(Path::TopupGroups(_)) => view! { <TopupGroupsPage /> }.into_any(),
        Some(Path::Fee { .. }) => view! { <FeePage /> }.into_any(),
        Some(Path::NewFee { .. }) => view! { <NewFeePage /> }.into_any(),
        Some(Path::Fees(_)) => view! { <FeesPage /> }.into_any(),
        Some(Path::LineDetail { .. }) => view! { <LineDetailPage /> }.into_any(),
        Some(Path::NewLineDetail { .. }) => view! { <NewLineDetailPage /> }.into_any(),
        Some(Path::LineDetails(_)) => view! { <LineDetailsPage /> }.into_any(),
        _ => view! { <CalculatorPage /> }.into_any(),
    }
});
part!(in payout, pub(super) fn payout() {
    match untrack(paths::here) {
        Some(Path::NewPayout { .. }) => view! { <NewPayoutPage /> }.into_any(),
        Some(Path::ExportPayouts(_)) => view! { <ExportPage /> }.into_any(),
        _ => view! { <PayoutPage /> }.into_any(),
    }
});
part!(in desk, pub(super) fn desk() {
    match untrack(paths::here) {
        Some(Path::Records(_)) => view! { <RecordsPage /> }.into_any(),
        Some(Path::Record { .. }) => view! { <RecordPage /> }.into_any(),
        Some(Path::NewRecord { .. }) => view! { <NewRecordPage /> }.into_any(),
        Some(Path::Settlements(_)) => view! { <SettlementsPage /> }.into_any(),
        Some(Path::Excess { .. }) => view! { <ExcessPage /> }.into_any(),
        Some(Path::Reconcile { .. }) => view! { <ReconcilePage /> }.into_any(),
        Some(Path::Eod) => view! { <EodPage /> }.into_any(),
        Some(Path::Nach(_)) => view! { <NachPage /> }.into_any(),
        Some(Path::Presentation { .. }) => view! { <PresentationPage /> }.into_any(),
        Some(Path::Present { .. }) => view! { <PresentPage /> }.into_any(),
        _ => view! { <DeskPage /> }.into_any(),
    }
});

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
