//! Reads as the query cache knows them.

use crate::http::Call;
use lms::lenient::read_noting_gaps;
use lms::{Endpoint, Topic};
use std::any::{Any, TypeId};
use std::sync::Arc;

/// A parsed reply of any endpoint. It equals only its clones: the cache takes a new one for a reply that differs.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    value: Arc<dyn Any + Send + Sync>,
    /// Keys that the server left out.
    pub(crate) gaps: Vec<&'static str>,
}

impl Reply {
    /// `None` if it is of another type.
    pub(crate) fn get<T: 'static>(&self) -> Option<&T> {
        self.value.downcast_ref()
    }
}

impl PartialEq for Reply {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.value, &other.value)
    }
}

/// A read, ready to be sent and parsed: one type for all endpoints, so that the cache is compiled once.
pub(super) struct Read {
    pub(super) call: Call,
    /// What makes the reply stale.
    pub(super) topics: &'static [Topic],
    reply: TypeId,
    /// Reads the body of a success. Returns the last reply if the new one is the same, so that nothing is drawn again.
    pub(super) parse: fn(String, last: Option<Reply>) -> Option<Reply>,
}

impl Read {
    pub(super) fn of<E>(endpoint: &E) -> Self
    where
        E: Endpoint,
        E::Reply: PartialEq + Send + Sync + 'static,
    {
        Self {
            call: Call::of(endpoint),
            topics: E::SHOWS,
            reply: TypeId::of::<E::Reply>(),
            parse: |body, last| {
                let (reply, gaps) = read_noting_gaps(|| E::read(body));
                let reply = reply?;
                let same = last.filter(|last| last.get() == Some(&reply));
                Some(same.unwrap_or_else(|| Reply { value: Arc::new(reply), gaps }))
            },
        }
    }
}

impl PartialEq for Read {
    fn eq(&self, other: &Self) -> bool {
        self.reply == other.reply && self.call == other.call
    }
}
