//! The fields of a rate that depends on the day: a row for each step, the last of which has no end.

use super::form::TermsForm;
use super::rate_steps::{self, RateStep};
use super::term::Term;
use crate::components::forms::field::field_error;
use crate::dom::ids::fresh_id;
use crate::dom::memo::memo;
use leptos::prelude::*;

#[component]
pub(super) fn RateStepFields(term: &'static Term, terms: TermsForm, error: Signal<Option<String>>) -> impl IntoView {
    let typed = terms.typed(term.key);
    let steps = memo(move |_| typed.with(|text| rate_steps::steps(text)));
    let count = memo(move |_| steps.with(Vec::len));
    let change = move |change: &dyn Fn(&mut Vec<RateStep>)| {
        // The browser reports `change` of a field that is being removed.
        if let Some(mut next) = steps.try_get_untracked() {
            change(&mut next);
            typed.set(rate_steps::text(&next));
        }
    };
    let error_id = fresh_id("rate-steps");
    let described_by = error_id.clone();
    let invalid = move || error.with(Option::is_some).then_some("true");
    let row = move |at: usize| {
        let value = move |of: fn(&RateStep) -> &String| {
            move || steps.with(|steps| steps.get(at).map(of).cloned().unwrap_or_default())
        };
        let is_last = at + 1 == count.get_untracked();
        let from = move || match at {
            0 => "1".to_owned(),
            at => steps.with(|steps| {
                let before = steps.get(at - 1).and_then(|step| step.days.trim().parse::<u32>().ok());
                before.map_or_else(|| "…".to_owned(), |day| (day + 1).to_string())
            }),
        };
        let to = if is_last {
            view! { <span class="muted">"and after"</span> }.into_any()
        } else {
            view! {
                <input
                    class="input"
                    inputmode="numeric"
                    aria-label=format!("{}: step {} to day", term.label, at + 1)
                    aria-invalid=invalid
                    prop:value=value(|step| &step.days)
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
                        prop:value=value(|step| &step.rate)
                        on:change:target=move |event| {
                            let rate = event.target().value();
                            change(&|steps| if let Some(step) = steps.get_mut(at) { step.rate.clone_from(&rate) });
                        }
                    />
                </td>
                <td>
                    {(!is_last).then(|| view! {
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
            steps.insert(at, RateStep::default());
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
