//! Loaded after the first rows: filters, columns, saved views, and the buttons of the page.

use super::bulk_actions::BulkActions;
use super::payouts_page::PayoutListState;
use super::rows::COLUMNS;
use super::state::PayoutsState;
use super::totals::Totals;
use crate::components::lists::columns::ColumnsMenu;
use crate::components::lists::filter_bar::Refresh;
use crate::components::lists::filters::{DayFilter, Filter};
use crate::components::lists::saved_views::ViewsMenu;
use crate::components::options::options_of;
use crate::dom::polling::poll;
use crate::lazy::lazy_chunk;
use crate::links::Link;
use crate::pickers::program_filter::ProgramFilter;
use crate::venus::filters::{AmountFilter, MoreFilters};
use leptos::prelude::*;
use lms::payouts::{PayoutMethod, PayoutStatus, PayoutTo, PayoutType};

lazy_chunk!(
    in payout,
    /// The filters beside the search, and the menus.
    pub(super) fn filters(payouts: PayoutListState) {
        let list = payouts.list;
        let usual = |name: &str, status: &str| (name.to_owned(), Link::Payouts(PayoutsState::in_status(status).into()).href());
        let usual = vec![usual("To process today", "pending"), usual("With the bank", "processing"), usual("Sent back", "failed")];
        view! {
            <Filter list name="status" label="Status" options=options_of!(PayoutStatus) />
            <Filter list name="type" label="Type" options=options_of!(PayoutType) />
            <Filter list name="method" label="Method" options=options_of!(PayoutMethod) />
            <DayFilter list name="from" label="Created" says="Created from" />
            <DayFilter list name="until" label="to" says="Created to" />
            <MoreFilters list names=&["to", "program", "exported", "paid_from", "paid_until", "min", "max"]>
                <Filter list name="to" label="Paid to" options=options_of!(PayoutTo) />
                <ProgramFilter list />
                <Filter list name="exported" label="Bank file" options=exported_options() />
                <DayFilter list name="paid_from" label="Paid from" />
                <DayFilter list name="paid_until" label="to" says="Paid until" />
                <AmountFilter list name="min" label="₹ from" says="Amount from" />
                <AmountFilter list name="max" label="to" says="Amount to" />
            </MoreFilters>
            <div class="row">
                <ColumnsMenu list columns=COLUMNS />
                <ViewsMenu list name="Payouts" usual />
                <Refresh on_refresh=move |()| payouts.refresh() />
            </div>
        }
    }
);

lazy_chunk!(
    in payout,
    /// The buttons beside the heading; also starts polling.
    pub(super) fn toolbar(payouts: PayoutListState) {
        poll(payouts.changes, Callback::new(move |()| payouts.refresh()));
        let file = move || Link::ExportPayouts(payouts.list.list_state().into()).href();
        view! {
            <div class="actions">
                <Totals payouts />
                <BulkActions payouts />
                <a class="button" href=file>
                    "File for the bank"
                </a>
                <a class="button" href=Link::NewPayout { loan: None }.href()>
                    "Create a payout"
                </a>
            </div>
        }
    }
);

/// Whether a payout was in a file for the bank.
fn exported_options() -> Vec<(String, String)> {
    [(true, "in one already"), (false, "in none yet")]
        .map(|(exported, label)| (exported.to_string(), label.to_owned()))
        .to_vec()
}
