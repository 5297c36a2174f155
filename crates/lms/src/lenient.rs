//! Scalars that a server may write in more than one form: numbers as text (many Django servers send decimals so), text
//! as numbers, days and instants as ISO 8601. For `deserialize_with`; what is written keeps the documented form.

mod gaps;

pub use gaps::read_noting_gaps;
pub(crate) use gaps::{amounts, counts, instants};

use crate::{Instant, decimal, time};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde_json::Number;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A JSON value that is a number or a text, as the text of either.
struct Scalar(String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Box::<RawValue>::deserialize(deserializer)?;
        scalar(json.get()).map(Self).ok_or_else(|| D::Error::custom("neither a number nor a text"))
    }
}

fn scalar(json: &str) -> Option<String> {
    match json.as_bytes().first()? {
        b'"' => serde_json::from_str::<Cow<'_, str>>(json).ok().map(Cow::into_owned),
        b'-' | b'0'..=b'9' => Some(json.to_owned()),
        _ => None,
    }
}

/// Reads a decimal number, or one written as text, as a number of `10^-PLACES`.
pub(crate) fn scaled<'de, D: Deserializer<'de>, const PLACES: u32>(
    deserializer: D,
    expecting: &'static str,
) -> Result<i64, D::Error> {
    let Scalar(text) = Scalar::deserialize(deserializer)?;
    decimal::scaled(text.trim(), PLACES).ok_or_else(|| D::Error::custom(expecting))
}

/// Reads epoch seconds as a number or as text, or an ISO 8601 day or date and time, as ticks of 100 ns.
pub(crate) fn ticks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let Scalar(text) = Scalar::deserialize(deserializer)?;
    ticks_of(&text)
}

/// Reads an instant; null as [`Instant::UNKNOWN`]. For instants that are only shown.
pub(crate) fn instant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

fn ticks_of<E: Error>(text: &str) -> Result<i64, E> {
    let text = text.trim();
    decimal::scaled(text, 7)
        .or_else(|| time::iso::ticks(text))
        .ok_or_else(|| E::custom("expected epoch seconds or an ISO 8601 date"))
}

/// Reads a whole number, or one written as text.
pub(crate) fn integer<'de, D: Deserializer<'de>, N: TryFrom<i64>>(deserializer: D) -> Result<N, D::Error> {
    let Scalar(text) = Scalar::deserialize(deserializer)?;
    whole(text.trim())
        .and_then(|number| N::try_from(number).ok())
        .ok_or_else(|| D::Error::custom("expected a whole number"))
}

/// The same; null as `None`.
pub(crate) fn optional_integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    let text = optional_text(deserializer)?;
    text.map(|text| whole(text.trim()).ok_or_else(|| D::Error::custom("expected a whole number"))).transpose()
}

/// Reads true or false; null as false. For what is only claimed if the server says so.
pub(crate) fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// `3`, `3.0` and `3e0` are whole, `3.5` is not.
fn whole(text: &str) -> Option<i64> {
    let tenths_of_millionths = decimal::scaled(text, 7)?;
    (tenths_of_millionths % 10_000_000 == 0).then_some(tenths_of_millionths / 10_000_000)
}

/// Reads a number as it is written, or one written as text. Not by [`Scalar`]: rates are within untagged enums, which have
/// no text of the number any more.
pub(crate) fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
    deserializer.deserialize_any(NumberVisitor)
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number, or one written as text")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Number, E> {
        Ok(number.into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Number, E> {
        Ok(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Number, E> {
        Number::from_f64(number).ok_or_else(|| E::custom("not a finite number"))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Number, E> {
        text.trim().parse().map_err(E::custom)
    }
}

/// Reads a text, or a number as its text; null as an empty text. With `default`, so is a key that is missing.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    optional_text(deserializer).map(Option::unwrap_or_default)
}

/// Reads a text, or a number as its text; null as `None`.
pub(crate) fn optional_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<Scalar>::deserialize(deserializer)?.map(|Scalar(text)| text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Day, Money};
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Row {
        amount: Money,
        #[serde(deserialize_with = "integer")]
        dpd: i64,
        #[serde(default, deserialize_with = "text")]
        name: String,
        #[serde(default, deserialize_with = "optional_text")]
        utr: Option<String>,
    }

    fn row(json: &str) -> Option<(i64, i64, String, Option<String>)> {
        serde_json::from_str::<Row>(json).ok().map(|row| (row.amount.paise(), row.dpd, row.name, row.utr))
    }

    #[test]
    fn numbers_are_read_from_text_and_text_from_numbers() {
        let read = Some((500_050, 3, "17".to_owned(), Some("000123".to_owned())));
        assert_eq!(row(r#"{"amount": 5000.5, "dpd": 3, "name": "17", "utr": "000123"}"#), read);
        assert_eq!(row(r#"{"amount": "5000.50", "dpd": "3", "name": 17, "utr": "000123"}"#), read);
        assert_eq!(row(r#"{"amount": " 5000.50 ", "dpd": 3.0, "name": 17, "utr": "000123"}"#), read);
    }

    #[test]
    fn missing_and_null_text_is_empty() {
        let read = Some((1, 0, String::new(), None));
        assert_eq!(row(r#"{"amount": 0.01, "dpd": 0}"#), read);
        assert_eq!(row(r#"{"amount": 0.01, "dpd": 0, "name": null, "utr": null}"#), read);
    }

    #[test]
    fn what_is_no_number_is_not_read_as_one() {
        for amount in ["null", r#""""#, r#""5,000""#, r#""NaN""#, "true", "[5000]", r#"{"value": 5000}"#, r#""१००""#]
        {
            assert_eq!(row(&format!(r#"{{"amount": {amount}, "dpd": 0}}"#)), None, "{amount}");
            assert_eq!(row(&format!(r#"{{"amount": 1, "dpd": {amount}}}"#)), None, "{amount}");
        }
        assert_eq!(row(r#"{"amount": 1, "dpd": 3.5}"#), None);
    }

    #[test]
    fn days_are_read_in_all_their_forms() {
        let day = Day::new(2024, 1, 5);
        for json in [
            "1704479399.999999",
            r#""1704479399.999999""#,
            r#""2024-01-05""#,
            r#""2024-01-05T00:00:00""#,
            r#""2024-01-05 23:59:59.999999""#,
            r#""2024-01-05T23:59:59.999999+05:30""#,
            r#""2024-01-04T18:30:00Z""#,
        ] {
            assert_eq!(serde_json::from_str(json).ok(), day, "{json}");
        }
        for json in [r#""2024-02-30""#, r#""05/01/2024""#, r#""2024-01-05T25:00:00""#, r#""soon""#, "null", r#""""#] {
            assert_eq!(serde_json::from_str::<Day>(json).ok(), None, "{json}");
        }
    }

    #[test]
    fn instants_have_the_offset_that_they_are_written_with() {
        let instant = |json: &str| serde_json::from_str::<Instant>(json).map(|instant| instant.to_string()).ok();
        for json in [r#""2026-11-23T13:05:00Z""#, r#""2026-11-23T18:35:00+05:30""#, r#""2026-11-23T18:35:00""#] {
            assert_eq!(instant(json).as_deref(), Some("23 Nov 2026, 18:35"), "{json}");
        }
    }
}
