//! Log of the requests that arrived, so that tests can count them at the server.

use crate::clock;
use crate::pattern::RequestPattern;
use lms::Instant;
use serde::Serialize;
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// Maximum number of entries; the oldest are removed.
const MAX_ENTRIES: usize = 10_000;

/// A request that arrived.
#[derive(Clone, Debug, Serialize)]
pub struct LoggedRequest {
    pub method: String,
    /// Path without the query.
    pub path: String,
    /// Status of the response; `null` if the connection was dropped.
    pub status: Option<u16>,
    /// Time by the sandbox clock (RFC 3339).
    pub at: String,
}

/// The most recent API requests, oldest first.
#[derive(Debug, Default)]
pub struct RequestLog(Mutex<VecDeque<LoggedRequest>>);

impl RequestLog {
    pub fn add(&self, method: &str, path: &str, status: Option<u16>, at: Instant) {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if log.len() == MAX_ENTRIES {
            log.pop_front();
        }
        log.push_back(LoggedRequest {
            method: method.to_owned(),
            path: path.to_owned(),
            status,
            at: clock::rfc3339(at),
        });
    }

    /// Returns the requests that match.
    pub fn matching(&self, pattern: &RequestPattern) -> Vec<LoggedRequest> {
        let log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.iter().filter(|call| pattern.matches(&call.method, &call.path)).cloned().collect()
    }

    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
