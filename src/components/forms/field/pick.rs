//! One of many, found by typing: a loan, an account.

use super::Field;
use crate::dom::ids::fresh_id;
use crate::dom::timer::{TYPING_PAUSE, Timer};
use futures::future::{AbortHandle, LocalBoxFuture, abortable};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::ApiError;

/// An option of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) id: String,
    /// Text of the field once it is selected: reference and borrower.
    pub(crate) name: String,
    /// Tells it apart from others of the same name.
    pub(crate) note: String,
}

pub(crate) type Search = LocalBoxFuture<'static, Result<Vec<Found>, ApiError>>;

/// What the list under the field shows.
#[derive(Clone, Debug, PartialEq)]
enum Options {
    Closed,
    Searching,
    Found(Vec<Found>),
    Failed(ApiError),
}

/// A search field with a list of what it found: the combobox pattern of ARIA.
#[component]
pub(crate) fn PickField(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] name: Option<&'static str>,
    /// The id of what is selected; empty if nothing is.
    value: RwSignal<String>,
    /// The text typed, or the name of what is selected.
    typed: RwSignal<String>,
    search: fn(String) -> Search,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] hint: Signal<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let field = Field::new(name, label, hint, error, optional);
    let list_id = fresh_id("found");
    let options = RwSignal::new(Options::Closed);
    let active = RwSignal::new(None::<usize>);
    let timer = Timer::new();
    let in_flight = StoredValue::new_local(None::<AbortHandle>);
    let stop = move || {
        timer.cancel();
        if let Some(Some(search)) = in_flight.try_update_value(Option::take) {
            search.abort();
        }
    };
    on_cleanup(stop);
    let close = move || {
        stop();
        options.set(Options::Closed);
        active.set(None);
    };
    let start_search = move || {
        let (found, handle) = abortable(search(typed.get_untracked().trim().to_owned()));
        in_flight.set_value(Some(handle));
        options.set(Options::Searching);
        spawn_local(async move {
            if let Ok(found) = found.await {
                active.try_set(None);
                options.try_set(found.map_or_else(Options::Failed, Options::Found));
            }
        });
    };
    let set_typed = move |text: String| {
        value.set(String::new());
        typed.set(text);
        stop();
        timer.start(TYPING_PAUSE, start_search);
    };
    let select = move |found: &Found| {
        value.set(found.id.clone());
        typed.set(found.name.clone());
        close();
    };
    let count =
        move || options.with_untracked(|options| if let Options::Found(found) = options { found.len() } else { 0 });
    let on_keydown = move |event: KeyboardEvent| {
        let step = |to: fn(Option<usize>, usize) -> usize| {
            let count = count();
            if count > 0 {
                active.update(|at| *at = Some(to(*at, count)));
            }
        };
        match event.key().as_str() {
            "ArrowDown" => {
                event.prevent_default();
                if options.with_untracked(|options| *options == Options::Closed) {
                    start_search()
                } else {
                    step(|at, count| at.map_or(0, |at| (at + 1) % count))
                }
            }
            "ArrowUp" => {
                event.prevent_default();
                step(|at, count| at.map_or(count - 1, |at| (at + count - 1) % count));
            }
            "Escape" if options.with_untracked(|options| *options != Options::Closed) => {
                // Closes the list, not the dialog around it.
                event.prevent_default();
                close();
            }
            "Enter" => {
                let selected = active.get_untracked().and_then(|at| {
                    options.with_untracked(|options| match options {
                        Options::Found(found) => found.get(at).cloned(),
                        Options::Closed | Options::Searching | Options::Failed(_) => None,
                    })
                });
                if let Some(found) = selected {
                    event.prevent_default();
                    select(&found);
                }
            }
            _ => {}
        }
    };
    let open = move || options.with(|options| *options != Options::Closed);
    let option_id = {
        let list_id = list_id.clone();
        move |at: usize| format!("{list_id}-{at}")
    };
    let descendant = {
        let option_id = option_id.clone();
        move || active.get().map(&option_id)
    };
    let option = move |(at, found): (usize, Found)| {
        let (name, note) = (found.name.clone(), found.note.clone());
        view! {
            <li
                role="option"
                id=option_id(at)
                aria-selected=move || (active.get() == Some(at)).to_string()
                on:mousedown=move |event| {
                    // Keeps the focus in the field.
                    event.prevent_default();
                    select(&found);
                }
            >
                <span>{name}</span>
                <small class="muted">{note}</small>
            </li>
        }
    };
    let status = move || match options.get() {
        Options::Closed => String::new(),
        Options::Searching => "Looking…".to_owned(),
        Options::Failed(error) => error.to_string(),
        Options::Found(found) if found.is_empty() => "Nothing is found by that.".to_owned(),
        Options::Found(found) => format!("{} found", found.len()),
    };
    let is_empty = move || options.with(|options| !matches!(options, Options::Found(found) if !found.is_empty()));
    let control = view! {
        <div class="pick">
            <input
                {..field.attributes()}
                class="input"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-expanded=move || open().to_string()
                aria-controls=list_id.clone()
                aria-autocomplete="list"
                aria-activedescendant=descendant
                prop:value=typed
                on:input:target=move |event| set_typed(event.target().value())
                on:keydown=on_keydown
                on:blur=move |_| close()
            />
            <div class="pick-list" hidden=move || !open()>
                <p class:visually-hidden=move || !is_empty() class="muted" role="status">{status}</p>
                <ul role="listbox" id=list_id aria-label="Found">
                    {move || match options.get() {
                        Options::Found(found) => found.into_iter().enumerate().map(&option).collect_view(),
                        Options::Closed | Options::Searching | Options::Failed(_) => Vec::new(),
                    }}
                </ul>
            </div>
        </div>
    };
    field.view("field", control)
}
