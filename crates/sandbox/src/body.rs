//! Validation of JSON bodies. All errors are collected by field; unknown keys are ignored.

use crate::error::{ApiError, ApiResult, FieldErrors, REQUIRED};
use lms::{Day, Money, can};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// JSON object of a request body.
#[derive(Debug)]
pub struct Body {
    keys: Map<String, Value>,
    errors: FieldErrors,
}

impl Body {
    /// Parses a body; 400 unless it is a JSON object.
    pub fn parse(bytes: &[u8]) -> ApiResult<Self> {
        serde_json::from_slice(bytes)
            .map_err(|_| ApiError::BadRequest("The body is not valid JSON."))
            .and_then(Self::from_value)
    }

    /// Reads a nested value; 400 unless it is a JSON object.
    pub fn from_value(value: Value) -> ApiResult<Self> {
        match value {
            Value::Object(keys) => Ok(Self { keys, errors: FieldErrors::default() }),
            _ => Err(ApiError::BadRequest("Send a JSON object.")),
        }
    }

    /// Returns whether the object has no keys.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Returns whether a key is present, even with null.
    pub fn has(&self, name: &str) -> bool {
        self.keys.contains_key(name)
    }

    /// Returns whether a key is present with a value other than null.
    pub fn has_value(&self, name: &str) -> bool {
        self.keys.get(name).is_some_and(|value| !value.is_null())
    }

    /// Reads an optional value. `None` if it is missing or null; `None` with an error if it is invalid.
    pub fn optional<T: DeserializeOwned + Serialize>(&mut self, name: &str, message: &str) -> Option<T> {
        self.keys.get(name).filter(|value| !value.is_null())?;
        self.required(name, message)
    }

    /// Reads a required amount above zero.
    pub fn amount(&mut self, name: &str) -> Option<Money> {
        let amount: Money = self.required(name, "A valid number is required.")?;
        if !amount.is_positive() {
            self.add_error(name, "Ensure this value is greater than 0.");
            return None;
        }
        Some(amount)
    }

    /// Reads an optional amount above zero.
    pub fn optional_amount(&mut self, name: &str) -> Option<Money> {
        self.keys.get(name).filter(|value| !value.is_null())?;
        self.amount(name)
    }

    /// Reads an optional day, sent as an instant within it.
    pub fn optional_day(&mut self, name: &str) -> Option<Day> {
        self.keys.get(name).filter(|value| !value.is_null())?;
        self.day(name)
    }

    /// Reads a required day, sent as an instant within it.
    pub fn day(&mut self, name: &str) -> Option<Day> {
        let day: Day = self.required(name, "Enter a day as epoch seconds.")?;
        match can::be_a_day(day) {
            Ok(()) => Some(day),
            Err(error) => {
                self.add_error(name, error.to_string());
                None
            }
        }
    }

    /// Reads a required text of at most `max_len` characters that is not blank.
    pub fn text(&mut self, name: &str, max_len: usize) -> Option<String> {
        let text: String = self.required(name, "Not a valid string.")?;
        let text = text.trim().to_owned();
        if text.is_empty() {
            self.add_error(name, "This field may not be blank.");
            return None;
        }
        if text.chars().count() > max_len {
            self.add_error(name, format!("Ensure this field has no more than {max_len} characters."));
            return None;
        }
        Some(text)
    }

    /// Reads an optional text of at most `max_len` characters.
    pub fn optional_text(&mut self, name: &str, max_len: usize) -> Option<String> {
        self.keys.get(name).filter(|value| !value.is_null())?;
        self.text(name, max_len)
    }

    pub fn remark(&mut self) -> Option<String> {
        self.optional_text("remark", 500)
    }

    /// Reads a required value. `None` with an error if it is missing or invalid.
    pub fn required<T: DeserializeOwned + Serialize>(&mut self, name: &str, message: &str) -> Option<T> {
        match self.keys.get(name) {
            None | Some(Value::Null) => {
                self.errors.add(name, REQUIRED);
                None
            }
            Some(value) => {
                let read = read_exactly(value);
                if read.is_none() {
                    self.errors.add(name, message);
                }
                read
            }
        }
    }

    /// Adds an error for a field.
    pub fn add_error(&mut self, name: &str, message: impl Into<String>) {
        self.errors.add(name, message);
    }

    /// Reads a required nested object; 400 if it is missing or not an object.
    pub fn object(&mut self, name: &str) -> ApiResult<Self> {
        match self.keys.get(name) {
            Some(Value::Object(keys)) => Ok(Self { keys: keys.clone(), errors: FieldErrors::default() }),
            None => Err(ApiError::field(name, REQUIRED)),
            Some(_) => Err(ApiError::field(name, "Send an object.")),
        }
    }

    /// Returns 400 with the collected errors, if any.
    pub fn check(self) -> ApiResult<()> {
        self.errors.check()
    }
}

/// Reads a value of a request in its documented form only. The types of `lms` also read the forms that other servers
/// reply with, such as numbers as text.
pub fn read_exactly<T: DeserializeOwned + Serialize>(value: &Value) -> Option<T> {
    let read = serde_json::from_value(value.clone()).ok()?;
    has_form_of(value, &serde_json::to_value(&read).ok()?).then_some(read)
}

/// Whether all values of `sent` that are in `read` have the same type of JSON.
fn has_form_of(sent: &Value, read: &Value) -> bool {
    match (sent, read) {
        (Value::Array(sent), Value::Array(read)) => sent.iter().zip(read).all(|(sent, read)| has_form_of(sent, read)),
        (Value::Object(sent), Value::Object(read)) => {
            sent.iter().all(|(name, sent)| read.get(name).is_none_or(|read| has_form_of(sent, read)))
        }
        _ => std::mem::discriminant(sent) == std::mem::discriminant(read),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_numbers_and_days_only_as_numbers() {
        let (mut body, sent) =
            (Body::from_value(json!({ "amount": 5000.5, "day": 1704479399.999999 })).unwrap(), 500_050);
        assert_eq!(body.amount("amount"), Some(Money::from_paise(sent)));
        assert_eq!(body.day("day"), Day::new(2024, 1, 5));
        let as_text = json!({ "amount": "5000.50", "day": "2024-01-05", "name": 17 });
        let mut body = Body::from_value(as_text).unwrap();
        assert_eq!((body.amount("amount"), body.day("day"), body.text("name", 10)), (None, None, None));
        assert!(body.check().is_err());
    }
}
