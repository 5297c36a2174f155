//! From a term of the API to the text of its field and back. Numbers stay as they are written.

use super::rate_steps;
use super::term::{Term, TermKind};
use crate::components::forms::check;
use lms::Money;
use lms::bidi::isolate;
use lms::loan_data::Rate;
use serde_json::{Map, Value};

/// The values of terms by their keys.
pub(super) type TermValues = Map<String, Value>;

/// The text of a term's field.
pub(super) fn text(term: &Term, terms: &TermValues) -> String {
    let value = terms.get(term.key).unwrap_or(&Value::Null);
    match (term.kind, value) {
        (TermKind::Rate(_), value) => rate_steps::read(value),
        (_, Value::Null) => String::new(),
        (_, Value::String(text)) => text.clone(),
        (TermKind::Days, Value::Array(days)) => days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        (_, value) => value.to_string(),
    }
}

/// Reads the text of a term that was `before`; `by_day` where a rate depends on the day.
///
/// # Errors
/// The error for the field.
pub(super) fn value(term: &Term, typed: &str, before: &Value, by_day: bool) -> Result<Value, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return if before.is_null() {
            Ok(Value::Null)
        } else {
            Err("A term can't be taken away: enter another.".to_owned())
        };
    }
    match term.kind {
        TermKind::Word(_) => Ok(Value::String(typed.to_owned())),
        TermKind::Switch => Ok(Value::Bool(typed == "true")),
        TermKind::Count(_) => check::count(typed, 0, 100_000).map(Value::from),
        TermKind::Percent => percent(typed),
        TermKind::Amount => {
            Money::parse(typed).map_err(|error| error.to_string()).and_then(|amount| number(&amount.plain()))
        }
        TermKind::Number => number(typed),
        TermKind::Days => days(typed),
        TermKind::Rate(_) if by_day => rate_steps::write(typed, before),
        TermKind::Rate(_) if before.is_array() => {
            rate_steps::write(&format!("={}", rate_steps::flat_rate(typed)), before)
        }
        TermKind::Rate(_) => percent(&rate_steps::flat_rate(typed)),
    }
}

/// A term as shown: "18%", "every month", "yes".
pub(super) fn label(term: &Term, typed: &str) -> String {
    match term.kind {
        _ if typed.trim().is_empty() => "not agreed".to_owned(),
        TermKind::Word(known) => {
            known.iter().find(|(word, _)| *word == typed).map_or(typed, |(_, label)| label).to_owned()
        }
        TermKind::Switch => if typed == "true" { "yes" } else { "no" }.to_owned(),
        TermKind::Rate(_) => rate_steps::label(typed),
        TermKind::Percent => format!("{}%", isolate(typed)),
        TermKind::Amount => format!("₹{}", isolate(typed)),
        TermKind::Count(unit) => format!("{} {unit}", isolate(typed)).trim_end().to_owned(),
        TermKind::Days | TermKind::Number => typed.to_owned(),
    }
}

fn percent(typed: &str) -> Result<Value, String> {
    check::percent(typed).map(|Rate(number)| Value::Number(number))
}

fn number(typed: &str) -> Result<Value, String> {
    check::number(typed)
        .map(Value::Number)
        .ok_or_else(|| "Enter a number in figures, for example 500 or 2.5.".to_owned())
}

fn days(typed: &str) -> Result<Value, String> {
    typed
        .split(',')
        .map(|day| check::count(day, 1, 31).map(Value::from))
        .collect::<Result<Vec<_>, _>>()
        .map(Value::Array)
}
