//! An endpoint's values, ready to be sent: one type for all endpoints, so that what sends them is compiled once.

use crate::config;
use gloo_net::http::{Method, RequestBuilder};
use lms::endpoint::Effect;
use lms::query::Query;
use lms::{Endpoint, Topic};

/// One call.
pub(super) struct Call {
    pub(super) effect: Effect,
    pub(super) signed_in: bool,
    /// What is stale once it has succeeded.
    pub(super) stale: &'static [Topic],
    pub(super) body: Option<String>,
    method: lms::Method,
    path: String,
    query: Query,
}

impl Call {
    /// The call that `endpoint` stands for.
    pub(super) fn of<E: Endpoint>(endpoint: &E) -> Self {
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

    /// Its request, without body and token.
    pub(super) fn request(&self) -> RequestBuilder {
        let url = format!("{}{}", config::current().api_base, self.path);
        let method = match self.method {
            lms::Method::Get => Method::GET,
            lms::Method::Post => Method::POST,
            lms::Method::Put => Method::PUT,
            lms::Method::Patch => Method::PATCH,
            lms::Method::Delete => Method::DELETE,
        };
        RequestBuilder::new(&url).method(method).query(self.query.pairs().iter().cloned())
    }
}
