//! Validation of query parameters. All errors are collected by field; unknown parameters are ignored.

use crate::error::{ApiResult, FieldErrors, REQUIRED};
use crate::store::list::Order;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use lms::decimal;
use lms::page::{DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, PageRequest};
use lms::{Day, Instant, Money};
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
