//! The demands that are selected for presentation. They survive a reload, and tell which presentations a lost call made.

use crate::dom::memo::memo;
use leptos::prelude::*;
use lms::demands::Demand;
use lms::{Day, DemandId, LoanId, Money};
use serde::{Deserialize, Serialize};

/// The most demands in one call.
pub(super) const MAX_SELECTED: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SelectedDemand {
    pub(super) demand: DemandId,
    pub(super) loan: LoanId,
    pub(super) due: Day,
    /// The outstanding amount.
    pub(super) amount: Money,
    /// "EMI 10".
    pub(super) what: String,
}

impl SelectedDemand {
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

#[derive(Clone, Copy)]
pub(super) struct Selection {
    /// The selected demands as JSON, the value of a draft field.
    text: RwSignal<String>,
    all: Memo<Vec<SelectedDemand>>,
}

impl Selection {
    pub(super) fn restored(text: RwSignal<String>) -> Self {
        Self { text, all: memo(move |_| text.with(|text| serde_json::from_str(text).unwrap_or_default())) }
    }

    /// The selected demands; tracks them, as do the other getters.
    pub(super) fn all(self) -> Vec<SelectedDemand> {
        self.all.get()
    }

    pub(super) fn total(self) -> Money {
        self.all.with(|all| all.iter().map(|selected| selected.amount).sum())
    }

    pub(super) fn count(self) -> usize {
        self.all.with(Vec::len)
    }

    pub(super) fn contains(self, demand: DemandId) -> bool {
        self.all.with(|all| all.iter().any(|selected| selected.demand == demand))
    }

    /// Selects these demands, or deselects them.
    pub(super) fn set(self, demands: &[SelectedDemand], selected: bool) {
        let mut all = self.all.get_untracked();
        all.retain(|known| demands.iter().all(|demand| demand.demand != known.demand));
        if selected {
            all.extend(demands.iter().cloned());
        }
        self.save(&all);
    }

    fn save(self, all: &[SelectedDemand]) {
        let text = if all.is_empty() { String::new() } else { serde_json::to_string(all).unwrap_or_default() };
        self.text.set(text);
    }

    /// Replaces a selected demand, or deselects it.
    pub(super) fn replace(self, demand: &SelectedDemand, now: Option<SelectedDemand>) {
        let mut all = self.all.get_untracked();
        if let Some(at) = all.iter().position(|known| known.demand == demand.demand) {
            all.splice(at..=at, now);
            self.save(&all);
        }
    }

    /// How many loans they are of.
    pub(super) fn loans(self) -> usize {
        self.all.with(|all| {
            let is_first =
                |(at, demand): &(usize, &SelectedDemand)| all.iter().take(*at).all(|known| known.loan != demand.loan);
            all.iter().enumerate().filter(is_first).count()
        })
    }

    pub(super) fn clear(self) {
        self.text.set(String::new());
    }
}
