//! The schedule of an offer: a chart, and every EMI.

use super::offer::Offer;
use crate::components::charts::bars::{Bar, BarState, Bars};
use crate::components::widgets::card::Card;
use crate::jupiter::schedule_table::{EMI, INTEREST, PRINCIPAL, ScheduleColumn, schedule_table};
use leptos::prelude::*;
use lms::emi_calculation::{EmiCalculation, ScheduleRow};

const COLUMNS: &[ScheduleColumn] =
    &[ScheduleColumn::opening("Opening ₹"), PRINCIPAL, INTEREST, EMI, ScheduleColumn::closing("Closing ₹")];

#[component]
pub(super) fn OfferSchedule(#[prop(into)] name: String, offer: Offer) -> impl IntoView {
    let title = format!("Schedule of {}", name.to_lowercase());
    move || {
        offer.calculation.get().map(|calculation| {
            let caption = title.clone();
            view! { <Card title=title.clone()>{schedule(&caption, &calculation)}</Card> }
        })
    }
}

fn schedule(caption: &str, calculation: &EmiCalculation) -> impl IntoView + use<> {
    let bars: Vec<Bar> = calculation.schedule.iter().map(bar).collect();
    let day = |row: Option<&ScheduleRow>| row.map(|row| row.due_date.to_string()).unwrap_or_default();
    let ends = (day(calculation.schedule.first()), day(calculation.schedule.last()));
    let summary = format!("{} EMIs of {}", calculation.emi_count, calculation.emi_amount);
    view! {
        <Bars summary bars=Signal::stored(bars) ends=Signal::stored(ends) />
        {schedule_table(caption, COLUMNS, &calculation.schedule, true)}
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
