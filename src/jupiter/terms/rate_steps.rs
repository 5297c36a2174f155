//! Rates that depend on the day: steps, as typed; the last has no end. The API calls them slabs.

use crate::components::forms::check;
use lms::bidi::isolate;
use lms::loan_data::Rate;
use serde_json::{Value, json};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RateStep {
    /// The last day; empty for no end.
    pub(super) days: String,
    /// Percent.
    pub(super) rate: String,
}

/// The steps of a text: `15=18;30=24;=36`. A flat rate is one step without an end.
pub(super) fn steps(text: &str) -> Vec<RateStep> {
    let step = |part: &str| match part.split_once('=') {
        Some((days, rate)) => RateStep { days: days.to_owned(), rate: rate.to_owned() },
        None => RateStep { days: String::new(), rate: part.to_owned() },
    };
    text.split(';').map(step).collect()
}

/// The text of steps.
pub(super) fn text(steps: &[RateStep]) -> String {
    steps.iter().map(|step| format!("{}={}", step.days, step.rate)).collect::<Vec<_>>().join(";")
}

/// The rate of the last step, which a text becomes when the rate no longer depends on the day.
pub(super) fn flat_rate(text: &str) -> String {
    steps(text).pop().unwrap_or_default().rate
}

/// The text of a rate of the API.
pub(super) fn read(value: &Value) -> String {
    let step = |slab: &Value| RateStep {
        days: match &slab["days"] {
            Value::Number(days) if days.as_i64() == Some(-1) => String::new(),
            Value::String(days) if days == "inf" => String::new(),
            Value::String(days) => days.clone(),
            days => days.to_string(),
        },
        rate: slab["value"].to_string(),
    };
    match value {
        Value::Array(slabs) => text(&slabs.iter().map(step).collect::<Vec<_>>()),
        Value::Null => String::new(),
        rate => rate.to_string(),
    }
}

/// The steps for the API, in the format that it used `before`.
///
/// # Errors
/// The first thing that is wrong with the steps.
pub(super) fn write(typed: &str, before: &Value) -> Result<Value, String> {
    let slabs = before.as_array().map(Vec::as_slice).unwrap_or_default();
    let no_end = slabs.iter().map(|slab| &slab["days"]).find(|days| **days == json!(-1) || **days == json!("inf"));
    let numbers = slabs.iter().any(|slab| slab["days"].as_i64().is_some_and(|days| days >= 0));
    let steps = steps(typed);
    let mut last_day = 0;
    let mut written = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let is_last = at + 1 == steps.len();
        let days = match step.days.trim() {
            "" if is_last => no_end.cloned().unwrap_or_else(|| json!("inf")),
            "" => return Err(format!("Step {}: say up to which day it goes; only the last has no end.", at + 1)),
            days => {
                let day: u32 = days.parse().map_err(|_| format!("Step {}: a day is a whole number.", at + 1))?;
                if day <= last_day {
                    return Err(format!("Step {}: its day must come after day {last_day}.", at + 1));
                }
                last_day = day;
                if numbers { json!(day) } else { json!(day.to_string()) }
            }
        };
        let Rate(rate) = check::percent(&step.rate).map_err(|why| format!("Step {}: {why}", at + 1))?;
        written.push(json!({ "days": days, "value": rate }));
    }
    Ok(Value::Array(written))
}

/// A rate as shown: "18%", "18% to day 15, 36% after".
pub(super) fn label(text: &str) -> String {
    if text.is_empty() {
        return "not agreed".to_owned();
    }
    let all = steps(text);
    let last = all.len() - 1;
    let step = |(at, step): (usize, &RateStep)| match step.days.as_str() {
        "" if last == 0 => format!("{}%", isolate(&step.rate)),
        "" if at == last => format!("{}% after", isolate(&step.rate)),
        days => format!("{}% to day {}", isolate(&step.rate), isolate(days)),
    };
    all.iter().enumerate().map(step).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn writes_steps_in_the_format_of_the_api() {
        let before = json!([{"days": "15", "value": 18}, {"days": "30", "value": 24}, {"days": -1, "value": 36}]);
        assert_eq!(read(&before), "15=18;30=24;=36");
        assert_eq!(write("15=18;30=24;=36", &before).unwrap(), before);
        assert_eq!(
            write("10=18.5;=40", &before).unwrap(),
            json!([{"days": "10", "value": 18.5}, {"days": -1, "value": 40}])
        );
        assert_eq!(write("=12", &json!(9)).unwrap(), json!([{"days": "inf", "value": 12}]));
    }

    #[test]
    fn rejects_invalid_steps() {
        for (typed, expected) in [
            ("15=18;10=20;=30", "Step 2: its day must come after day 15."),
            ("=18;=20", "Step 1: say up to which day it goes; only the last has no end."),
            ("15=x;=20", "Step 1: Enter a percentage"),
            ("soon=18;=20", "Step 1: a day is a whole number."),
        ] {
            assert!(write(typed, &Value::Null).unwrap_err().starts_with(expected), "{typed}");
        }
    }

    #[test]
    fn labels_a_rate() {
        assert_eq!(label("15=18;=36"), "18% to day 15, 36% after");
        assert_eq!(label("18"), "18%");
    }
}
