//! The pages as the route table names them. Sign-in and the payouts are in the program from the start; the rest is
//! fetched when it is first opened, in chunks of pages that are used together.

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
use crate::lazy::{ChunkError, lazy_chunk};
use crate::links::{Link, Workspace, replace};
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
use leptos_router::components::Redirect;

lazy_chunk!(in lists, pub(super) fn loans() { view! { <LoansPage /> } });
lazy_chunk!(in lists, pub(super) fn accounts() { view! { <AccountsPage /> } });
lazy_chunk!(in lists, pub(super) fn topups() { view! { <TopupsPage /> } });
lazy_chunk!(in lists, pub(super) fn topup_groups() { view! { <TopupGroupsPage /> } });
lazy_chunk!(in lists, pub(super) fn fees() { view! { <FeesPage /> } });
lazy_chunk!(in lists, pub(super) fn line_details() { view! { <LineDetailsPage /> } });
lazy_chunk!(in lists, pub(super) fn records() { view! { <RecordsPage /> } });
lazy_chunk!(in lists, pub(super) fn settlements() { view! { <SettlementsPage /> } });
lazy_chunk!(in lists, pub(super) fn nach() { view! { <NachPage /> } });

lazy_chunk!(in overviews, pub(super) fn overview() { view! { <OverviewPage /> } });
lazy_chunk!(in overviews, pub(super) fn venus_overview() { view! { <VenusOverviewPage /> } });

lazy_chunk!(in details, pub(super) fn fee() { view! { <FeePage /> } });
lazy_chunk!(in details, pub(super) fn line_detail() { view! { <LineDetailPage /> } });
lazy_chunk!(in details, pub(super) fn topup() { view! { <TopupPage /> } });
lazy_chunk!(in details, pub(super) fn topup_group() { view! { <TopupGroupPage /> } });
lazy_chunk!(in details, pub(super) fn record() { view! { <RecordPage /> } });
lazy_chunk!(in details, pub(super) fn presentation() { view! { <PresentationPage /> } });

lazy_chunk!(in forms, pub(super) fn new_account() { view! { <NewAccountPage /> } });
lazy_chunk!(in forms, pub(super) fn new_topup() { view! { <NewTopupPage /> } });
lazy_chunk!(in forms, pub(super) fn new_topup_group() { view! { <NewTopupGroupPage /> } });
lazy_chunk!(in forms, pub(super) fn new_fee() { view! { <NewFeePage /> } });
lazy_chunk!(in forms, pub(super) fn new_line_detail() { view! { <NewLineDetailPage /> } });
lazy_chunk!(in forms, pub(super) fn new_payout() { view! { <NewPayoutPage /> } });
lazy_chunk!(in forms, pub(super) fn new_record() { view! { <NewRecordPage /> } });

lazy_chunk!(in loan, pub(super) fn loan() { view! { <LoanPage /> } });

lazy_chunk!(in account, pub(super) fn account() { view! { <AccountPage /> } });
lazy_chunk!(in terms, pub(super) fn edit_terms() { view! { <EditTermsPage /> } });

lazy_chunk!(in draws, pub(super) fn request_tranche() { view! { <RequestTranchePage /> } });
lazy_chunk!(in draws, pub(super) fn disburse() { view! { <DisbursePage /> } });
lazy_chunk!(in draws, pub(super) fn restructure() { view! { <RestructurePage /> } });

lazy_chunk!(in calculator, pub(super) fn calculator() { view! { <CalculatorPage /> } });

lazy_chunk!(in bulk, pub(super) fn jupiter_bulk() { view! { <BulkPage workspace=Workspace::Jupiter /> } });
lazy_chunk!(in bulk, pub(super) fn venus_bulk() { view! { <BulkPage workspace=Workspace::Venus /> } });

lazy_chunk!(in payout, pub(super) fn payout() { view! { <PayoutPage /> } });
lazy_chunk!(in payout, pub(super) fn export_payouts() { view! { <ExportPage /> } });

lazy_chunk!(in reconcile, pub(super) fn reconcile() { view! { <ReconcilePage /> } });

lazy_chunk!(in money, pub(super) fn excess() { view! { <ExcessPage /> } });
lazy_chunk!(in money, pub(super) fn eod() { view! { <EodPage /> } });
lazy_chunk!(in money, pub(super) fn present() { view! { <PresentPage /> } });

/// The pages that are in the program from the start are async functions, too: the route table has one kind.
macro_rules! page {
    ($vis:vis fn $name:ident() $body:block) => {
        $vis async fn $name() -> Result<fn() -> AnyView, ChunkError> {
            Ok(|| $body.into_any())
        }
    };
}

page!(
    pub(super) fn sign_in() {
        view! { <SignInPage /> }
    }
);
page!(
    pub(super) fn payouts() {
        view! { <PayoutsPage /> }
    }
);

// `/` leads to the loans, and Back does not lead to it.
page!(
    pub(super) fn home() {
        view! { <Redirect path=Link::loans().href() options=replace() /> }
    }
);
