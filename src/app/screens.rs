//! The screens as the route table names them. Signing in and the payouts are in the program from the
//! start; the rest is fetched when it is first opened.

use crate::bulk_upload::BulkPage;
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
use crate::lazy::lazy_chunk;
use crate::links::{self, Link};
use crate::navigation::{self, Step};
use crate::shell::NotFound;
use crate::sign_in::SignInPage;
use crate::venus::eod::EodPage;
use crate::venus::excess::ExcessPage;
use crate::venus::nach::{NachPage, PresentPage, PresentationPage};
use crate::venus::overview::VenusOverviewPage;
use crate::venus::payout::{ExportPage, NewPayoutPage, PayoutPage};
use crate::venus::payouts::PayoutsPage;
use crate::venus::reconcile::ReconcilePage;
use crate::venus::records::{NewRecordPage, RecordPage, RecordsPage};
use crate::venus::settlements::SettlementsPage;
use leptos::prelude::*;

/// Draws a screen that is here.
pub(super) type Screen = fn() -> AnyView;

lazy_chunk!(in overview, pub(super) fn overview() { view! { <OverviewPage /> } });
lazy_chunk!(in loans, pub(super) fn loans() { view! { <LoansPage /> } });
lazy_chunk!(in bulk, pub(super) fn bulk() { view! { <BulkPage /> } });

// Screens of one file are one part, and few files are better than many: each costs the start some bytes, and what two of
// them share is a file of its own.
lazy_chunk!(in loan, pub(super) fn loan() {
    match untrack(links::here) {
        Some(Link::RequestTranche { .. }) => view! { <RequestTranchePage /> }.into_any(),
        Some(Link::Restructure { .. }) => view! { <RestructurePage /> }.into_any(),
        _ => view! { <LoanPage /> }.into_any(),
    }
});
lazy_chunk!(in accounts, pub(super) fn accounts() {
    match untrack(links::here) {
        Some(Link::Account { .. }) => view! { <AccountPage /> }.into_any(),
        Some(Link::NewAccount) => view! { <NewAccountPage /> }.into_any(),
        Some(Link::EditTerms { .. }) => view! { <EditTermsPage /> }.into_any(),
        Some(Link::Disburse { .. }) => view! { <DisbursePage /> }.into_any(),
        _ => view! { <AccountsPage /> }.into_any(),
    }
});
lazy_chunk!(in servicing, pub(super) fn servicing() {
    match untrack(links::here) {
        Some(Link::Topup { .. }) => view! { <TopupPage /> }.into_any(),
        Some(Link::NewTopup { .. }) => view! { <NewTopupPage /> }.into_any(),
        Some(Link::Topups(_)) => view! { <TopupsPage /> }.into_any(),
        Some(Link::TopupGroup { .. }) => view! { <TopupGroupPage /> }.into_any(),
        Some(Link::NewTopupGroup) => view! { <NewTopupGroupPage /> }.into_any(),
        Some(Link::TopupGroups(_)) => view! { <TopupGroupsPage /> }.into_any(),
        Some(Link::Fee { .. }) => view! { <FeePage /> }.into_any(),
        Some(Link::NewFee { .. }) => view! { <NewFeePage /> }.into_any(),
        Some(Link::Fees(_)) => view! { <FeesPage /> }.into_any(),
        Some(Link::LineDetail { .. }) => view! { <LineDetailPage /> }.into_any(),
        Some(Link::NewLineDetail { .. }) => view! { <NewLineDetailPage /> }.into_any(),
        Some(Link::LineDetails(_)) => view! { <LineDetailsPage /> }.into_any(),
        _ => view! { <CalculatorPage /> }.into_any(),
    }
});
lazy_chunk!(in payout, pub(super) fn payout() {
    match untrack(links::here) {
        Some(Link::NewPayout { .. }) => view! { <NewPayoutPage /> }.into_any(),
        Some(Link::ExportPayouts(_)) => view! { <ExportPage /> }.into_any(),
        _ => view! { <PayoutPage /> }.into_any(),
    }
});
lazy_chunk!(in desk, pub(super) fn desk() {
    match untrack(links::here) {
        Some(Link::Records(_)) => view! { <RecordsPage /> }.into_any(),
        Some(Link::Record { .. }) => view! { <RecordPage /> }.into_any(),
        Some(Link::NewRecord { .. }) => view! { <NewRecordPage /> }.into_any(),
        Some(Link::Settlements(_)) => view! { <SettlementsPage /> }.into_any(),
        Some(Link::Excess { .. }) => view! { <ExcessPage /> }.into_any(),
        Some(Link::Reconcile { .. }) => view! { <ReconcilePage /> }.into_any(),
        Some(Link::Eod) => view! { <EodPage /> }.into_any(),
        Some(Link::Nach(_)) => view! { <NachPage /> }.into_any(),
        Some(Link::Presentation { .. }) => view! { <PresentationPage /> }.into_any(),
        Some(Link::Present { .. }) => view! { <PresentPage /> }.into_any(),
        _ => view! { <VenusOverviewPage /> }.into_any(),
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
    navigation::go(&Link::loans().href(), Step::Same);
    ().into_any()
}
