//! What was decided today on this device, each with its way back while there is one.

use crate::components::widgets::card::Card;
use crate::storage::local;
use crate::{clock, session};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Decision {
    /// The line of the bank.
    pub(super) item: Uuid,
    /// What it was, and what it became: "₹29,953.00 of 20 Nov 2026 is for LN0QX7T2".
    pub(super) words: String,
    /// Whether it was taken back.
    pub(super) undone: bool,
}

/// The decisions of today, the latest first.
#[derive(Clone, Copy)]
pub(super) struct Decided {
    all: RwSignal<Vec<Decision>>,
    key: StoredValue<String>,
}

impl Decided {
    /// What this officer decided today on one side: "in", "out".
    pub(super) fn read(side: &str) -> Self {
        let day = untrack(clock::today).iso();
        let key = format!("orrery.decided.{side}.{}.{day}", session::username().unwrap_or_default());
        Self { all: RwSignal::new(local::load(&key).unwrap_or_default()), key: StoredValue::new(key) }
    }

    /// Notes a decision.
    pub(super) fn note(self, item: Uuid, words: String) {
        self.all.update(|all| all.insert(0, Decision { item, words, undone: false }));
        self.keep();
    }

    /// Notes that the last decision on a line was taken back.
    pub(super) fn note_undone(self, item: Uuid) {
        self.all.update(|all| {
            if let Some(decision) = all.iter_mut().find(|decision| decision.item == item && !decision.undone) {
                decision.undone = true;
            }
        });
        self.keep();
    }

    /// The line of the last decision that stands.
    pub(super) fn last(self) -> Option<Uuid> {
        self.all.with_untracked(|all| all.iter().find(|decision| !decision.undone).map(|decision| decision.item))
    }

    fn keep(self) {
        // Where the device keeps nothing, the list lasts as long as the page.
        self.key.with_value(|key| self.all.with_untracked(|all| local::save(key, all)));
    }
}

/// The card.
#[component]
pub(super) fn DecidedToday(
    decided: Decided,
    /// Takes back what was decided on a line.
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
                let all = decided.all.get();
                if all.is_empty() {
                    return view! { <p class="muted">"Nothing yet."</p> }.into_any();
                }
                view! { <ul class="decided">{all.into_iter().map(row).collect_view()}</ul> }.into_any()
            }}
        </Card>
    }
}
