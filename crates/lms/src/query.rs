//! Query parameters of a call, written in one place.

use crate::page::PageRequest;
use std::fmt::Display;

/// The parameters of one call, in the order they are added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(&'static str, String)>);

impl Query {
    /// No parameters.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `name=value` where there is a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Option<impl Display>) -> Self {
        if let Some(value) = value {
            self.put(name, &value);
        }
        self
    }

    /// One piece of code for all types of values: `with` is compiled for each.
    fn put(&mut self, name: &'static str, value: &dyn Display) {
        let value = value.to_string();
        if !value.is_empty() {
            self.0.push((name, value));
        }
    }

    /// Adds `page` and `page_size`.
    #[must_use]
    pub fn paged(self, page: PageRequest) -> Self {
        self.with("page", Some(page.page)).with("page_size", Some(page.page_size))
    }

    /// The pairs, for the sender to encode.
    pub fn pairs(&self) -> &[(&'static str, String)] {
        &self.0
    }
}
