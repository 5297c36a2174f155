//! The old and the new schedule, side by side.

use crate::components::widgets::card::Card;
use crate::components::widgets::table::{Head, table};
use leptos::prelude::*;
use lms::emi_calculation::ScheduleRow;
use lms::restructure::Restructuring;
use lms::schedules::Schedule;

/// Both, with what differs.
#[component]
pub(super) fn Compare(found: Restructuring) -> impl IntoView {
    let (old, new) = (&found.old, &found.new);
    let day = |schedule: &Schedule| schedule.last_due_date.map(|day| day.to_string()).unwrap_or_default();
    let rows = [
        row("EMI", old.emi_amount.to_string(), new.emi_amount.to_string()),
        row("EMIs to pay", old.emi_count.to_string(), new.emi_count.to_string()),
        row("Rate, % a year", old.roi_value.to_string(), new.roi_value.to_string()),
        row("Interest", old.total_interest.to_string(), new.total_interest.to_string()),
        row("To pay in all", old.total_amount.to_string(), new.total_amount.to_string()),
        row("Last due", day(old), day(new)),
    ];
    let heads = [Head::new("From the day on"), Head::num("Old"), Head::num("New")];
    view! {
        <Card title="What changes">{table("What changes", &heads, rows.into_iter().collect_view(), None)}</Card>
        <div class="halves">
            <Card title="Old schedule">{instalments("Old schedule", &found.old)}</Card>
            <Card title="New schedule">{instalments("New schedule", &found.new)}</Card>
        </div>
    }
}

fn row(name: &'static str, old: String, new: String) -> impl IntoView {
    let new = if old == new { new.into_any() } else { view! { <b>{new}</b> }.into_any() };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="num">{old}</td>
            <td class="num">{new}</td>
        </tr>
    }
}

fn instalments(caption: &str, schedule: &Schedule) -> impl IntoView + use<> {
    let heads = [
        Head::new("#"),
        Head::new("Due"),
        Head::num("Principal ₹"),
        Head::num("Interest ₹"),
        Head::num("EMI ₹"),
        Head::num("Closing ₹"),
    ];
    let row = |row: &ScheduleRow| {
        let (index, due) = (row.index, row.due_date.to_string());
        view! {
            <tr>
                <th scope="row">{index}</th>
                <td>{due}</td>
                <td class="num">{row.principal.grouped()}</td>
                <td class="num">{row.interest.grouped()}</td>
                <td class="num">{row.amount.grouped()}</td>
                <td class="num">{row.closing_principal.grouped()}</td>
            </tr>
        }
    };
    let foot = view! {
        <tr>
            <th scope="row">"Total"</th>
            <td></td>
            <td class="num">{schedule.rows.iter().map(|row| row.principal).sum::<lms::Money>().grouped()}</td>
            <td class="num">{schedule.total_interest.grouped()}</td>
            <td class="num">{schedule.total_amount.grouped()}</td>
            <td></td>
        </tr>
    };
    table(caption, &heads, schedule.rows.iter().map(row).collect_view(), Some(foot.into_any()))
}
