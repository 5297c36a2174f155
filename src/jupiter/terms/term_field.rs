//! The field of a term, by its kind.

use super::form::TermsForm;
use super::rate_step_fields::RateStepFields;
use super::rate_steps;
use super::term::{Term, TermKind};
use super::value::label;
use crate::components::forms::field::{SelectField, TextField};
use crate::components::forms::form::Form;
use crate::dom::memo::memo;
use leptos::prelude::*;
use lms::bidi::isolate;

/// The field of a term, where it is shown. A changed one shows its value before.
pub(super) fn term_field(term: &'static Term, terms: TermsForm, form: Form) -> impl IntoView {
    let shown = memo(move |_| terms.is_shown(term));
    let changed = memo(move |_| terms.is_changed(term));
    let by_day = memo(move |_| terms.by_day(term));
    let error = form.error(term.key);
    move || {
        shown.get().then(|| {
            let field = move || {
                if by_day.get() {
                    view! { <RateStepFields term terms error /> }.into_any()
                } else {
                    plain_field(term, terms, changed, error)
                }
            };
            view! {
                <div class="term" class:changed=changed data-term=term.key>
                    {field}
                </div>
            }
        })
    }
}

fn plain_field(term: &'static Term, terms: TermsForm, changed: Memo<bool>, error: Signal<Option<String>>) -> AnyView {
    let value = terms.typed(term.key);
    let before = label(term, &terms.before(term));
    let hint =
        Signal::derive(
            move || if changed.get() { format!("It was {}.", isolate(&before)) } else { term.hint.to_owned() },
        );
    let options = |known: &[(&str, &str)], with_none: bool| {
        let none = with_none.then(|| (String::new(), "not agreed".to_owned()));
        let known = known.iter().map(|(word, label)| ((*word).to_owned(), (*label).to_owned()));
        Signal::stored(none.into_iter().chain(known).collect::<Vec<_>>())
    };
    let is_unset = terms.before(term).is_empty();
    match term.kind {
        TermKind::Word(known) => {
            view! { <SelectField label=term.label name=term.key value options=options(known, is_unset) error hint /> }
                .into_any()
        }
        TermKind::Switch => {
            let known = [("true", "Yes"), ("false", "No")];
            view! { <SelectField label=term.label name=term.key value options=options(&known, is_unset) error hint /> }
                .into_any()
        }
        TermKind::Rate(_) => {
            // A rate that depended on the day becomes the rate of its last step.
            if value.with_untracked(|text| text.contains('=')) && rate_steps::steps(&terms.before(term)).len() > 1 {
                value.update(|text| *text = rate_steps::flat_rate(text));
            }
            let flat = RwSignal::new(value.with_untracked(|text| rate_steps::flat_rate(text)));
            let had_steps = terms.before(term).contains('=');
            Effect::new(move |before: Option<()>| {
                let typed = flat.get();
                if before.is_some() {
                    value.set(if had_steps { format!("={typed}") } else { typed });
                }
            });
            view! { <TextField label=label_with_unit(term) name=term.key value=flat error hint inputmode="decimal" /> }
                .into_any()
        }
        TermKind::Count(_) | TermKind::Percent | TermKind::Amount | TermKind::Number | TermKind::Days => {
            view! { <TextField label=label_with_unit(term) name=term.key value error hint inputmode="decimal" /> }
                .into_any()
        }
    }
}

/// The label with its unit.
fn label_with_unit(term: &Term) -> String {
    match term.kind {
        TermKind::Count(unit) if !unit.is_empty() && unit != "EMIs" => format!("{}, {unit}", term.label),
        TermKind::Percent | TermKind::Rate(_) => format!("{}, percent", term.label),
        TermKind::Count(_)
        | TermKind::Amount
        | TermKind::Number
        | TermKind::Word(_)
        | TermKind::Switch
        | TermKind::Days => term.label.to_owned(),
    }
}
