//! The repayment schedule: every demand, with the sums at its foot.

use super::Reads;
use super::by_month::{ByMonth, years};
use super::columns::{Column, WHOLE, shown};
use super::facts::{emis, in_a_sentence, is_late};
use super::reset::Reset;
use super::settled::{opener, settlements};
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::demand_chip;
use leptos::prelude::*;
use lms::demands::{Demand, DemandType};
use lms::{DemandId, Money, Page};

/// The second tab.
#[component]
pub(super) fn Schedule(reads: Reads) -> impl IntoView {
    let whole = move |demands: Page<Demand>| {
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
        let summary = in_a_sentence(&emis(&demands.results));
        view! {
            <ByMonth demands=demands.results.clone() />
            <Card title="Repayment schedule" aside=move || summary.clone()>
                <Table demands=demands.results caption="Repayment schedule" columns=WHOLE totals=cut == 0 />
                {note}
            </Card>
            <Reset reads />
        }
        .into_any()
    };
    view! { <Load query=reads.demands skeleton=|| skeleton_card(24) view=whole /> }
}

/// Demands as a table.
#[component]
pub(super) fn Table(
    /// In the order in which they fall due.
    demands: Vec<Demand>,
    /// What the table is of.
    caption: &'static str,
    /// Which amounts.
    columns: &'static [Column],
    /// Whether the sums stand at its foot: only where all demands are there.
    #[prop(optional)]
    totals: bool,
) -> impl IntoView {
    let columns = shown(columns, &demands);
    let heads = columns.iter().map(|column| view! { <th scope="col" class="num">{column.head}</th> }).collect_view();
    let opened = RwSignal::new(None);
    // A column for the number, the day, the state and the button each.
    let width = columns.len() + 4;
    let each = |demand: &Demand| (row(demand, &columns, opened), settlements(demand.id, opened, width));
    let years = if totals { years(&demands) } else { vec![(String::new(), demands.as_slice())] };
    let several = years.len() > 1;
    let rows = years.into_iter().map(|(year, demands)| {
        let sum = several.then(|| sums(year, "subtotal", demands, &columns));
        (demands.iter().map(each).collect_view(), sum)
    });
    let rows = rows.collect_view();
    let foot = totals.then(|| view! { <tfoot>{sums("Total".to_owned(), "", &demands, &columns)}</tfoot> });
    view! {
        <div class="table-scroll" role="group" aria-label=caption tabindex="0">
            <table class="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">"#"</th>
                        <th scope="col">"Due"</th>
                        {heads}
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

fn row(demand: &Demand, columns: &[Column], opened: RwSignal<Option<DemandId>>) -> impl IntoView + use<> {
    let number = match demand.r#type {
        DemandType::Emi => demand.index.to_string(),
        _ => demand.r#type.label().to_owned(),
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

fn sums(name: String, class: &'static str, demands: &[Demand], columns: &[Column]) -> impl IntoView + use<> {
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
