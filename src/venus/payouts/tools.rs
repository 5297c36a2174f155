//! What the desk works with once the list stands: filters, columns, views, and what it does with many payouts.

use super::bulk::Bulk;
use super::list::PayoutListState;
use super::poll::poll;
use super::rows::COLUMNS;
use super::state::PayoutsState;
use super::totals::Totals;
use crate::components::lists::columns::ColumnsMenu;
use crate::components::lists::filter_bar::Refresh;
use crate::components::lists::list_page::{DayFilter, Filter, options_of};
use crate::components::lists::saved_views::ViewsMenu;
use crate::lazy::lazy_chunk;
use crate::links::Link;
use crate::pickers::program_filter::ProgramFilter;
use crate::venus::filters::{AmountFilter, MoreFilters};
use leptos::prelude::*;
use lms::payouts::{PayoutMethod, PayoutStatus, PayoutTo, PayoutType};

lazy_chunk!(
    in payout,
    /// The filters beside the search, and the menus.
    pub(super) fn filters(list_page: PayoutListState) {
        let list = list_page.list;
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
                <Filter list name="exported" label="Bank file" options=exported() />
                <DayFilter list name="paid_from" label="Paid from" />
                <DayFilter list name="paid_until" label="to" says="Paid until" />
                <AmountFilter list name="min" label="₹ from" says="Amount from" />
                <AmountFilter list name="max" label="to" says="Amount to" />
            </MoreFilters>
            <div class="row">
                <ColumnsMenu list columns=COLUMNS />
                <ViewsMenu list name="Payouts" usual />
                <Refresh on_refresh=move |()| list_page.asked_again.update(|asked| *asked += 1) />
            </div>
        }
    }
);

lazy_chunk!(
    in payout,
    /// The buttons of the page, and the picked payouts.
    pub(super) fn desk_bar(list_page: PayoutListState) {
        poll(list_page);
        let file = move || Link::ExportPayouts(list_page.list.list_state().into()).href();
        view! {
            <div class="actions">
                <Totals list_page />
                <Bulk list_page />
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

/// Whether a payout is in a file for the bank.
fn exported() -> Vec<(String, String)> {
    [(true, "in one already"), (false, "in none yet")].map(|(is, words)| (is.to_string(), words.to_owned())).to_vec()
}
