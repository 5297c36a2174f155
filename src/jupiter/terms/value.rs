//! From a term of the API to the text of its field, and back. Numbers stay as they were written.

use super::fields::{Kind, Term};
use super::slabs;
use crate::components::forms::check;
use lms::Money;
use lms::loan_data::Rate;
use serde_json::{Map, Value};

/// Terms by their keys.
pub(super) type Terms = Map<String, Value>;

/// The text of a term's field.
pub(super) fn text(term: &Term, terms: &Terms) -> String {
    let value = terms.get(term.key).unwrap_or(&Value::Null);
    match (term.kind, value) {
        (Kind::Rate(_), value) => slabs::read(value),
        (_, Value::Null) => String::new(),
        (_, Value::String(text)) => text.clone(),
        (Kind::Days, Value::Array(days)) => days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        (_, value) => value.to_string(),
    }
}

/// The term that is typed, `before` it was changed as `before`; `by_day` where a rate depends on the day.
///
/// # Errors
/// What is wrong, for its field.
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
        Kind::Word(_) => Ok(Value::String(typed.to_owned())),
        Kind::Switch => Ok(Value::Bool(typed == "true")),
        Kind::Count(_) => check::count(typed, 0, 100_000).map(Value::from),
        Kind::Percent => percent(typed),
        Kind::Amount => {
            Money::parse(typed).map_err(|error| error.to_string()).and_then(|amount| number(&amount.plain()))
        }
        Kind::Number => number(typed),
        Kind::Days => days(typed),
        Kind::Rate(_) if by_day => slabs::write(typed, before),
        Kind::Rate(_) if before.is_array() => slabs::write(&format!("={}", slabs::flat(typed)), before),
        Kind::Rate(_) => percent(&slabs::flat(typed)),
    }
}

/// A term in words: "18%", "every month", "Yes".
pub(super) fn words(term: &Term, typed: &str) -> String {
    match term.kind {
        _ if typed.trim().is_empty() => "not agreed".to_owned(),
        Kind::Word(known) => known.iter().find(|(word, _)| *word == typed).map_or(typed, |(_, label)| label).to_owned(),
        Kind::Switch => if typed == "true" { "yes" } else { "no" }.to_owned(),
        Kind::Rate(_) => slabs::words(typed),
        Kind::Percent => format!("{typed}%"),
        Kind::Amount => format!("₹{typed}"),
        Kind::Count(unit) => format!("{typed} {unit}").trim_end().to_owned(),
        Kind::Days | Kind::Number => typed.to_owned(),
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
