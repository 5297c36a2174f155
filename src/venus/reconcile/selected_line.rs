//! The selected line with its candidates, and what else can be done with it.

use super::candidate_view::CandidateView;
use super::line_match::LineMatch;
use super::match_queue::QueueActions;
use super::unmatched_line::{Candidate, UnmatchedLine};
use crate::components::widgets::card::Card;
use leptos::prelude::*;

#[component]
pub(super) fn SelectedLine(
    line: UnmatchedLine,
    line_match: LineMatch,
    actions: QueueActions,
    on_match: Callback<(UnmatchedLine, Candidate)>,
) -> impl IntoView {
    let stored = StoredValue::new(line.clone());
    let on_match = Callback::new(move |candidate| on_match.run((stored.get_value(), candidate)));
    let locked = Signal::derive(move || line_match.handle.is_locked().then(|| "It is on its way.".to_owned()));
    let none = line.candidates.is_empty().then(|| {
        view! { <p class="muted">"Nothing is like it in amount, day or name."</p> }
    });
    let candidates = line.candidates.into_iter().enumerate().map(move |(at, candidate)| {
        let is_default = at == 0 && candidate.is_likely();
        view! { <CandidateView candidate is_default locked on_match /> }
    });
    let set_aside = actions.on_set_aside.map(|on_set_aside| {
        view! {
            <button type="button" class="button" on:click=move |_| on_set_aside.run(stored.get_value())>
                "Not a payout"
            </button>
        }
    });
    let utr = line.utr.map(|utr| view! { <span class="mono">{utr}</span> });
    view! {
        <Card title=line.name>
            <p class="bank-line"><bdi>{line.narration}</bdi> " " {utr}</p>
            <ul class="candidates">{candidates.collect_view()}</ul>
            {none}
            <p class="actions">
                <button type="button" class="button" on:click=move |_| actions.on_other.run(stored.get_value())>
                    {actions.other_label}
                </button>
                {set_aside}
            </p>
        </Card>
    }
}
