//! The demands of a fee as a table.

use crate::components::widgets::chip::demand_chip;
use crate::components::widgets::table::{Head, table};
use leptos::prelude::*;
use lms::demands::Demand;

pub(super) fn demand_table(demands: &[Demand]) -> impl IntoView + use<> {
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
