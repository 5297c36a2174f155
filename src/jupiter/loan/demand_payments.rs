//! The payments of a demand, below its row of the schedule.

use crate::api;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_lines;
use leptos::prelude::*;
use lms::demands::Demand;
use lms::page::PageRequest;
use lms::settlements::{ListSettlements, Settlement};
use lms::{DemandId, Page};

/// The button in a demand's row that opens its payments; `None` if it has none.
pub(super) fn opener(demand: &Demand, opened: RwSignal<Option<DemandId>>) -> impl IntoView + use<> {
    let id = demand.id;
    let name = demand.name();
    demand.settled_amount.is_positive().then(move || {
        let is_open = move || opened.get() == Some(id);
        let toggle = move |_| opened.update(|opened| *opened = if *opened == Some(id) { None } else { Some(id) });
        view! {
            <button
                type="button"
                class="link-button"
                aria-expanded=move || is_open().to_string()
                aria-label=format!("Payments of {name}")
                on:click=toggle
            >
                {move || if is_open() { "Hide" } else { "Payments" }}
            </button>
        }
    })
}

/// The row below it while it is open.
pub(super) fn settlements(id: DemandId, opened: RwSignal<Option<DemandId>>, columns: usize) -> impl IntoView {
    move || {
        (opened.get() == Some(id)).then(|| {
            view! {
                <tr class="within">
                    <td colspan=columns.to_string()>
                        <Settlements id />
                    </td>
                </tr>
            }
        })
    }
}

#[component]
fn Settlements(id: DemandId) -> impl IntoView {
    let page = PageRequest { page: 1, page_size: 100 };
    let list = api::query(move || Some(ListSettlements { demand: Some(id), page, ..ListSettlements::default() }));
    let view = |page: Page<Settlement>| {
        let items = page.results.iter().map(|settlement| view! { <li>{text(settlement)}</li> }).collect_view();
        view! { <ul class="stack tight">{items}</ul> }.into_any()
    };
    view! { <Load query=list skeleton=|| skeleton_lines(1) view /> }
}

/// "₹12,000.00 on 15 Nov 2026 from RC0AB12, UTR HDFC00123; ₹17,953.00 left to pay".
fn text(settlement: &Settlement) -> String {
    let from = settlement.record.full().map_or_else(String::new, |record| {
        let utr = record.utr.map(|utr| format!(", UTR {utr}")).unwrap_or_default();
        format!(" from {}{utr}", record.ref_id)
    });
    let left = settlement.outstanding_amount;
    let left = if left.is_zero() { "; nothing left to pay".to_owned() } else { format!("; {left} left to pay") };
    format!("{} on {}{from}{left}", settlement.amount, settlement.date.day())
}
