//! Checks of form input: each function returns the value or the error message for its field.

use lms::loan_data::Rate;
use lms::{Day, FieldError, Money, MoneyError, can};
use serde_json::Number;
use std::str::FromStr;

/// Collects all errors of a form.
#[derive(Debug, Default)]
pub(crate) struct Check(Vec<FieldError>);

impl Check {
    /// Returns the value of `field`, or notes its error.
    pub(crate) fn field<T>(&mut self, field: &str, checked: Result<T, impl ToString>) -> Option<T> {
        checked.map_err(|message| self.0.push(FieldError::new(field, message.to_string()))).ok()
    }

    /// Returns `whole`, or all errors noted before.
    pub(crate) fn done<T>(self, whole: Option<T>) -> Result<T, Vec<FieldError>> {
        if self.0.is_empty() { whole.ok_or_else(Vec::new) } else { Err(self.0) }
    }
}

/// Required text, trimmed; `missing` is the error.
pub(crate) fn words(typed: &str, missing: &str) -> Result<String, String> {
    let text = typed.trim();
    if text.is_empty() { Err(missing.to_owned()) } else { Ok(text.to_owned()) }
}

/// Optional text, trimmed.
pub(crate) fn maybe(typed: &str) -> Option<String> {
    Some(typed.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A positive amount.
pub(crate) fn amount(typed: &str) -> Result<Money, String> {
    positive(Money::parse(typed))
}

/// A positive amount of a file, see [`Money::parse_cell`].
pub(crate) fn cell_amount(text: &str) -> Result<Money, String> {
    positive(Money::parse_cell(text))
}

fn positive(amount: Result<Money, MoneyError>) -> Result<Money, String> {
    match amount {
        Ok(amount) if amount.is_positive() => Ok(amount),
        Ok(_) => Err("Enter an amount above zero.".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// An optional [`amount`].
pub(crate) fn maybe_amount(typed: &str) -> Result<Option<Money>, String> {
    if typed.trim().is_empty() { Ok(None) } else { amount(typed).map(Some) }
}

/// A day, as the value of a date field.
pub(crate) fn day(typed: &str) -> Result<Day, String> {
    plausible(Day::parse_iso(typed.trim()).ok_or("Choose a day.")?)
}

/// `day`, unless its year was mistyped.
pub(crate) fn plausible(day: Day) -> Result<Day, String> {
    can::be_a_day(day).map_err(|error| error.to_string())?;
    Ok(day)
}

/// An optional [`day`].
pub(crate) fn maybe_day(typed: &str) -> Result<Option<Day>, String> {
    if typed.trim().is_empty() { Ok(None) } else { day(typed).map(Some) }
}

/// An id or another value with a `FromStr`; `missing` is the error.
pub(crate) fn value<T: FromStr>(typed: &str, missing: &str) -> Result<T, String> {
    typed.trim().parse().map_err(|_| missing.to_owned())
}

/// A percentage from 0 to 100 with at most four decimals, with the digits as typed.
pub(crate) fn percent(typed: &str) -> Result<Rate, String> {
    let wrong = || "Enter a percentage in figures, for example 18 or 1.5.".to_owned();
    let number = number(typed).ok_or_else(wrong)?;
    let whole: u64 = typed.trim().split('.').next().unwrap_or_default().parse().unwrap_or(0);
    let fraction = typed.trim().split_once('.').map_or("", |(_, fraction)| fraction);
    let above = whole > 100 || (whole == 100 && fraction.bytes().any(|digit| digit != b'0'));
    if above {
        return Err("A percentage is at most 100.".to_owned());
    }
    if fraction.len() > 4 {
        return Err("At most four digits after the point.".to_owned());
    }
    Ok(Rate(number))
}

/// A non-negative number without exponent, as JSON writes it.
pub(crate) fn number(typed: &str) -> Option<Number> {
    let text = typed.trim();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return None;
    }
    // JSON has no leading zeros.
    let whole = Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
    let json = if text.contains('.') { format!("{whole}.{fraction}") } else { whole.to_owned() };
    serde_json::from_str(&json).ok()
}

/// A count from `least` to `most`.
pub(crate) fn count(typed: &str, least: u32, most: u32) -> Result<u32, String> {
    match typed.trim().parse() {
        Ok(count) if (least..=most).contains(&count) => Ok(count),
        _ => Err(format!("Enter a whole number from {least} to {most}.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn keeps_the_digits_of_a_percentage() {
        for (typed, sent) in [("18", "18"), (" 1.5 ", "1.5"), ("0.25", "0.25"), ("007", "7"), ("100.0", "100.0")] {
            assert_eq!(percent(typed).unwrap().0.to_string(), sent);
        }
    }

    #[test]
    fn a_mistyped_year_is_no_day() {
        assert!(day("2026-11-23").is_ok());
        for typed in ["0026-11-23", "1926-11-23", "3026-11-23", "20266-11-23", "275760-01-01", ""] {
            assert!(day(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn rejects_invalid_percentages() {
        for typed in ["", "-1", "1,5", "18%", ".5", "5.", "1e3", "100.01", "101", "1.00001", "NaN"] {
            assert!(percent(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn collects_all_errors_of_a_form() {
        let mut check = Check::default();
        let amount = check.field("amount", amount("-5"));
        let name = check.field("name", words("  ", "Enter a name."));
        let errors = check.done(amount.zip(name)).unwrap_err();
        assert_eq!(errors.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["amount", "name"]);
    }
}
