//! The decisions made today on this device, each with a button that undoes it.

use crate::components::widgets::card::Card;
use crate::storage::local;
use crate::{clock, session};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Decision {
    /// Id of the line.
    item: Uuid,
    /// "₹29,953.00 of 20 Nov 2026 is for LN0QX7T2".
    words: String,
    undone: bool,
}

/// Today's decisions, the latest first.
#[derive(Clone, Copy)]
pub(super) struct Decisions {
    all: RwSignal<Vec<Decision>>,
    storage_key: StoredValue<String>,
}

impl Decisions {
    /// The decisions of this officer on one side: "in" or "out".
    pub(super) fn load(side: &str) -> Self {
        let day = untrack(clock::today).iso();
        let key = format!("orrery.decided.{side}.{}.{day}", session::username().unwrap_or_default());
        Self { all: RwSignal::new(local::load(&key).unwrap_or_default()), storage_key: StoredValue::new(key) }
    }

    pub(super) fn add(self, item: Uuid, words: String) {
        self.all.update(|all| all.insert(0, Decision { item, words, undone: false }));
        self.save();
    }

    /// Marks the last decision on a line as undone.
    pub(super) fn mark_undone(self, item: Uuid) {
        self.all.update(|all| {
            if let Some(decision) = all.iter_mut().find(|decision| decision.item == item && !decision.undone) {
                decision.undone = true;
            }
        });
        self.save();
    }

    /// The line of the last decision that was not undone.
    pub(super) fn last(self) -> Option<Uuid> {
        self.all.with_untracked(|all| all.iter().find(|decision| !decision.undone).map(|decision| decision.item))
    }

    fn save(self) {
        // Without storage the list lasts as long as the page.
        self.storage_key.with_value(|key| self.all.with_untracked(|all| local::save(key, all)));
    }
}

#[component]
pub(super) fn DecisionsCard(
    decisions: Decisions,
    /// Undoes the decision on the line with this id.
    on_undo: Callback<Uuid>,
) -> impl IntoView {
    let row = move |decision: Decision| {
        let item = decision.item;
        let label = format!("Undo: {}", decision.words);
        let undo = if decision.undone {
            view! { <span class="muted">"undone"</span> }.into_any()
        } else {
            view! {
                <button type="button" class="button small" aria-label=label on:click=move |_| on_undo.run(item)>
                    "Undo"
                </button>
            }
            .into_any()
        };
        view! {
            <li class="row">
                <span class:muted=decision.undone>{decision.words}</span>
                {undo}
            </li>
        }
    };
    view! {
        <Card title="Decided today" aside=|| "on this device">
            {move || {
                let all = decisions.all.get();
                if all.is_empty() {
                    return view! { <p class="muted">"Nothing yet."</p> }.into_any();
                }
                view! { <ul class="decided">{all.into_iter().map(row).collect_view()}</ul> }.into_any()
            }}
        </Card>
    }
}
