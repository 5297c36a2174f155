//! An endpoint's values, ready to be sent: one type for all endpoints, so that what sends them is compiled once.

use lms::endpoint::Effect;
use lms::query::Query;
use lms::{Endpoint, Method, Topic};

/// One call.
#[derive(Clone)]
pub(super) struct Call {
    pub(super) effect: Effect,
    pub(super) signed_in: bool,
    /// What is stale once it has succeeded.
    pub(super) stale: &'static [Topic],
    pub(super) body: Option<String>,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) query: Query,
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

    /// Whether both, if they are reads, ask for the same.
    pub(super) fn reads_as(&self, other: &Self) -> bool {
        self.path == other.path && self.query == other.query && self.body == other.body
    }
}
