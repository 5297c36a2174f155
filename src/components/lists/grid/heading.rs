//! The heading of a column, which sorts by it; the first also selects all rows.

use super::row::Column;
use leptos::prelude::*;

pub(super) fn heading(
    column: Column,
    order: Signal<String>,
    on_order: Callback<String>,
    checkbox: Option<AnyView>,
) -> impl IntoView {
    let class = if column.numeric { "grid-cell num" } else { "grid-cell" };
    let Some(field) = column.order else {
        return view! { <div role="columnheader" class=class>{checkbox}{column.label}</div> }.into_any();
    };
    let direction = move || {
        order.with(|order| match order.strip_prefix('-') {
            Some(descending) if descending == field => Some("descending"),
            None if order == field => Some("ascending"),
            _ => None,
        })
    };
    // For amounts and dates the largest and latest are wanted first.
    let turn = move |_| {
        let next = match untrack(direction) {
            Some("descending") => field.to_owned(),
            None if !column.numeric => field.to_owned(),
            _ => format!("-{field}"),
        };
        on_order.run(next);
    };
    view! {
        <div role="columnheader" class=class aria-sort=move || direction().unwrap_or("none")>
            {checkbox}
            <button type="button" class="grid-sort" tabindex="-1" on:click=turn>
                {column.label}
            </button>
        </div>
    }
    .into_any()
}
