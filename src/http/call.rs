//! An [`Endpoint`] value as a request: one type for all endpoints, so that the code that sends it is compiled once.

use lms::endpoint::Effect;
use lms::page::PageRequest;
use lms::query::Query;
use lms::{Endpoint, Method, Topic};

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Call {
    pub(crate) effect: Effect,
    /// Whether it carries the bearer token.
    pub(crate) signed_in: bool,
    /// What is stale once it has succeeded.
    pub(crate) stale: &'static [Topic],
    pub(super) body: Option<String>,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) query: Query,
}

impl Call {
    pub(crate) fn of<E: Endpoint>(endpoint: &E) -> Self {
        Self {
            effect: E::EFFECT,
            signed_in: E::SIGNED_IN,
            stale: endpoint.stale(),
            body: endpoint.body(),
            method: E::METHOD,
            path: endpoint.path(),
            query: endpoint.query(),
        }
    }

    /// The page of a list that it asks for; `None` if it asks for none.
    pub(crate) fn page(&self) -> Option<PageRequest> {
        let number = |name| {
            let (_, text) = self.query.pairs().iter().find(|(known, _)| *known == name)?;
            text.parse().ok()
        };
        Some(PageRequest { page: number("page")?, page_size: number("page_size")? })
    }

    /// The same call for another page.
    pub(crate) fn of_page(&self, page: PageRequest) -> Self {
        Self { query: self.query.clone().paged(page), ..self.clone() }
    }
}
