//! Query parameters of a call.

use crate::page::PageRequest;
use std::fmt::Display;

/// Query parameters in the order in which they are added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(&'static str, String)>);

impl Query {
    /// No parameters.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `name=value`, unless the value is `None` or empty.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Option<impl Display>) -> Self {
        if let Some(value) = value {
            self.put(name, &value);
        }
        self
    }

    /// Not generic, so that it is compiled once and not for each type of value.
    fn put(&mut self, name: &'static str, value: &dyn Display) {
        let value = value.to_string();
        if !value.is_empty() {
            self.0.push((name, value));
        }
    }

    /// Adds `page` and `page_size`, in the place of those that it has.
    #[must_use]
    pub fn paged(mut self, page: PageRequest) -> Self {
        self.0.retain(|(name, _)| !matches!(*name, "page" | "page_size"));
        self.with("page", Some(page.page)).with("page_size", Some(page.page_size))
    }

    /// The unencoded pairs.
    pub fn pairs(&self) -> &[(&'static str, String)] {
        &self.0
    }
}
