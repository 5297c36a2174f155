//! The schedule of an offer: as a picture, and every EMI.

use super::offer::Offer;
use crate::components::charts::bars::{Bar, BarState, Bars};
use crate::components::widgets::card::Card;
use crate::components::widgets::table::{Head, table};
use leptos::prelude::*;
use lms::Money;
use lms::emi_calculation::{EmiCalculation, ScheduleRow};

const HEADS: [Head; 7] = [
    Head::new("#"),
    Head::new("Due"),
    Head::num("Opening ₹"),
    Head::num("Principal ₹"),
    Head::num("Interest ₹"),
    Head::num("EMI ₹"),
    Head::num("Closing ₹"),
];

/// The card.
#[component]
pub(super) fn Schedule(#[prop(into)] name: String, offer: Offer) -> impl IntoView {
    let title = format!("Schedule of {}", name.to_lowercase());
    move || {
        offer.answer.get().map(|answer| {
            let caption = title.clone();
            view! { <Card title=title.clone()>{shown(&caption, &answer)}</Card> }
        })
    }
}

fn shown(caption: &str, answer: &EmiCalculation) -> impl IntoView + use<> {
    let bars: Vec<Bar> = answer.schedule.iter().map(bar).collect();
    let day = |row: Option<&ScheduleRow>| row.map(|row| row.due_date.to_string()).unwrap_or_default();
    let ends = (day(answer.schedule.first()), day(answer.schedule.last()));
    let summary = format!("{} EMIs of {}", answer.emi_count, answer.emi_amount);
    let principal: Money = answer.schedule.iter().map(|row| row.principal).sum();
    let foot = view! {
        <tr>
            <th scope="row">"Total"</th>
            <td></td>
            <td></td>
            <td class="num">{principal.grouped()}</td>
            <td class="num">{answer.total_interest.grouped()}</td>
            <td class="num">{answer.total_amount.grouped()}</td>
            <td></td>
        </tr>
    };
    let rows = answer.schedule.iter().map(row).collect_view();
    view! {
        <Bars summary bars=Signal::stored(bars) ends=Signal::stored(ends) />
        {table(caption, &HEADS, rows, Some(foot.into_any()))}
    }
}

fn bar(row: &ScheduleRow) -> Bar {
    Bar {
        title: format!("EMI {}, {}: {}", row.index, row.due_date, row.amount),
        principal: row.principal,
        interest: row.interest,
        state: BarState::Soon,
    }
}

fn row(row: &ScheduleRow) -> impl IntoView + use<> {
    let (index, due) = (row.index, row.due_date.to_string());
    view! {
        <tr>
            <th scope="row">{index}</th>
            <td>{due}</td>
            <td class="num">{row.opening_principal.grouped()}</td>
            <td class="num">{row.principal.grouped()}</td>
            <td class="num">{row.interest.grouped()}</td>
            <td class="num">{row.amount.grouped()}</td>
            <td class="num">{row.closing_principal.grouped()}</td>
        </tr>
    }
}
