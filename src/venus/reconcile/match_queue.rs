//! The queue at the left, what its chosen line may be at the right, and the keys that work it off.

use super::candidate::OneCandidate;
use super::decided::{Decided, DecidedToday};
use super::item::{Candidate, Item};
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{SubmitHandle, outcome};
use crate::components::lists::keyed::{Keyed, keyed};
use crate::components::widgets::card::Card;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How a chosen line is decided.
#[derive(Clone, Copy)]
pub(super) struct StatementLine {
    /// What sends the decision.
    pub(super) handle: SubmitHandle,
    /// Matches it with a candidate.
    pub(super) take: Callback<Candidate>,
}

/// What can be done to lines.
#[derive(Clone, Copy)]
pub(super) struct Does {
    /// Makes ready to decide a line.
    pub(super) begin: Callback<Item, StatementLine>,
    /// Takes back what was decided on a line.
    pub(super) undo: Callback<Uuid, SubmitHandle>,
    /// Opens what matches a line with something that is no candidate.
    pub(super) on_other: Callback<Item>,
    /// What that is called: "Another loan, or several".
    pub(super) other: &'static str,
}

/// The queue and the chosen line.
#[component]
pub(super) fn MatchQueue(
    #[prop(into)] items: Signal<Vec<Item>>,
    /// How many lines there are beyond these.
    #[prop(into)]
    more: Signal<u64>,
    /// What the lines are: "Money in".
    label: &'static str,
    does: Does,
    decided: Decided,
) -> impl IntoView {
    let chosen_id = RwSignal::new(None::<Uuid>);
    let last_place = StoredValue::new(0_usize);
    // The chosen line; once it is decided the next takes its place.
    let chosen = Memo::new(move |_| {
        items.with(|items| {
            let known = chosen_id.get().and_then(|id| items.iter().position(|item| item.id == id));
            let place = known.unwrap_or_else(|| last_place.get_value().min(items.len().saturating_sub(1)));
            last_place.set_value(place);
            items.get(place).cloned()
        })
    });
    let step = move |by: isize| {
        items.with_untracked(|items| {
            let place = last_place.get_value().saturating_add_signed(by).min(items.len().saturating_sub(1));
            if let Some(item) = items.get(place) {
                chosen_id.set(Some(item.id));
                show(item.id);
            }
        });
    };
    // A decision outlives its line's place in the queue: its answer may be lost, or somebody may have been faster.
    let owner = StoredValue::new(Owner::current());
    let begun = StoredValue::new(BTreeMap::<Uuid, StatementLine>::new());
    let line_of = move |item: Item| {
        if let Some(line) = begun.with_value(|begun| begun.get(&item.id).copied()) {
            return line;
        }
        let id = item.id;
        let make = move || does.begin.run(item);
        let line = owner.get_value().map_or_else(make.clone(), |owner| owner.with(make));
        begun.update_value(|begun| begun.extend([(id, line)]));
        line
    };
    let last = RwSignal::new(None::<SubmitHandle>);
    let toasts = toasts();
    let take = move |(item, candidate): (Item, Candidate)| {
        let line = line_of(item);
        last.set(Some(line.handle));
        line.take.run(candidate);
    };
    let decide = move || {
        let Some(item) = chosen.get_untracked() else { return };
        match item.likely().cloned() {
            Some(likely) => take((item, likely)),
            None => toasts.error("Nothing is likely enough to be taken by Enter: choose by hand."),
        }
    };
    let undoing = RwSignal::new(None::<Uuid>);
    let on_undo = Callback::new(move |id| undoing.set(Some(id)));
    // The same line may be taken back again after it was decided again.
    let undo = move || undoing.get().map(|id| outcome(does.undo.run(id)));
    let pressed = move |event: KeyboardEvent| {
        if is_elsewhere(&event) {
            return;
        }
        match event.key().as_str() {
            "j" | "J" | "ArrowDown" => step(1),
            "k" | "K" | "ArrowUp" => step(-1),
            "Enter" => decide(),
            "u" | "U" => decided.last().into_iter().for_each(|id| on_undo.run(id)),
            _ => return,
        }
        event.prevent_default();
    };
    let listening = window_event_listener(ev::keydown, pressed);
    on_cleanup(move || listening.remove());
    let row = move |item: Item| {
        let id = item.id;
        let draw = move || line(item, chosen, chosen_id).into_any();
        let (high, low) = id.as_u64_pair();
        Keyed { key: (high, low), draw: Box::new(draw) }
    };
    let rest = move || {
        let more = more.get();
        (more > 0).then(|| view! { <p class="muted">{format!("{more} more come when some of these are decided.")}</p> })
    };
    let right = move || {
        chosen.get().map(|item| {
            let line = line_of(item.clone());
            view! { <Chosen item line does on_take=Callback::new(take) /> }
        })
    };
    let quiet = move || {
        items.with(Vec::is_empty).then(|| {
            view! {
                <Empty why=Nothing::Yet title="Nothing waits to be matched">
                    <p>"What the bank reports and nobody has claimed appears here."</p>
                </Empty>
            }
        })
    };
    view! {
        <div class="reconcile">
            <div class="stack">
                {quiet}
                <ul class="queue" role="listbox" tabindex="0" aria-label=label aria-activedescendant=move || {
                    chosen.get().map(|item| option_id(item.id))
                }>
                    {keyed(move || items.get().into_iter().map(row).collect())}
                </ul>
                {rest}
                <p class="muted keys">
                    <kbd>"J"</kbd> " " <kbd>"K"</kbd> " next, previous   " <kbd>"Enter"</kbd> " takes the likeliest   "
                    <kbd>"U"</kbd> " takes the last decision back"
                </p>
            </div>
            <div class="stack">
                {right}
                {move || last.get().map(outcome)}
                {undo}
                <DecidedToday decided on_undo />
            </div>
        </div>
    }
}

