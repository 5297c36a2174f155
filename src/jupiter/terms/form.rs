//! The form as typed: a text for each term, what it was before, and what is changed.

use super::fields::{self, Kind, Term};
use super::value::{Terms, text, value, words};
use crate::components::forms::draft::Draft;
use leptos::prelude::*;
use lms::FieldError;
use serde_json::Value;
use std::collections::HashMap;

/// A changed term, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Changed {
    pub(super) label: &'static str,
    pub(super) was: String,
    pub(super) is: String,
}

/// The form.
#[derive(Clone, Copy)]
pub(super) struct TermsForm {
    before: StoredValue<Terms>,
    typed: StoredValue<HashMap<&'static str, RwSignal<String>>>,
}

impl TermsForm {
    /// The form of these terms, as it was left in this tab.
    pub(super) fn restored(draft: &mut Draft, before: Terms) -> Self {
        let typed = fields::all().map(|term| (term.key, draft.field_from(term.key, text(term, &before)))).collect();
        Self { before: StoredValue::new(before), typed: StoredValue::new(typed) }
    }

    /// What is typed for the term of this key.
    pub(super) fn typed(self, key: &str) -> RwSignal<String> {
        // Every key that is asked for is one of the fields.
        self.typed.with_value(|typed| typed.get(key).copied()).unwrap_or_default()
    }

    /// Whether a term is to be shown; tracks what it depends on.
    pub(super) fn is_shown(self, term: &Term) -> bool {
        term.when.iter().all(|(key, stands)| self.typed(key).with(|typed| typed == stands))
    }

    /// Whether a rate depends on the day; tracks it.
    pub(super) fn by_day(self, term: &Term) -> bool {
        match term.kind {
            Kind::Rate(switch) => self.typed(switch).with(|typed| typed == "true"),
            _ => false,
        }
    }

    /// The text that a term's field began with.
    pub(super) fn was(self, term: &Term) -> String {
        self.before.with_value(|before| text(term, before))
    }

    /// Whether a term is another than before; tracks it.
    pub(super) fn is_changed(self, term: &Term) -> bool {
        let turned = match term.kind {
            Kind::Rate(switch) => {
                fields::all().find(|other| other.key == switch).is_some_and(|other| self.differs(other))
            }
            _ => false,
        };
        self.is_shown(term) && (turned || self.differs(term))
    }

    fn differs(self, term: &Term) -> bool {
        self.typed(term.key).with(|typed| typed.trim() != self.was(term))
    }

    /// What is changed, in words; tracks it.
    pub(super) fn changes(self) -> Vec<Changed> {
        let changed = |term: &Term| Changed {
            label: term.label,
            was: words(term, &self.was(term)),
            is: self.typed(term.key).with(|typed| words(term, typed)),
        };
        fields::all().filter(|term| self.is_changed(term)).map(changed).collect()
    }

    /// The changed terms as they are sent; tracks them.
    ///
    /// # Errors
    /// Everything that is wrong with what is typed.
    pub(super) fn check(self) -> Result<Terms, Vec<FieldError>> {
        let (mut terms, mut wrong) = (Terms::new(), Vec::new());
        for term in fields::all().filter(|term| self.is_changed(term)) {
            let before = self.before.with_value(|before| before.get(term.key).cloned().unwrap_or(Value::Null));
            match self.typed(term.key).with(|typed| value(term, typed, &before, self.by_day(term))) {
                Ok(value) => drop(terms.insert(term.key.to_owned(), value)),
                Err(message) => wrong.push(FieldError::new(term.key, message)),
            }
        }
        if wrong.is_empty() { Ok(terms) } else { Err(wrong) }
    }

    /// All terms with what is changed, as far as it is right.
    pub(super) fn whole(self) -> Terms {
        let mut whole = self.before.get_value();
        if let Ok(changed) = untrack(move || self.check()) {
            whole.extend(changed);
        }
        whole
    }

    /// Takes over terms that were typed as JSON.
    pub(super) fn take(self, terms: &Terms) {
        for term in fields::all().filter(|term| terms.contains_key(term.key)) {
            self.typed(term.key).set(text(term, terms));
        }
    }

    /// Back to what it was.
    pub(super) fn undo(self) {
        fields::all().for_each(|term| self.typed(term.key).set(self.was(term)));
    }
}
