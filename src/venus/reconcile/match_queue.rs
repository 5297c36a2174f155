//! The queue at the left, the selected line with its candidates at the right, and keyboard shortcuts.

use super::decisions::{Decisions, DecisionsCard};
use super::line_match::LineMatch;
use super::selected_line::SelectedLine;
use super::unmatched_line::{Candidate, UnmatchedLine};
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{SubmitHandle, SubmitState, outcome};
use crate::components::lists::keyed::{Keyed, keyed};
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What can be done with the lines of a queue.
#[derive(Clone, Copy)]
pub(super) struct QueueActions {
    /// Prepares the match of a line.
    pub(super) prepare: Callback<UnmatchedLine, LineMatch>,
    /// Undoes the match of the line with this id.
    pub(super) undo: Callback<Uuid, SubmitHandle>,
    /// Opens the dialog that matches a line with something that is not a candidate.
    pub(super) on_other: Callback<UnmatchedLine>,
    /// The label of that button: "Another loan, or several".
    pub(super) other_label: &'static str,
    /// Opens the dialog that sets a line aside; `None` if it can't be.
    pub(super) on_set_aside: Option<Callback<UnmatchedLine>>,
}

#[component]
pub(super) fn MatchQueue(
    #[prop(into)] lines: Signal<Vec<UnmatchedLine>>,
    /// How many more lines the server has.
    #[prop(into)]
    more: Signal<u64>,
    label: &'static str,
    actions: QueueActions,
    decisions: Decisions,
) -> impl IntoView {
    let selected_id = RwSignal::new(None::<Uuid>);
    let last_index = StoredValue::new(0_usize);
    // Once the selected line is decided and leaves the queue, the line that takes its place is selected.
    let selected = memo(move |_| {
        lines.with(|lines| {
            let known = selected_id.get().and_then(|id| lines.iter().position(|line| line.id == id));
            let index = known.unwrap_or_else(|| last_index.get_value().min(lines.len().saturating_sub(1)));
            last_index.set_value(index);
            lines.get(index).cloned()
        })
    });
    let move_selection = move |by: isize| {
        lines.with_untracked(|lines| {
            let index = last_index.get_value().saturating_add_signed(by).min(lines.len().saturating_sub(1));
            if let Some(line) = lines.get(index) {
                selected_id.set(Some(line.id));
                scroll_to(line.id);
            }
        });
    };
    // A match outlives its line's place in the queue: its response may be lost, or another officer may decide first.
    let owner = StoredValue::new(Owner::current());
    let prepared = StoredValue::new(BTreeMap::<Uuid, LineMatch>::new());
    let match_of = move |line: UnmatchedLine| {
        if let Some(line_match) = prepared.with_value(|prepared| prepared.get(&line.id).copied()) {
            return line_match;
        }
        let id = line.id;
        let prepare = move || actions.prepare.run(line);
        let line_match = owner.get_value().map_or_else(prepare.clone(), |owner| owner.with(prepare));
        prepared.update_value(|prepared| prepared.extend([(id, line_match)]));
        line_match
    };
    // Likewise a line that left the queue, which another officer may put back.
    watch(move || {
        lines.with(|lines| {
            let is_over = |id: &Uuid, line_match: &LineMatch| {
                untrack(|| line_match.handle.state()) == SubmitState::Done && lines.iter().all(|line| line.id != *id)
            };
            prepared.update_value(|prepared| prepared.retain(|id, line_match| !is_over(id, line_match)));
        });
    });
    // The line that was matched last, which may have left the queue.
    let last_match = RwSignal::new(None::<(Uuid, LineMatch)>);
    let toasts = toasts();
    let match_with = move |(line, candidate): (UnmatchedLine, Candidate)| {
        let id = line.id;
        let line_match = match_of(line);
        last_match.set(Some((id, line_match)));
        line_match.match_with.run(candidate);
    };
    let match_likeliest = move || {
        let Some(line) = selected.get_untracked() else { return };
        match line.likely().cloned() {
            Some(likely) => match_with((line, likely)),
            None => toasts.error("Nothing is likely enough to be taken by Enter: choose by hand."),
        }
    };
    let undoing = RwSignal::new(None::<Uuid>);
    let on_undo = Callback::new(move |id| undoing.set(Some(id)));
    // Each time, as the same line may be matched and undone again.
    let undo = move || {
        let id = undoing.get()?;
        // The line can be matched again: a match that has succeeded stays locked.
        prepared.update_value(|prepared| prepared.retain(|line, _| *line != id));
        Some(outcome(actions.undo.run(id)))
    };
    let on_key = move |event: KeyboardEvent| {
        if is_for_another_element(&event) {
            return;
        }
        match event.key().as_str() {
            "j" | "J" | "ArrowDown" => move_selection(1),
            "k" | "K" | "ArrowUp" => move_selection(-1),
            "Enter" => match_likeliest(),
            // Held, it would undo one after the other.
            "u" | "U" if event.repeat() => {}
            "u" | "U" => decisions.last().into_iter().for_each(|id| on_undo.run(id)),
            _ => return,
        }
        event.prevent_default();
    };
    let listener = window_event_listener(ev::keydown, on_key);
    on_cleanup(move || listener.remove());
    let option = move |line: UnmatchedLine| {
        let key = line.id.as_u64_pair();
        Keyed { key, draw: Box::new(move || queue_option(line, selected, selected_id).into_any()) }
    };
    let more_note = move || {
        let more = more.get();
        (more > 0).then(|| view! { <p class="muted">{format!("{more} more come when some of these are decided.")}</p> })
    };
    let selected_view = move || {
        selected.get().map(|line| {
            let line_match = match_of(line.clone());
            let id = line.id;
            // A match that was sent before a reload is looked up, which locks the line.
            let is_last = move || last_match.with(|last| last.is_some_and(|(last, _)| last == id));
            let earlier_outcome = move || (!is_last()).then(|| line_match.outcome());
            view! {
                <SelectedLine line line_match actions on_match=Callback::new(match_with) />
                {earlier_outcome}
            }
        })
    };
    let empty_note = move || {
        lines.with(Vec::is_empty).then(|| {
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
                {empty_note}
                <ul class="queue" role="listbox" tabindex="0" aria-label=label aria-activedescendant=move || {
                    selected.get().map(|line| option_id(line.id))
                }>
                    {keyed(move || lines.get().into_iter().map(option).collect())}
                </ul>
                {more_note}
                <p class="muted keys">
                    <kbd>"J"</kbd> " " <kbd>"K"</kbd> " next, previous   " <kbd>"Enter"</kbd> " takes the likeliest   "
                    <kbd>"U"</kbd> " takes the last decision back"
                </p>
            </div>
            <div class="stack">
                {selected_view}
                {move || last_match.get().map(|(_, line_match)| line_match.outcome())}
                {undo}
                <DecisionsCard decisions on_undo />
            </div>
        </div>
    }
}

fn queue_option(
    line: UnmatchedLine,
    selected: Memo<Option<UnmatchedLine>>,
    selected_id: RwSignal<Option<Uuid>>,
) -> impl IntoView {
    let id = line.id;
    let is_selected = move || selected.with(|line| line.as_ref().is_some_and(|line| line.id == id)).to_string();
    let best = line.candidates.first().map_or_else(|| "no candidate".to_owned(), |best| format!("{}%", best.score));
    view! {
        <li id=option_id(id) role="option" aria-selected=is_selected on:click=move |_| selected_id.set(Some(id))>
            <b class="num">{line.amount.to_string()}</b>
            <span>{line.bank_date.map(|day| day.to_string())}</span>
            <span class="narration">{line.narration}</span>
            <span class="muted">{best}</span>
        </li>
    }
}

/// Whether a key is for a field, link, button or dialog, or for the browser.
fn is_for_another_element(event: &KeyboardEvent) -> bool {
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

fn scroll_to(id: Uuid) {
    if let Some(option) = document().get_element_by_id(&option_id(id)) {
        option.scroll_into_view_with_bool(false);
    }
}
