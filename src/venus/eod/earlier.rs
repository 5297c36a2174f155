//! Runs that were started from this device: the API keeps no list of runs.

use super::result::counted;
use crate::components::widgets::card::Card;
use crate::components::widgets::table::{Head, table};
use crate::storage::local;
use leptos::prelude::*;
use lms::eod::EodRun;
use lms::{Day, Instant, Money};
use serde::{Deserialize, Serialize};

const KEY: &str = "orrery.eod.runs";
/// So many are kept.
const KEPT: usize = 20;

/// One run, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Earlier {
    at: Instant,
    date: Day,
    scope: String,
    /// `None` where the answer was lost.
    posted: Option<Posted>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Posted {
    loans: u64,
    interest: Money,
    penal: Money,
    raised: Money,
}

impl Earlier {
    /// The short of `run`, started for `scope` and answered at `at`.
    pub(super) fn of(run: &EodRun, scope: String, at: Instant, found: bool) -> Self {
        let posted = (!found).then_some(Posted {
            loans: run.loan_count,
            interest: run.interest_accrued,
            penal: run.penal_accrued,
            raised: run.demands_raised_amount,
        });
        Self { at, date: run.date, scope, posted }
    }
}

/// Those that are kept, the newest first.
pub(super) fn restored() -> Vec<Earlier> {
    local::load(KEY).unwrap_or_default()
}

/// Keeps one more; answers all.
pub(super) fn keep(one: Earlier) -> Vec<Earlier> {
    let mut runs = restored();
    runs.insert(0, one);
    runs.truncate(KEPT);
    local::save(KEY, &runs);
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

/// The card.
#[component]
pub(super) fn EarlierRuns(runs: RwSignal<Vec<Earlier>>) -> impl IntoView {
    let rows = move || {
        let runs = runs.get();
        if runs.is_empty() {
            return view! { <p class="muted">"None yet. A run stands here once it has been started."</p> }.into_any();
        }
        table("Runs from this device", &HEADS, runs.iter().map(row).collect_view(), None).into_any()
    };
    view! { <Card title="Runs from this device">{rows}</Card> }
}

fn row(run: &Earlier) -> impl IntoView + use<> {
    let (at, date, scope) = (run.at.to_string(), run.date.to_string(), run.scope.clone());
    let cells = match &run.posted {
        Some(posted) => [
            counted(posted.loans, "", "").trim().to_owned(),
            posted.interest.grouped(),
            posted.penal.grouped(),
            posted.raised.grouped(),
        ],
        None => ["Answer lost", "–", "–", "–"].map(str::to_owned),
    };
    let cells = cells.map(|cell| view! { <td class="num">{cell}</td> });
    view! {
        <tr>
            <th scope="row">{at}</th>
            <td>{date}</td>
            <td>{scope}</td>
            {cells.into_iter().collect_view()}
        </tr>
    }
}
