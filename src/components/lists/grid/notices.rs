//! What a grid shows instead of rows, above or below them: no rows, a list that did not load, what the server left out, rows that
//! are out of date.

use super::list::List;
use super::view::GridLabels;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::gaps_note::gaps_note;
use crate::lazy::{lazy_chunk, lazy_view};
use leptos::prelude::*;
use lms::ApiError;
use std::ops::Range;

/// The first page did not load.
pub(super) fn whole_failure(error: ApiError, list: List, filtered: Signal<bool>, on_clear: Callback<()>) -> AnyView {
    view! {
        <div class="grid-empty">
            <ErrorNote error on_retry=Callback::new(move |()| list.refresh()) />
            {filtered.get().then(|| clear_filters(on_clear))}
        </div>
    }
    .into_any()
}

/// The list has no rows.
pub(super) fn nothing(labels: GridLabels, filtered: Signal<bool>, on_clear: Callback<()>) -> AnyView {
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
    view! { <div class="grid-empty">{view}</div> }.into_any()
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

lazy_chunk!(
    in lists,
    /// Names what the server left out. Fetched when it does: no usual list needs it.
    fn gaps(list: List) {
        gaps_note(move || list.gaps())
    }
);

/// Names what the server left out of the loaded rows, once for all of them.
pub(super) fn left_out(list: List) -> AnyView {
    lazy_view(gaps, move |draw| draw(list))
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

#[cfg(test)]
mod tests {
    use super::super::pages::PAGE;
    use super::super::row::{Row, RowPage};
    use super::*;
    use crate::dom::testing::{PageLock, mount, until};
    use futures::FutureExt;
    use std::rc::Rc;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    async fn names_once_what_the_rows_of_the_loaded_pages_lack() {
        // The parts of all pages that are mounted share the note.
        let _lock = PageLock::take().await;
        let owner = Owner::new();
        let list = owner.with(|| {
            List::new(Rc::new(|page| {
                let row = |at: u64| Row { key: at.to_string(), href: String::new(), cells: Vec::new() };
                let gaps = if page.page == 1 { vec!["dpd"] } else { vec!["emi_count", "dpd"] };
                async move { Ok(RowPage { count: 2 * PAGE, rows: (0..PAGE).map(row).collect(), gaps }) }.boxed_local()
            }))
        });
        let page = mount(move || left_out(list));
        list.begin(0);
        until("a note", || page.text().contains("The server left out: dpd.")).await;
        list.look_at(&(0..2 * PAGE));
        until("a note of both pages", || page.text().contains("The server left out: dpd, emi count.")).await;
        assert_eq!(page.text().matches("The server left out: ").count(), 1);
    }
}
