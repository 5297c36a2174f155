//! The old and the new schedule side by side.

use crate::components::widgets::card::Card;
use crate::components::widgets::table::{Head, table};
use crate::jupiter::schedule_table::{EMI, INTEREST, PRINCIPAL, ScheduleColumn, schedule_table};
use leptos::prelude::*;
use lms::restructure::Restructuring;
use lms::schedules::Schedule;

const COLUMNS: &[ScheduleColumn] = &[PRINCIPAL, INTEREST, EMI, ScheduleColumn::closing("Closing ₹")];

#[component]
pub(super) fn ScheduleComparison(restructuring: Restructuring) -> impl IntoView {
    let (old, new) = (&restructuring.old, &restructuring.new);
    let day = |schedule: &Schedule| schedule.last_due_date.map(|day| day.to_string()).unwrap_or_default();
    let rows = [
        comparison_row("EMI", old.emi_amount.to_string(), new.emi_amount.to_string()),
        comparison_row("EMIs to pay", old.emi_count.to_string(), new.emi_count.to_string()),
        comparison_row("Rate, % a year", old.roi_value.to_string(), new.roi_value.to_string()),
        comparison_row("Interest", old.total_interest.to_string(), new.total_interest.to_string()),
        comparison_row("To pay in all", old.total_amount.to_string(), new.total_amount.to_string()),
        comparison_row("Last due", day(old), day(new)),
    ];
    let heads = [Head::new("From the day on"), Head::num("Old"), Head::num("New")];
    let old_table = schedule_table("Old schedule", COLUMNS, &old.rows, true);
    let new_table = schedule_table("New schedule", COLUMNS, &new.rows, true);
    view! {
        <Card title="What changes">{table("What changes", &heads, rows.into_iter().collect_view(), None)}</Card>
        <div class="halves">
            <Card title="Old schedule">{old_table}</Card>
            <Card title="New schedule">{new_table}</Card>
        </div>
    }
}

fn comparison_row(name: &'static str, old: String, new: String) -> impl IntoView {
    let new = if old == new { new.into_any() } else { view! { <b>{new}</b> }.into_any() };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="num">{old}</td>
            <td class="num">{new}</td>
        </tr>
    }
}
