//! A calculated schedule as a table: a row for each EMI.

use crate::components::widgets::table::{Head, table};
use leptos::prelude::*;
use lms::Money;
use lms::emi_calculation::ScheduleRow;

/// An amount of each EMI.
#[derive(Clone, Copy)]
pub(super) struct ScheduleColumn {
    heading: &'static str,
    amount: fn(&ScheduleRow) -> Money,
    /// Whether the total has a meaning: not for a balance.
    has_total: bool,
}

impl ScheduleColumn {
    const fn amount(heading: &'static str, amount: fn(&ScheduleRow) -> Money) -> Self {
        Self { heading, amount, has_total: true }
    }

    const fn balance(heading: &'static str, amount: fn(&ScheduleRow) -> Money) -> Self {
        Self { heading, amount, has_total: false }
    }

    pub(super) const fn opening(heading: &'static str) -> Self {
        Self::balance(heading, |row| row.opening_principal)
    }

    pub(super) const fn closing(heading: &'static str) -> Self {
        Self::balance(heading, |row| row.closing_principal)
    }
}

pub(super) const PRINCIPAL: ScheduleColumn = ScheduleColumn::amount("Principal ₹", |row| row.principal);
pub(super) const INTEREST: ScheduleColumn = ScheduleColumn::amount("Interest ₹", |row| row.interest);
pub(super) const EMI: ScheduleColumn = ScheduleColumn::amount("EMI ₹", |row| row.amount);

/// The table named `caption`, with totals where `with_totals`.
pub(super) fn schedule_table(
    caption: &str,
    columns: &'static [ScheduleColumn],
    rows: &[ScheduleRow],
    with_totals: bool,
) -> impl IntoView + use<> {
    let amounts = columns.iter().map(|column| Head::num(column.heading));
    let heads: Vec<Head> = [Head::new("#"), Head::new("Due")].into_iter().chain(amounts).collect();
    let row = |row: &ScheduleRow| {
        let (index, due) = (row.index, row.due_date.to_string());
        let amount = |column: &ScheduleColumn| view! { <td class="num">{(column.amount)(row).grouped()}</td> };
        view! {
            <tr>
                <th scope="row">{index}</th>
                <td>{due}</td>
                {columns.iter().map(amount).collect_view()}
            </tr>
        }
    };
    let total = |column: &ScheduleColumn| {
        let total = column.has_total.then(|| rows.iter().map(column.amount).sum::<Money>().grouped());
        view! { <td class="num">{total}</td> }
    };
    let foot = with_totals.then(|| {
        view! {
            <tr>
                <th scope="row">"Total"</th>
                <td></td>
                {columns.iter().map(total).collect_view()}
            </tr>
        }
        .into_any()
    });
    table(caption, &heads, rows.iter().map(row).collect_view(), foot)
}
