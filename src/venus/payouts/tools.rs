//! What the desk works with once the list stands: filters, columns, views, and what it does with many payouts.

use super::bulk::Bulk;
use super::list::Desk;
use super::poll::poll;
use super::rows::COLUMNS;
use super::state::PayoutsState;
use super::totals::Totals;
use crate::part::part;
use crate::paths::Path;
use crate::ui::columns::ColumnsMenu;
use crate::ui::filter_bar::Refresh;
use crate::ui::list_page::{DayFilter, Filter, options_of};
use crate::ui::program_filter::ProgramFilter;
use crate::ui::views::ViewsMenu;
use crate::venus::filters::{AmountFilter, MoreFilters};
use leptos::prelude::*;
use lms::payouts::{PayoutMethod, PayoutStatus, PayoutTo, PayoutType};

part!(
    in payout,
    /// The filters beside the search, and the menus.
    pub(super) fn filters(desk: Desk) {
        let list = desk.list;
        let usual = |name: &str, status: &str| (name.to_owned(), Path::Payouts(PayoutsState::in_status(status)).href());
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
                <Refresh on_refresh=move |()| desk.asked_again.update(|asked| *asked += 1) />
            </div>
        }
    }
);

part!(
    in payout,
    /// The buttons of the page, and the picked payouts.
    pub(super) fn desk_bar(desk: Desk) {
        poll(desk);
        let file = move || Path::ExportPayouts(desk.list.listing()).href();
        view! {
            <div class="actions">
                <Totals desk />
                <Bulk desk />
                <a class="button" href=file>
                    "File for the bank"
                </a>
                <a class="button" href=Path::NewPayout { loan: None }.href()>
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
