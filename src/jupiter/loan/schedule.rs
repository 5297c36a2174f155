//! The repayment schedule: every demand, with totals.

use super::Reads;
use super::amount_columns::{ALL_COLUMNS, AmountColumn, visible_columns};
use super::by_month::{ByMonth, years};
use super::demand_payments::{opener, settlements};
use super::demands::{emis, is_late, schedule_summary};
use super::reset_dialog::Reset;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::demand_chip;
use leptos::prelude::*;
use lms::demands::{Demand, DemandType};
use lms::{DemandId, Money, Page};

#[component]
pub(super) fn Schedule(reads: Reads) -> impl IntoView {
    let view = move |demands: Page<Demand>| {
        if demands.results.is_empty() {
            return view! {
                <Empty why=Nothing::Yet title="No schedule yet">
                    <p>"It is made when the first tranche is paid."</p>
                </Empty>
            }
            .into_any();
        }
        let cut = demands.count.saturating_sub(u64::try_from(demands.results.len()).unwrap_or(u64::MAX));
        let note = (cut > 0).then(|| view! { <p class="muted">{format!("{cut} more are not shown.")}</p> });
        let summary = schedule_summary(&emis(&demands.results));
        view! {
            <ByMonth demands=demands.results.clone() />
            <Card title="Repayment schedule" aside=move || summary.clone()>
                <DemandTable demands=demands.results caption="Repayment schedule" columns=ALL_COLUMNS totals=cut == 0 />
                {note}
            </Card>
            <Reset reads />
        }
        .into_any()
    };
    view! { <Load query=reads.demands skeleton=|| skeleton_card(24) view /> }
}

#[component]
pub(super) fn DemandTable(
    /// In the order in which they fall due.
    demands: Vec<Demand>,
    caption: &'static str,
    columns: &'static [AmountColumn],
    /// Shows totals: only where all demands were read.
    #[prop(optional)]
    totals: bool,
) -> impl IntoView {
    let columns = visible_columns(columns, &demands);
    let headings =
        columns.iter().map(|column| view! { <th scope="col" class="num">{column.heading}</th> }).collect_view();
    let opened = RwSignal::new(None);
    // The number, the day, the status and the button have a column each.
    let width = columns.len() + 4;
    let rows_of = |demand: &Demand| (demand_row(demand, &columns, opened), settlements(demand.id, opened, width));
    let years = if totals { years(&demands) } else { vec![(String::new(), demands.as_slice())] };
    let several = years.len() > 1;
    let rows = years.into_iter().map(|(year, demands)| {
        let subtotal = several.then(|| total_row(year, "subtotal", demands, &columns));
        (demands.iter().map(rows_of).collect_view(), subtotal)
    });
    let rows = rows.collect_view();
    let foot = totals.then(|| view! { <tfoot>{total_row("Total".to_owned(), "", &demands, &columns)}</tfoot> });
    view! {
        <div class="table-scroll" role="group" aria-label=caption tabindex="0">
            <table class="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">"#"</th>
                        <th scope="col">"Due"</th>
                        {headings}
                        <th scope="col">"Status"</th>
                        <th scope="col">
                            <span class="visually-hidden">"What it was paid from"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                {foot}
            </table>
        </div>
    }
}

fn demand_row(demand: &Demand, columns: &[AmountColumn], opened: RwSignal<Option<DemandId>>) -> impl IntoView + use<> {
    let number = match demand.r#type {
        DemandType::Emi if demand.index > 0 => demand.index.to_string(),
        DemandType::Emi => "—".to_owned(),
        DemandType::Fee
        | DemandType::Penal
        | DemandType::Prepayment
        | DemandType::Foreclosure
        | DemandType::Unknown(_) => demand.r#type.label().to_owned(),
    };
    let due = demand.due_date.to_string();
    view! {
        <tr class:late=is_late(demand)>
            <th scope="row">{number}</th>
            <td>{due}</td>
            {columns.iter().map(|column| amount(Some((column.of)(demand)))).collect_view()}
            <td>{demand_chip(demand)}</td>
            <td>{opener(demand, opened)}</td>
        </tr>
    }
}

fn total_row(name: String, class: &'static str, demands: &[Demand], columns: &[AmountColumn]) -> impl IntoView + use<> {
    view! {
        <tr class=class>
            <th scope="row">
                <span class="beyond">{name}</span>
            </th>
            <td></td>
            {columns.iter().map(|column| amount(column.total(demands))).collect_view()}
            <td></td>
            <td></td>
        </tr>
    }
}

fn amount(money: Option<Money>) -> impl IntoView {
    view! { <td class="num">{money.map(Money::grouped)}</td> }
}
