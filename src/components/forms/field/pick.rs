//! One of many, found by typing: a loan, an account.

use super::{FieldIds, field, invalid};
use crate::dom::ids::fresh_id;
use futures::future::{AbortHandle, LocalBoxFuture, abortable};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::ApiError;
use std::time::Duration;

/// A search is asked for once typing has paused so long.
const PAUSE: Duration = Duration::from_millis(250);

/// One that may be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its id.
    pub(crate) id: String,
    /// What stands in the field once it is picked: its reference and whose it is.
    pub(crate) name: String,
    /// What tells it from others of its name.
    pub(crate) note: String,
}

/// What a search comes to.
pub(crate) type Search = LocalBoxFuture<'static, Result<Vec<Found>, ApiError>>;

/// What is under the field.
#[derive(Clone, Debug, PartialEq)]
enum Offered {
    Nothing,
    Looking,
    These(Vec<Found>),
    Failed(ApiError),
}

/// A field that finds one of many by what is typed: the combobox pattern of ARIA.
#[component]
pub(crate) fn PickField(
    /// What it asks for.
    #[prop(into)]
    label: Signal<String>,
    /// Its name on the wire, by which a form knows it.
    #[prop(optional)]
    name: Option<&'static str>,
    /// The id of what is picked; empty while nothing is.
    value: RwSignal<String>,
    /// What is typed, or the name of what is picked.
    typed: RwSignal<String>,
    /// Finds what is typed.
    search: fn(String) -> Search,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// May be left empty, and says so.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let list_id = fresh_id("found");
    let offered = RwSignal::new(Offered::Nothing);
    let active = RwSignal::new(None::<usize>);
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let under_way = StoredValue::new_local(None::<AbortHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
        if let Some(Some(search)) = under_way.try_update_value(Option::take) {
            search.abort();
        }
    };
    on_cleanup(stop);
    let close = move || {
        stop();
        offered.set(Offered::Nothing);
        active.set(None);
    };
    let look = move || {
        let (found, handle) = abortable(search(typed.get_untracked().trim().to_owned()));
        under_way.set_value(Some(handle));
        offered.set(Offered::Looking);
        spawn_local(async move {
            if let Ok(found) = found.await {
                active.try_set(None);
                offered.try_set(found.map_or_else(Offered::Failed, Offered::These));
            }
        });
    };
    let type_in = move |text: String| {
        value.set(String::new());
        typed.set(text);
        stop();
        timer.set_value(set_timeout_with_handle(look, PAUSE).ok());
    };
    let pick = move |found: &Found| {
        value.set(found.id.clone());
        typed.set(found.name.clone());
        close();
    };
    let count =
        move || offered.with_untracked(|offered| if let Offered::These(found) = offered { found.len() } else { 0 });
    let pressed = move |event: KeyboardEvent| {
        let step = |to: fn(Option<usize>, usize) -> usize| {
            let count = count();
            if count > 0 {
                active.update(|at| *at = Some(to(*at, count)));
            }
        };
        match event.key().as_str() {
            "ArrowDown" => {
                event.prevent_default();
                if offered.with_untracked(|offered| *offered == Offered::Nothing) {
                    look()
                } else {
                    step(|at, count| at.map_or(0, |at| (at + 1) % count))
                }
            }
            "ArrowUp" => {
                event.prevent_default();
                step(|at, count| at.map_or(count - 1, |at| (at + count - 1) % count));
            }
            "Escape" if offered.with_untracked(|offered| *offered != Offered::Nothing) => {
                // Closes the list, not the dialog around it.
                event.prevent_default();
                close();
            }
            "Enter" => {
                let chosen = active.get_untracked().and_then(|at| {
                    offered.with_untracked(|offered| match offered {
                        Offered::These(found) => found.get(at).cloned(),
                        _ => None,
                    })
                });
                if let Some(found) = chosen {
                    event.prevent_default();
                    pick(&found);
                }
            }
            _ => {}
        }
    };
    let open = move || offered.with(|offered| *offered != Offered::Nothing);
    let option_id = {
        let list_id = list_id.clone();
        move |at: usize| format!("{list_id}-{at}")
    };
    let descendant = {
        let option_id = option_id.clone();
        move || active.get().map(&option_id)
    };
    let draw = move |(at, found): (usize, Found)| {
        let (name, note) = (found.name.clone(), found.note.clone());
        view! {
            <li
                role="option"
                id=option_id(at)
                aria-selected=move || (active.get() == Some(at)).to_string()
                on:mousedown=move |event| {
                    // The field keeps the focus.
                    event.prevent_default();
                    pick(&found);
                }
            >
                <span>{name}</span>
                <small class="muted">{note}</small>
            </li>
        }
    };
    let said = move || match offered.get() {
        Offered::Nothing => String::new(),
        Offered::Looking => "Looking…".to_owned(),
        Offered::Failed(error) => error.to_string(),
        Offered::These(found) if found.is_empty() => "Nothing is found by that.".to_owned(),
        Offered::These(found) => format!("{} found", found.len()),
    };
    let plain = move || offered.with(|offered| !matches!(offered, Offered::These(found) if !found.is_empty()));
    let control = view! {
        <div class="pick">
            <input
                class="input"
                id=ids.control.clone()
                name=name
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-expanded=move || open().to_string()
                aria-controls=list_id.clone()
                aria-autocomplete="list"
                aria-activedescendant=descendant
                aria-describedby=ids.described_by()
                aria-invalid=invalid(error)
                aria-required=(!optional).then_some("true")
                prop:value=typed
                on:input:target=move |event| type_in(event.target().value())
                on:keydown=pressed
                on:blur=move |_| close()
            />
            <div class="pick-list" hidden=move || !open()>
                <p class:visually-hidden=move || !plain() class="muted" role="status">{said}</p>
                <ul role="listbox" id=list_id aria-label="Found">
                    {move || match offered.get() {
                        Offered::These(found) => found.into_iter().enumerate().map(&draw).collect_view(),
                        _ => Vec::new(),
                    }}
                </ul>
            </div>
        </div>
    };
    field(ids, label, optional, hint, error, control)
}
