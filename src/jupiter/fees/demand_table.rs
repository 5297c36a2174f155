//! The demands that were made of a fee, as a table.

use crate::api;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::demand_chip;
use crate::components::widgets::table::{Head, table};
use leptos::prelude::*;
use lms::demands::Demand;
use lms::fees::ListFeeDemands;
use lms::page::PageRequest;
use lms::{FeeId, Page};

#[component]
pub(super) fn FeeDemands(id: FeeId) -> impl IntoView {
    let demands = api::query(move || Some(ListFeeDemands { id, page: PageRequest::default() }));
    let rows = |page: Page<Demand>| demand_table(&page.results).into_any();
    view! {
        <Card title="Demands">
            <Load query=demands skeleton=|| skeleton_card(2) view=rows />
        </Card>
    }
}

fn demand_table(demands: &[Demand]) -> impl IntoView + use<> {
    let heads = [
        Head::new("Due"),
        Head::num("Demanded ₹"),
        Head::num("Paid ₹"),
        Head::num("Outstanding ₹"),
        Head::new("Status"),
    ];
    let row = |demand: &Demand| {
        let due = demand.due_date.to_string();
        view! {
            <tr>
                <th scope="row">{due}</th>
                <td class="num">{demand.amount.grouped()}</td>
                <td class="num">{demand.settled_amount.grouped()}</td>
                <td class="num">{demand.outstanding_amount.grouped()}</td>
                <td>{demand_chip(demand)}</td>
            </tr>
        }
    };
    table("Demands of the fee", &heads, demands.iter().map(row).collect_view(), None)
}
