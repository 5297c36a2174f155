//! The filter by a demand of the selected loan.

use crate::api;
use crate::components::lists::filters::Filter;
use crate::components::lists::list_handle::ListHandle;
use crate::dom::memo::memo;
use leptos::prelude::*;
use lms::LoanId;
use lms::demands::{Demand, ListDemands};
use lms::page::{MAX_PAGE_SIZE, PageRequest};

const ALL: PageRequest = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };

/// Shown if a loan or a demand is selected; without a loan it offers no demands.
#[component]
pub(super) fn DemandFilter(list: ListHandle) -> impl IntoView {
    let loan = memo(move |_| list.list_state().read::<LoanId>("loan"));
    let demands =
        api::query(move || Some(ListDemands { loan: Some(loan.get()?), page: ALL, ..ListDemands::default() }));
    let options = memo(move |_| {
        let demands = demands.data().map(|page| page.results).unwrap_or_default();
        demands.iter().map(|demand| (demand.id.to_string(), label(demand))).collect::<Vec<_>>()
    });
    let selected = list.value("demand");
    let shown = memo(move |_| loan.get().is_some() || selected.with(|selected| !selected.is_empty()));
    move || {
        shown.get().then(|| {
            let options = options.get();
            view! { <Filter list name="demand" label="Demand" options /> }
        })
    }
}

/// "EMI 3, 15 Nov 2026".
fn label(demand: &Demand) -> String {
    format!("{}, {}", demand.name(), demand.due_date)
}
