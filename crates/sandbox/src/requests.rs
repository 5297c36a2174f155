//! Which calls arrived, so that a test can count them at the server.

use crate::clock;
use crate::pattern::Pattern;
use lms::Instant;
use serde::Serialize;
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// The oldest are forgotten beyond this many.
const KEPT: usize = 10_000;

/// One call that arrived.
#[derive(Clone, Debug, Serialize)]
pub struct Arrived {
    /// Its method.
    pub method: String,
    /// Its path, without the query.
    pub path: String,
    /// What was answered; `null` where the connection was dropped.
    pub status: Option<u16>,
    /// When, in the sandbox's time (RFC 3339).
    pub at: String,
}

/// The last calls of the API, oldest first.
#[derive(Debug, Default)]
pub struct RequestLog(Mutex<VecDeque<Arrived>>);

impl RequestLog {
    /// Notes a call.
    pub fn note(&self, method: &str, path: &str, status: Option<u16>, at: Instant) {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if log.len() == KEPT {
            log.pop_front();
        }
        log.push_back(Arrived { method: method.to_owned(), path: path.to_owned(), status, at: clock::rfc3339(at) });
    }

    /// Those that are meant.
    pub fn matching(&self, pattern: &Pattern) -> Vec<Arrived> {
        let log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.iter().filter(|call| pattern.matches(&call.method, &call.path)).cloned().collect()
    }

    /// Forgets all.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
