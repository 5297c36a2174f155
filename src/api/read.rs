//! Reads as the query cache knows them.

use crate::http::Call;
use lms::{Endpoint, Topic};
use std::any::{Any, TypeId};
use std::sync::Arc;

/// A parsed reply of any endpoint.
pub(super) type Reply = Arc<dyn Any + Send + Sync>;

/// A read, ready to be sent and parsed: one type for all endpoints, so that the cache is compiled once.
pub(super) struct Read {
    pub(super) call: Call,
    /// What makes the reply stale.
    pub(super) topics: &'static [Topic],
    reply: TypeId,
    pub(super) parse: fn(String) -> Option<Reply>,
}

impl Read {
    pub(super) fn of<E>(endpoint: &E) -> Self
    where
        E: Endpoint,
        E::Reply: Send + Sync + 'static,
    {
        Self {
            call: Call::of(endpoint),
            topics: E::SHOWS,
            reply: TypeId::of::<E::Reply>(),
            parse: |body| Some(Arc::new(E::read(body)?)),
        }
    }
}

impl PartialEq for Read {
    fn eq(&self, other: &Self) -> bool {
        self.reply == other.reply && self.call == other.call
    }
}
