//! The totals of the filtered loans, added up on request.

use super::loans_page::filter;
use crate::components::lists::list_state::ListState;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::jupiter::loan_totals::{LoanTotals, sum_loans};
use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::ApiError;
use lms::money::group_indian;

#[derive(Clone, Debug, PartialEq)]
enum TotalsState {
    NotRequested,
    Adding(LoanTotals),
    Added(LoanTotals),
    Failed(ApiError),
}

#[component]
pub(super) fn Totals(list_state: Memo<ListState>) -> impl IntoView {
    let state = RwSignal::new(TotalsState::NotRequested);
    let running = StoredValue::new_local(None::<AbortHandle>);
    let stop = move || {
        if let Some(Some(adding)) = running.try_update_value(Option::take) {
            adding.abort();
        }
    };
    on_cleanup(stop);
    let filtered = memo(move |_| list_state.with(filter));
    watch(move || {
        // Read, not only tracked: a memo that was never read does not notify.
        filtered.with(|_| ());
        stop();
        state.set(TotalsState::NotRequested);
    });
    let add = move |_| {
        stop();
        state.set(TotalsState::Adding(LoanTotals::default()));
        let filter = filtered.get_untracked();
        let show = move |totals| drop(state.try_set(TotalsState::Adding(totals)));
        let (adding, handle) = abortable(async move { sum_loans(filter?, show).await });
        running.set_value(Some(handle));
        spawn_local(async move {
            if let Ok(totals) = adding.await {
                state.try_set(totals.map_or_else(TotalsState::Failed, TotalsState::Added));
            }
        });
    };
    let cancel = move |_| {
        stop();
        state.set(TotalsState::NotRequested);
    };
    let button =
        move |label: &'static str| view! { <button type="button" class="button small" on:click=add>{label}</button> };
    view! {
        <span class="row" role="status">
            {move || match state.get() {
                TotalsState::NotRequested => button("Add up").into_any(),
                TotalsState::Adding(totals) => {
                    view! {
                        <span class="muted">{format!("{} of {} added", number(totals.added), number(totals.count))}</span>
                        <button type="button" class="button small" on:click=cancel>
                            "Cancel"
                        </button>
                    }
                        .into_any()
                }
                TotalsState::Added(totals) => view! { <span>{text(&totals)}</span> }.into_any(),
                TotalsState::Failed(error) => view! { <span class="bad">{error.to_string()}</span> {button("Try again")} }.into_any(),
            }}
        </span>
    }
}

fn number(count: u64) -> String {
    group_indian(&count.to_string())
}

fn text(totals: &LoanTotals) -> String {
    let of = if totals.is_whole() { String::new() } else { format!("Only the first {}: ", number(totals.added)) };
    format!(
        "{of}{:#} sanctioned, {:#} disbursed, {:#} outstanding, {:#} overdue",
        totals.sanctioned, totals.disbursed, totals.outstanding, totals.overdue
    )
}