/// One line in the queue.
fn line(item: Item, chosen: Memo<Option<Item>>, chosen_id: RwSignal<Option<Uuid>>) -> impl IntoView {
    let id = item.id;
    let selected = move || chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.id == id)).to_string();
    let best = item.candidates.first().map_or_else(|| "no candidate".to_owned(), |best| format!("{}%", best.score));
    view! {
        <li id=option_id(id) role="option" aria-selected=selected on:click=move |_| chosen_id.set(Some(id))>
            <b class="num">{item.amount.to_string()}</b>
            <span>{item.day.map(|day| day.to_string())}</span>
            <span class="narration">{item.narration}</span>
            <span class="muted">{best}</span>
        </li>
    }
}

/// The chosen line, whole, and what it may be.
#[component]
fn Chosen(item: Item, line: StatementLine, does: Does, on_take: Callback<(Item, Candidate)>) -> impl IntoView {
    let kept = StoredValue::new(item.clone());
    let take = Callback::new(move |candidate| on_take.run((kept.get_value(), candidate)));
    let locked = Signal::derive(move || line.handle.is_locked().then(|| "It is on its way.".to_owned()));
    let none = item.candidates.is_empty().then(|| {
        view! { <p class="muted">"Nothing is like it in amount, day or name."</p> }
    });
    let candidates = item.candidates.into_iter().enumerate().map(move |(at, candidate)| {
        let likely = at == 0 && candidate.is_likely();
        view! { <OneCandidate candidate likely locked on_match=take /> }
    });
    let utr = item.utr.map(|utr| view! { <span class="mono">{utr}</span> });
    let name = item.name;
    view! {
        <Card title=name>
            <p class="bank-line">{item.narration} " " {utr}</p>
            <ul class="candidates">{candidates.collect_view()}</ul>
            {none}
            <p class="actions">
                <button type="button" class="button" on:click=move |_| does.on_other.run(kept.get_value())>
                    {does.other}
                </button>
            </p>
        </Card>
    }
}

/// Whether a key is meant for a field, a link, a button or a dialog, or for the browser.
fn is_elsewhere(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within = |selector: &str| target.as_ref().is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))));
    event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || within("input, select, textarea, button, a, summary, dialog")
}

fn option_id(id: Uuid) -> String {
    format!("line-{id}")
}

/// Scrolls a line into view.
fn show(id: Uuid) {
    if let Some(line) = document().get_element_by_id(&option_id(id)) {
        line.scroll_into_view_with_bool(false);
    }
}
