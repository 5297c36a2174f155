//! A term on screen, by its kind.

use super::fields::{Kind, Term};
use super::form::TermsForm;
use super::slabs::{self, Step};
use super::value::words;
use crate::components::forms::field::{SelectField, TextField, field_error};
use crate::components::forms::form::Form;
use crate::dom::ids::fresh_id;
use leptos::prelude::*;

/// The field of a term; only where it is to be shown. A changed one says what it was.
pub(super) fn control(term: &'static Term, terms: TermsForm, form: Form) -> impl IntoView {
    let shown = Memo::new(move |_| terms.is_shown(term));
    let changed = Memo::new(move |_| terms.is_changed(term));
    let by_day = Memo::new(move |_| terms.by_day(term));
    let error = form.error(term.key);
    move || {
        shown.get().then(|| {
            let inside = move || {
                if by_day.get() {
                    view! { <Slabs term terms error /> }.into_any()
                } else {
                    plain(term, terms, changed, error)
                }
            };
            view! {
                <div class="term" class:changed=changed data-term=term.key>
                    {inside}
                </div>
            }
        })
    }
}

fn plain(term: &'static Term, terms: TermsForm, changed: Memo<bool>, error: Signal<Option<String>>) -> AnyView {
    let value = terms.typed(term.key);
    let was = words(term, &terms.was(term));
    let hint = Signal::derive(move || if changed.get() { format!("It was {was}.") } else { term.hint.to_owned() });
    let options = |known: &[(&str, &str)], none: bool| {
        let none = none.then(|| (String::new(), "not agreed".to_owned()));
        let known = known.iter().map(|(word, label)| ((*word).to_owned(), (*label).to_owned()));
        Signal::stored(none.into_iter().chain(known).collect::<Vec<_>>())
    };
    let without = terms.was(term).is_empty();
    match term.kind {
        Kind::Word(known) => {
            view! { <SelectField label=term.label name=term.key value options=options(known, without) error hint /> }
                .into_any()
        }
        Kind::Switch => {
            let known = [("true", "Yes"), ("false", "No")];
            view! { <SelectField label=term.label name=term.key value options=options(&known, without) error hint /> }
                .into_any()
        }
        Kind::Rate(_) => {
            // What was typed by the day stands for one rate: its last.
            if value.with_untracked(|text| text.contains('=')) && slabs::steps(&terms.was(term)).len() > 1 {
                value.update(|text| *text = slabs::flat(text));
            }
            let one = RwSignal::new(value.with_untracked(|text| slabs::flat(text)));
            let had_steps = terms.was(term).contains('=');
            Effect::new(move |before: Option<()>| {
                let typed = one.get();
                if before.is_some() {
                    value.set(if had_steps { format!("={typed}") } else { typed });
                }
            });
            view! { <TextField label=unit(term) name=term.key value=one error hint inputmode="decimal" /> }.into_any()
        }
        _ => view! { <TextField label=unit(term) name=term.key value error hint inputmode="decimal" /> }.into_any(),
    }
}

/// The label with what the number counts.
fn unit(term: &Term) -> String {
    match term.kind {
        Kind::Count(unit) if !unit.is_empty() && unit != "EMIs" => format!("{}, {unit}", term.label),
        Kind::Percent | Kind::Rate(_) => format!("{}, percent", term.label),
        _ => term.label.to_owned(),
    }
}

/// The steps of a rate that depends on the day; the last has no end.
#[component]
fn Slabs(term: &'static Term, terms: TermsForm, error: Signal<Option<String>>) -> impl IntoView {
    let typed = terms.typed(term.key);
    let steps = Memo::new(move |_| typed.with(|text| slabs::steps(text)));
    let count = Memo::new(move |_| steps.with(Vec::len));
    let change = move |change: &dyn Fn(&mut Vec<Step>)| {
        let mut next = steps.get_untracked();
        change(&mut next);
        typed.set(slabs::text(&next));
    };
    let error_id = fresh_id("slabs");
    let described_by = error_id.clone();
    let invalid = move || error.with(Option::is_some).then_some("true");
    let row = move |at: usize| {
        let now = move |of: fn(&Step) -> &String| {
            move || steps.with(|steps| steps.get(at).map(of).cloned().unwrap_or_default())
        };
        let last = at + 1 == count.get_untracked();
        let from = move || match at {
            0 => "1".to_owned(),
            at => steps.with(|steps| {
                let before = steps.get(at - 1).and_then(|step| step.days.trim().parse::<u32>().ok());
                before.map_or_else(|| "…".to_owned(), |day| (day + 1).to_string())
            }),
        };
        let to = if last {
            view! { <span class="muted">"and after"</span> }.into_any()
        } else {
            view! {
                <input
                    class="input"
                    inputmode="numeric"
                    aria-label=format!("{}: step {} to day", term.label, at + 1)
                    aria-invalid=invalid
                    prop:value=now(|step| &step.days)
                    on:change:target=move |event| {
                        let days = event.target().value();
                        change(&|steps| if let Some(step) = steps.get_mut(at) { step.days.clone_from(&days) });
                    }
                />
            }
            .into_any()
        };
        view! {
            <tr>
                <th scope="row">{from}</th>
                <td>{to}</td>
                <td>
                    <input
                        class="input"
                        inputmode="decimal"
                        aria-label=format!("{}: step {} percent", term.label, at + 1)
                        aria-invalid=invalid
                        aria-describedby=described_by.clone()
                        prop:value=now(|step| &step.rate)
                        on:change:target=move |event| {
                            let rate = event.target().value();
                            change(&|steps| if let Some(step) = steps.get_mut(at) { step.rate.clone_from(&rate) });
                        }
                    />
                </td>
                <td>
                    {(!last).then(|| view! {
                        <button
                            type="button"
                            class="button quiet small"
                            aria-label=format!("{}: take step {} away", term.label, at + 1)
                            on:click=move |_| change(&|steps| drop(steps.remove(at)))
                        >
                            "Take away"
                        </button>
                    })}
                </td>
            </tr>
        }
    };
    let add = move |_| {
        change(&|steps| {
            let at = steps.len().saturating_sub(1);
            steps.insert(at, Step::default());
        });
    };
    view! {
        <fieldset class="field">
            <legend>{term.label}</legend>
            <table class="table sheet">
                <thead>
                    <tr>
                        <th scope="col">"From day"</th>
                        <th scope="col">"To day"</th>
                        <th scope="col">"Percent"</th>
                        <th scope="col"><span class="visually-hidden">"Take away"</span></th>
                    </tr>
                </thead>
                <tbody>{move || (0..count.get()).map(&row).collect_view()}</tbody>
            </table>
            {field_error(error_id, error)}
            <div class="actions">
                <button type="button" class="button small" on:click=add>
                    "Add a step"
                </button>
            </div>
        </fieldset>
    }
}
