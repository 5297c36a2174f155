//! What the filtered payouts come to, when it is asked for.

use super::list::PayoutListState;
use super::state::filter;
use crate::dom::watch::watch;
use crate::venus::sums::{self, Sums};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use lms::ApiError;
use lms::money::group_indian;

#[derive(Clone, Debug, PartialEq)]
enum Stage {
    NotAsked,
    Adding,
    Added(Sums),
    Failed(ApiError),
}

/// The sum, or the button that asks for it.
#[component]
pub(super) fn Totals(list_page: PayoutListState) -> impl IntoView {
    let stage = RwSignal::new(Stage::NotAsked);
    let wanted = Memo::new(move |_| filter(&list_page.list.list_state()));
    // Another filter, another sum.
    watch(move || {
        wanted.with(|_| ());
        stage.set(Stage::NotAsked);
    });
    let add = move |_| {
        stage.set(Stage::Adding);
        let asked = wanted.get_untracked();
        spawn_local_scoped_with_cancellation(async move {
            let sums = sums::of_payouts(asked.clone()).await;
            // A sum of other filters is none of these.
            if wanted.try_get_untracked() == Some(asked) {
                stage.try_set(sums.map_or_else(Stage::Failed, Stage::Added));
            }
        });
    };
    let button =
        move |words: &'static str| view! { <button type="button" class="button" on:click=add>{words}</button> };
    view! {
        <span class="row" role="status" aria-label="What they come to">
            {move || match stage.get() {
                Stage::NotAsked => button("Add up").into_any(),
                Stage::Adding => view! { <span class="muted">"Adding up…"</span> }.into_any(),
                Stage::Added(sums) => view! { <span>{words(&sums)}</span> }.into_any(),
                Stage::Failed(error) => view! { <span class="bad">{error.to_string()}</span> {button("Try again")} }.into_any(),
            }}
        </span>
    }
}

fn words(sums: &Sums) -> String {
    let count = group_indian(&sums.all.count.to_string());
    let which = if sums.is_whole() { "" } else { "only the first " };
    format!("{which}{count}: {} in all", sums.all.amount)
}
