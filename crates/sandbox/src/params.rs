//! Query parameters and JSON bodies, checked; whatever is wrong is told field by field, all at once.
//! Parameters that nobody asks for are ignored, as are unknown keys of a body.

use crate::error::{Answer, FieldErrors, Refusal};
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

/// The query parameters of a call.
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
    /// A parameter that is there and not empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        let pair = self.pairs.iter().rev().find(|(key, value)| key == name && !value.trim().is_empty())?;
        Some(pair.1.trim())
    }

    /// A parameter read by `read`, which fails with `complaint`.
    fn read<T>(&mut self, name: &str, complaint: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let value = self.text(name)?.to_owned();
        let read = read(&value);
        if read.is_none() {
            self.errors.add(name, complaint);
        }
        read
    }

    /// `page` and `page_size`.
    pub fn page(&mut self) -> PageRequest {
        let positive = |text: &str| text.parse::<u64>().ok().filter(|number| *number > 0);
        let page = self.read("page", "Enter a whole number from 1.", positive).unwrap_or(1);
        let complaint = format!("Enter a whole number from 1 to {MAX_PAGE_SIZE}.");
        let page_size = self
            .read("page_size", &complaint, |text| positive(text).filter(|size| *size <= MAX_PAGE_SIZE))
            .unwrap_or(DEFAULT_PAGE_SIZE);
        PageRequest { page, page_size }
    }

    /// `ordering`: one of the list's names, `-` before it for descending.
    pub fn order(&mut self, allowed: &[(&str, &'static str)], default: Order) -> Order {
        let complaint = format!(
            "Order by one of {}, with - before it for descending.",
            allowed.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
        );
        let order = |text: &str| {
            let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
            let (_, column) = allowed.iter().find(|(known, _)| *known == name)?;
            Some(Order { column, descending })
        };
        self.read("ordering", &complaint, order).unwrap_or(default)
    }

    /// Comma-separated choices, each one of `known`.
    pub fn choices<'a>(&mut self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let known: Vec<&str> = known.into_iter().collect();
        let complaint = format!("Select from {}.", known.join(", "));
        let choices = |text: &str| {
            let chosen: Vec<String> =
                text.split(',').map(|choice| choice.trim().to_owned()).filter(|choice| !choice.is_empty()).collect();
            chosen.iter().all(|choice| known.contains(&choice.as_str())).then_some(chosen)
        };
        self.read(name, &complaint, choices).unwrap_or_default()
    }

    /// A UUID.
    pub fn id(&mut self, name: &str) -> Option<Uuid> {
        self.read(name, "Enter a valid UUID.", |text| text.parse().ok())
    }

    /// An amount in rupees.
    pub fn money(&mut self, name: &str) -> Option<Money> {
        self.read(name, "Enter an amount in rupees.", |text| decimal::scaled(text, 2).map(Money::from_paise))
    }

    /// Epoch seconds.
    pub fn instant(&mut self, name: &str) -> Option<Instant> {
        self.read(name, "Enter epoch seconds.", |text| decimal::scaled(text, 7).map(Instant::from_ticks))
    }

    /// A day, given as an instant within it.
    pub fn day(&mut self, name: &str) -> Option<Day> {
        self.instant(name).map(Instant::day)
    }

    /// A whole number.
    pub fn integer(&mut self, name: &str) -> Option<i64> {
        self.read(name, "Enter a whole number.", |text| text.parse().ok())
    }

    /// `true` or `false`.
    pub fn flag(&mut self, name: &str) -> Option<bool> {
        self.read(name, "Enter true or false.", |text| text.parse().ok())
    }

    /// Whether `expand` names a relation.
    pub fn expands(&self, relation: &str) -> bool {
        self.text("expand").is_some_and(|names| names.split(',').any(|name| name.trim() == relation))
    }

    /// Complains where a parameter is missing; one that is there has its own complaint.
    pub fn require(&mut self, name: &str) {
        if self.text(name).is_none() {
            self.errors.add(name, REQUIRED);
        }
    }

    /// Refuses when anything was wrong.
    ///
    /// # Errors
    /// 400, naming the parameters.
    pub fn check(self) -> Answer<()> {
        self.errors.check()
    }
}

/// The JSON object of a body.
#[derive(Debug)]
pub struct Body {
    keys: Map<String, Value>,
    errors: FieldErrors,
}

