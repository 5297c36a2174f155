//! Validation of query parameters and JSON bodies. All errors are collected by field; unknown parameters and keys are
//! ignored.

use crate::error::{ApiError, ApiResult, FieldErrors};
use crate::store::list::Order;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use lms::decimal;
use lms::page::{DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, PageRequest};
use lms::{Day, Instant, Money};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::convert::Infallible;
use uuid::Uuid;

/// Query parameters of a request.
#[derive(Debug)]
pub struct Params {
    pairs: Vec<(String, String)>,
    errors: FieldErrors,
}

impl<S: Sync> FromRequestParts<S> for Params {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default();
        Ok(Self {
            pairs: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            errors: FieldErrors::default(),
        })
    }
}

impl Params {
    /// Returns a parameter unless it is missing or blank.
    pub fn text(&self, name: &str) -> Option<&str> {
        let pair = self.pairs.iter().rev().find(|(key, value)| key == name && !value.trim().is_empty())?;
        Some(pair.1.trim())
    }

    /// Parses a parameter with `read`; if that fails, adds the error message `message`.
    fn read<T>(&mut self, name: &str, message: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let value = self.text(name)?.to_owned();
        let read = read(&value);
        if read.is_none() {
            self.errors.add(name, message);
        }
        read
    }

    /// Reads `page` and `page_size`.
    pub fn page(&mut self) -> PageRequest {
        let positive = |text: &str| text.parse::<u64>().ok().filter(|number| *number > 0);
        let page = self.read("page", "Enter a whole number from 1.", positive).unwrap_or(1);
        let message = format!("Enter a whole number from 1 to {MAX_PAGE_SIZE}.");
        let page_size = self
            .read("page_size", &message, |text| positive(text).filter(|size| *size <= MAX_PAGE_SIZE))
            .unwrap_or(DEFAULT_PAGE_SIZE);
        PageRequest { page, page_size }
    }

    /// Reads `ordering`: one of the allowed names, with `-` before it for descending.
    pub fn order(&mut self, allowed: &[(&str, &'static str)], default: Order) -> Order {
        let message = format!(
            "Order by one of {}, with - before it for descending.",
            allowed.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
        );
        let order = |text: &str| {
            let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
            let (_, column) = allowed.iter().find(|(known, _)| *known == name)?;
            Some(Order { column, descending })
        };
        self.read("ordering", &message, order).unwrap_or(default)
    }

    /// Reads comma-separated values, each of which must be one of `known`.
    pub fn choices<'a>(&mut self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let known: Vec<&str> = known.into_iter().collect();
        let message = format!("Select from {}.", known.join(", "));
        let choices = |text: &str| {
            let chosen: Vec<String> =
                text.split(',').map(|choice| choice.trim().to_owned()).filter(|choice| !choice.is_empty()).collect();
            chosen.iter().all(|choice| known.contains(&choice.as_str())).then_some(chosen)
        };
        self.read(name, &message, choices).unwrap_or_default()
    }

    pub fn id(&mut self, name: &str) -> Option<Uuid> {
        self.read(name, "Enter a valid UUID.", |text| text.parse().ok())
    }

    /// Reads an amount in rupees.
    pub fn money(&mut self, name: &str) -> Option<Money> {
        self.read(name, "Enter an amount in rupees.", |text| decimal::scaled(text, 2).map(Money::from_paise))
    }

    /// Reads an instant in epoch seconds.
    pub fn instant(&mut self, name: &str) -> Option<Instant> {
        self.read(name, "Enter epoch seconds.", |text| decimal::scaled(text, 7).map(Instant::from_ticks))
    }

    /// Reads a day, given as an instant within it.
    pub fn day(&mut self, name: &str) -> Option<Day> {
        self.instant(name).map(Instant::day)
    }

    pub fn integer(&mut self, name: &str) -> Option<i64> {
        self.read(name, "Enter a whole number.", |text| text.parse().ok())
    }

    pub fn boolean(&mut self, name: &str) -> Option<bool> {
        self.read(name, "Enter true or false.", |text| text.parse().ok())
    }

    /// Returns whether `expand` includes a relation.
    pub fn expands(&self, relation: &str) -> bool {
        self.text("expand").is_some_and(|names| names.split(',').any(|name| name.trim() == relation))
    }

    /// Adds an error if a parameter is missing; invalid ones have an error already.
    pub fn require(&mut self, name: &str) {
        if self.text(name).is_none() {
            self.errors.add(name, REQUIRED);
        }
    }

    /// Returns 400 with the collected errors, if any.
    pub fn check(self) -> ApiResult<()> {
        self.errors.check()
    }
}

/// JSON object of a request body.
#[derive(Debug)]
pub struct Body {
    keys: Map<String, Value>,
    errors: FieldErrors,
}

const REQUIRED: &str = "This field is required.";

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
    pub fn optional<T: DeserializeOwned>(&mut self, name: &str, message: &str) -> Option<T> {
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
        self.optional(name, "Enter a day as epoch seconds.")
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
    pub fn required<T: DeserializeOwned>(&mut self, name: &str, message: &str) -> Option<T> {
        match self.keys.get(name) {
            None | Some(Value::Null) => {
                self.errors.add(name, REQUIRED);
                None
            }
            Some(value) => {
                let read = serde_json::from_value(value.clone()).ok();
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
