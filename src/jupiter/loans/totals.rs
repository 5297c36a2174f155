//! What the loans that are filtered add up to, when it is asked for.

use super::list::filter;
use crate::components::lists::list_state::ListState;
use crate::dom::watch::watch;
use crate::jupiter::sums::{self, Sums};
use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::ApiError;
use lms::money::group_indian;

#[derive(Clone, Debug, PartialEq)]
enum Stage {
    NotAsked,
    Adding(Sums),
    Added(Sums),
    Failed(ApiError),
}

/// The line beside the heading.
#[component]
pub(super) fn Totals(
    /// What is filtered.
    list_state: Memo<ListState>,
) -> impl IntoView {
    let stage = RwSignal::new(Stage::NotAsked);
    let under_way = StoredValue::new_local(None::<AbortHandle>);
    let stop = move || {
        if let Some(Some(adding)) = under_way.try_update_value(Option::take) {
            adding.abort();
        }
    };
    on_cleanup(stop);
    // Another filter, other sums.
    let filtered = Memo::new(move |_| list_state.with(filter));
    watch(move || {
        // Read, not only tracked: a memo that nobody has read knows of no change.
        filtered.with(|_| ());
        stop();
        stage.set(Stage::NotAsked);
    });
    let add = move |_| {
        stop();
        stage.set(Stage::Adding(Sums::default()));
        let (adding, handle) = abortable(sums::of_loans(filtered.get_untracked(), move |sums| {
            stage.try_set(Stage::Adding(sums));
        }));
        under_way.set_value(Some(handle));
        spawn_local(async move {
            if let Ok(sums) = adding.await {
                stage.try_set(sums.map_or_else(Stage::Failed, Stage::Added));
            }
        });
    };
    let cancel = move |_| {
        stop();
        stage.set(Stage::NotAsked);
    };
    let button =
        move |words: &'static str| view! { <button type="button" class="button small" on:click=add>{words}</button> };
    view! {
        <span class="row" role="status">
            {move || match stage.get() {
                Stage::NotAsked => button("Add up").into_any(),
                Stage::Adding(sums) => {
                    view! {
                        <span class="muted">{format!("{} of {} added", number(sums.added), number(sums.count))}</span>
                        <button type="button" class="button small" on:click=cancel>
                            "Cancel"
                        </button>
                    }
                        .into_any()
                }
                Stage::Added(sums) => view! { <span>{words(&sums)}</span> }.into_any(),
                Stage::Failed(error) => view! { <span class="bad">{error.to_string()}</span> {button("Try again")} }.into_any(),
            }}
        </span>
    }
}

fn number(count: u64) -> String {
    group_indian(&count.to_string())
}

fn words(sums: &Sums) -> String {
    let of = if sums.is_whole() { String::new() } else { format!("Only the first {}: ", number(sums.added)) };
    format!(
        "{of}{:#} sanctioned, {:#} disbursed, {:#} outstanding, {:#} overdue",
        sums.sanctioned, sums.disbursed, sums.outstanding, sums.overdue
    )
}