const REQUIRED: &str = "This field is required.";

impl Body {
    /// Reads a body.
    ///
    /// # Errors
    /// 400 where it is no JSON object.
    pub fn parse(bytes: &[u8]) -> Answer<Self> {
        serde_json::from_slice(bytes).map_err(|_| Refusal::Malformed("The body is not valid JSON.")).and_then(Self::of)
    }

    /// Reads a value within a body.
    ///
    /// # Errors
    /// 400 where it is no JSON object.
    pub fn of(value: Value) -> Answer<Self> {
        match value {
            Value::Object(keys) => Ok(Self { keys, errors: FieldErrors::default() }),
            _ => Err(Refusal::Malformed("Send a JSON object.")),
        }
    }

    /// Whether it has no key at all.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Whether a key is there, with any value.
    pub fn has(&self, name: &str) -> bool {
        self.keys.contains_key(name)
    }

    /// Whether a key is there with a value other than null.
    pub fn given(&self, name: &str) -> bool {
        self.keys.get(name).is_some_and(|value| !value.is_null())
    }

    /// A value that may be missing or null; `None`, and a complaint, where it is of the wrong form.
    pub fn optional<T: DeserializeOwned>(&mut self, name: &str, complaint: &str) -> Option<T> {
        self.keys.get(name).filter(|value| !value.is_null())?;
        self.required(name, complaint)
    }

    /// An amount above zero.
    pub fn amount(&mut self, name: &str) -> Option<Money> {
        let amount: Money = self.required(name, "A valid number is required.")?;
        if !amount.is_positive() {
            self.complain(name, "Ensure this value is greater than 0.");
            return None;
        }
        Some(amount)
    }

    /// An amount above zero, or none.
    pub fn maybe_amount(&mut self, name: &str) -> Option<Money> {
        self.keys.get(name).filter(|value| !value.is_null())?;
        self.amount(name)
    }

    /// A day, sent as an instant within it.
    pub fn maybe_day(&mut self, name: &str) -> Option<Day> {
        self.optional(name, "Enter a day as epoch seconds.")
    }

    /// Words of at most `most` characters, and not empty.
    pub fn text(&mut self, name: &str, most: usize) -> Option<String> {
        let text: String = self.required(name, "Not a valid string.")?;
        let text = text.trim().to_owned();
        if text.is_empty() {
            self.complain(name, "This field may not be blank.");
            return None;
        }
        if text.chars().count() > most {
            self.complain(name, format!("Ensure this field has no more than {most} characters."));
            return None;
        }
        Some(text)
    }

    /// Words of at most `most` characters, or none.
    pub fn maybe_text(&mut self, name: &str, most: usize) -> Option<String> {
        self.keys.get(name).filter(|value| !value.is_null())?;
        self.text(name, most)
    }

    /// A remark.
    pub fn remark(&mut self) -> Option<String> {
        self.maybe_text("remark", 500)
    }

    /// A required value; `None`, and a complaint, where it is missing or of the wrong form.
    pub fn required<T: DeserializeOwned>(&mut self, name: &str, complaint: &str) -> Option<T> {
        match self.keys.get(name) {
            None | Some(Value::Null) => {
                self.errors.add(name, REQUIRED);
                None
            }
            Some(value) => {
                let read = serde_json::from_value(value.clone()).ok();
                if read.is_none() {
                    self.errors.add(name, complaint);
                }
                read
            }
        }
    }

    /// Adds what is wrong with a field.
    pub fn complain(&mut self, name: &str, message: impl Into<String>) {
        self.errors.add(name, message);
    }

    /// An object within the body, to be read in its turn.
    ///
    /// # Errors
    /// 400, naming it, where there is none.
    pub fn object(&mut self, name: &str) -> Answer<Self> {
        match self.keys.get(name) {
            Some(Value::Object(keys)) => Ok(Self { keys: keys.clone(), errors: FieldErrors::default() }),
            None => Err(Refusal::field(name, REQUIRED)),
            Some(_) => Err(Refusal::field(name, "Send an object.")),
        }
    }

    /// Refuses when anything was wrong.
    ///
    /// # Errors
    /// 400, naming the fields.
    pub fn check(self) -> Answer<()> {
        self.errors.check()
    }
}
