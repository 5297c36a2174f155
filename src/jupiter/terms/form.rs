//! What is typed of all terms: a text for each, its value before, and what is changed.

use super::term::Term;
use super::term_groups::all_terms;
use super::value::{TermValues, label, text, value};
use crate::components::forms::draft::Draft;
use leptos::prelude::*;
use lms::FieldError;
use serde_json::Value;
use std::collections::HashMap;

/// A changed term, as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TermChange {
    pub(super) label: &'static str,
    pub(super) before: String,
    pub(super) after: String,
}

#[derive(Clone, Copy)]
pub(super) struct TermsForm {
    before: StoredValue<TermValues>,
    typed: StoredValue<HashMap<&'static str, RwSignal<String>>>,
}

impl TermsForm {
    /// The draft of this tab; it begins with the terms `before`.
    pub(super) fn restored(draft: &mut Draft, before: TermValues) -> Self {
        let typed = all_terms().map(|term| (term.key, draft.field_from(term.key, text(term, &before)))).collect();
        Self { before: StoredValue::new(before), typed: StoredValue::new(typed) }
    }

    /// What is typed for the term of this key.
    pub(super) fn typed(self, key: &str) -> RwSignal<String> {
        // Every key that is asked for is one of the terms.
        self.typed.with_value(|typed| typed.get(key).copied()).unwrap_or_default()
    }

    /// Whether a term is to be shown; tracks what it depends on.
    pub(super) fn is_shown(self, term: &Term) -> bool {
        term.when.iter().all(|(key, value)| self.typed(key).with(|typed| typed == value))
    }

    /// Whether a rate depends on the day; tracks it.
    pub(super) fn by_day(self, term: &Term) -> bool {
        term.switch().is_some_and(|switch| self.typed(switch).with(|typed| typed == "true"))
    }

    /// The text of a term before it was changed.
    pub(super) fn before(self, term: &Term) -> String {
        self.before.with_value(|before| text(term, before))
    }

    /// Whether a term is changed; tracks it.
    pub(super) fn is_changed(self, term: &Term) -> bool {
        let switch = term.switch().and_then(|switch| all_terms().find(|other| other.key == switch));
        let is_switched = switch.is_some_and(|switch| self.differs(switch));
        self.is_shown(term) && (is_switched || self.differs(term))
    }

    fn differs(self, term: &Term) -> bool {
        self.typed(term.key).with(|typed| typed.trim() != self.before(term))
    }

    /// The changed terms; tracks them.
    pub(super) fn changes(self) -> Vec<TermChange> {
        let changed = |term: &Term| TermChange {
            label: term.label,
            before: label(term, &self.before(term)),
            after: self.typed(term.key).with(|typed| label(term, typed)),
        };
        all_terms().filter(|term| self.is_changed(term)).map(changed).collect()
    }

    /// The values of the changed terms; tracks them.
    ///
    /// # Errors
    /// All terms that are wrong.
    pub(super) fn check(self) -> Result<TermValues, Vec<FieldError>> {
        let (mut terms, mut wrong) = (TermValues::new(), Vec::new());
        for term in all_terms().filter(|term| self.is_changed(term)) {
            let before = self.before.with_value(|before| before.get(term.key).cloned().unwrap_or(Value::Null));
            match self.typed(term.key).with(|typed| value(term, typed, &before, self.by_day(term))) {
                Ok(value) => drop(terms.insert(term.key.to_owned(), value)),
                Err(message) => wrong.push(FieldError::new(term.key, message)),
            }
        }
        if wrong.is_empty() { Ok(terms) } else { Err(wrong) }
    }

    /// All terms, with the changes unless one of them is wrong.
    pub(super) fn all_values(self) -> TermValues {
        let mut values = self.before.get_value();
        if let Ok(changed) = untrack(move || self.check()) {
            values.extend(changed);
        }
        values
    }

    /// Puts the values into the fields.
    pub(super) fn fill(self, terms: &TermValues) {
        for term in all_terms().filter(|term| terms.contains_key(term.key)) {
            self.typed(term.key).set(text(term, terms));
        }
    }

    /// Undoes all changes.
    pub(super) fn undo(self) {
        all_terms().for_each(|term| self.typed(term.key).set(self.before(term)));
    }
}
