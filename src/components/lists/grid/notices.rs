//! What a grid shows instead of rows, or below them: no rows, a list that did not load, rows that are out of date.

use super::list::List;
use super::view::GridLabels;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::error_note::ErrorNote;
use leptos::prelude::*;
use lms::ApiError;
use std::ops::Range;

/// The first page did not load.
pub(super) fn whole_failure(
    error: ApiError,
    list: List,
    filtered: Signal<bool>,
    on_clear: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="grid-empty">
            <ErrorNote error on_retry=Callback::new(move |()| list.refresh()) />
            {filtered.get().then(|| clear_filters(on_clear))}
        </div>
    }
}

/// The list has no rows.
pub(super) fn nothing(labels: GridLabels, filtered: Signal<bool>, on_clear: Callback<()>) -> impl IntoView {
    let view = if filtered.get() {
        view! {
            <Empty why=Nothing::Filtered title=labels.filtered>
                {clear_filters(on_clear)}
            </Empty>
        }
        .into_any()
    } else {
        view! {
            <Empty why=Nothing::Yet title=labels.empty>
                <p>{labels.empty_hint}</p>
            </Empty>
        }
        .into_any()
    };
    view! { <div class="grid-empty">{view}</div> }
}

fn clear_filters(on_clear: Callback<()>) -> impl IntoView {
    view! {
        <p class="actions">
            <button type="button" class="button" on:click=move |_| on_clear.run(())>
                "Clear filters"
            </button>
        </p>
    }
}

/// At the bottom: rows that did not load, or a list that could not be refreshed.
pub(super) fn strip(list: List, rows: Range<u64>) -> Option<impl IntoView> {
    list.count.get()?;
    let (class, what, error) = match (list.failure(rows), list.error.get()) {
        (Some(error), _) => ("grid-strip bad", "Some rows did not load.", error),
        // Without a note they would look like rows of the new filter.
        (None, Some(error)) if list.replacing.get() => {
            ("grid-strip bad", "These are still the rows from before.", error)
        }
        (None, Some(error)) => ("grid-strip wait", "This list is not up to date.", error),
        (None, None) => return None,
    };
    Some(view! {
        <div class=class role="alert">
            <span>{format!("{what} {error}")}</span>
            <button type="button" class="button small" on:click=move |_| list.refresh()>
                "Retry"
            </button>
        </div>
    })
}
