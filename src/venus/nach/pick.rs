//! What is picked to be presented. It survives a reload, and tells a lost answer's presentations from others.

use leptos::prelude::*;
use lms::demands::Demand;
use lms::{Day, DemandId, LoanId, Money};
use serde::{Deserialize, Serialize};

/// So many are presented at a time, at most.
pub(super) const MOST: usize = 500;

/// One demand that is picked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pick {
    pub(super) demand: DemandId,
    pub(super) loan: LoanId,
    pub(super) due: Day,
    pub(super) amount: Money,
    /// "EMI 10".
    pub(super) what: String,
}

impl Pick {
    /// What is left of a demand.
    pub(super) fn of(demand: &Demand) -> Self {
        Self {
            demand: demand.id,
            loan: demand.loan,
            due: demand.due_date,
            amount: demand.outstanding_amount,
            what: format!("{} {}", demand.r#type.label(), demand.index),
        }
    }
}

/// Those that are picked, as a draft keeps them.
#[derive(Clone, Copy)]
pub(super) struct Picks {
    text: RwSignal<String>,
    all: Memo<Vec<Pick>>,
}

impl Picks {
    /// Those that `text` keeps.
    pub(super) fn restored(text: RwSignal<String>) -> Self {
        Self { text, all: Memo::new(move |_| text.with(|text| serde_json::from_str(text).unwrap_or_default())) }
    }

    /// All of them; tracks them.
    pub(super) fn all(self) -> Vec<Pick> {
        self.all.get()
    }

    /// What they come to; tracks them.
    pub(super) fn sum(self) -> Money {
        self.all.with(|all| all.iter().map(|pick| pick.amount).sum())
    }

    /// How many there are; tracks them.
    pub(super) fn count(self) -> usize {
        self.all.with(Vec::len)
    }

    /// Whether this one is picked; tracks them.
    pub(super) fn has(self, demand: DemandId) -> bool {
        self.all.with(|all| all.iter().any(|pick| pick.demand == demand))
    }

    /// Picks these, or puts them back.
    pub(super) fn set(self, picks: &[Pick], picked: bool) {
        let mut all = self.all.get_untracked();
        all.retain(|known| picks.iter().all(|pick| pick.demand != known.demand));
        if picked {
            all.extend(picks.iter().cloned());
        }
        let text = if all.is_empty() { String::new() } else { serde_json::to_string(&all).unwrap_or_default() };
        self.text.set(text);
    }

    /// Puts all back.
    pub(super) fn clear(self) {
        self.text.set(String::new());
    }
}
