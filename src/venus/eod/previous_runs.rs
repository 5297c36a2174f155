//! Runs that were started on this device: the API has no list of runs.

use super::run_result::counted;
use crate::components::widgets::card::Card;
use crate::components::widgets::table::Head;
use crate::storage::local;
use crate::venus::table_row::{TableRow, table_of};
use leptos::prelude::*;
use lms::eod::EodRun;
use lms::{Day, Instant, Money};
use serde::{Deserialize, Serialize};

const STORAGE_KEY: &str = "orrery.eod.runs";
const MAX_SAVED: usize = 20;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PreviousRun {
    at: Instant,
    date: Day,
    scope: String,
    /// `None` if the response was lost.
    posted: Option<PostedTotals>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct PostedTotals {
    loans: u64,
    interest: Money,
    penal: Money,
    raised: Money,
}

impl PreviousRun {
    /// `was_lost`: the response was lost, so what was posted is unknown.
    pub(super) fn new(run: &EodRun, scope: String, at: Instant, was_lost: bool) -> Self {
        let posted = (!was_lost).then_some(PostedTotals {
            loans: run.loan_count,
            interest: run.interest_accrued,
            penal: run.penal_accrued,
            raised: run.demands_raised_amount,
        });
        Self { at, date: run.date, scope, posted }
    }
}

/// The saved runs, the newest first.
pub(super) fn load() -> Vec<PreviousRun> {
    local::load(STORAGE_KEY).unwrap_or_default()
}

/// Saves a run and returns all saved ones.
pub(super) fn save(run: PreviousRun) -> Vec<PreviousRun> {
    let mut runs = load();
    runs.insert(0, run);
    runs.truncate(MAX_SAVED);
    local::save(STORAGE_KEY, &runs);
    runs
}

const HEADS: [Head; 7] = [
    Head::new("Run at"),
    Head::new("Day"),
    Head::new("Of"),
    Head::num("Loans"),
    Head::num("Interest ₹"),
    Head::num("Penal ₹"),
    Head::num("Demands raised ₹"),
];

#[component]
pub(super) fn PreviousRuns(runs: RwSignal<Vec<PreviousRun>>) -> impl IntoView {
    let body = move || {
        let runs = runs.get();
        if runs.is_empty() {
            return view! { <p class="muted">"None yet. A run stands here once it has been started."</p> }.into_any();
        }
        table_of("Runs from this device", &HEADS, runs.iter().map(row), [])
    };
    view! { <Card title="Runs from this device">{body}</Card> }
}

fn row(run: &PreviousRun) -> TableRow {
    let numbers = match &run.posted {
        Some(posted) => [
            counted(posted.loans, "", "").trim().to_owned(),
            posted.interest.grouped(),
            posted.penal.grouped(),
            posted.raised.grouped(),
        ],
        None => ["Answer lost", "–", "–", "–"].map(str::to_owned),
    };
    let row = TableRow::new(run.at.to_string()).text(run.date.to_string()).text(run.scope.clone());
    numbers.into_iter().fold(row, TableRow::num)
}
