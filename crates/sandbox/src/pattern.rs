//! Pattern of the requests that a fault or a count applies to: a method and a path in which `*` stands for one
//! segment.

use serde::{Deserialize, Serialize};

/// A method and a path. A path that ends in a slash matches exactly (every API path does); otherwise it also matches
/// everything below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestPattern {
    /// Any method if `None`.
    #[serde(default)]
    pub method: Option<String>,
    /// Any path if empty.
    #[serde(default)]
    pub path: String,
}

impl RequestPattern {
    /// Returns whether a request matches.
    pub fn matches(&self, method: &str, path: &str) -> bool {
        self.method.as_deref().is_none_or(|expected| expected.eq_ignore_ascii_case(method)) && self.matches_path(path)
    }

    fn matches_path(&self, path: &str) -> bool {
        let mut segments = path.split('/');
        let agrees = self.path.split('/').all(|expected| match segments.next() {
            Some(segment) => expected == segment || (expected == "*" && !segment.is_empty()),
            None => false,
        });
        self.path.is_empty() || (agrees && (segments.next().is_none() || !self.path.ends_with('/')))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, path: &str) -> bool {
        RequestPattern { method: None, path: pattern.to_owned() }.matches("GET", path)
    }

    #[test]
    fn trailing_slash_matches_exactly() {
        assert!(matches("/v1/lms/payouts/", "/v1/lms/payouts/"));
        assert!(!matches("/v1/lms/payouts/", "/v1/lms/payouts/add_tranche/"));
        assert!(matches("/v1/lms/payouts", "/v1/lms/payouts/add_tranche/"));
        assert!(!matches("/v1/lms/pay", "/v1/lms/payouts/"));
        assert!(matches("", "/v1/lms/payouts/"));
    }

    #[test]
    fn star_matches_one_segment() {
        assert!(matches("/v1/lms/loans/*/", "/v1/lms/loans/7/"));
        assert!(!matches("/v1/lms/loans/*/", "/v1/lms/loans/"));
        assert!(!matches("/v1/lms/loans/*/", "/v1/lms/loans/7/summary/"));
        assert!(matches("/v1/lms/loans/*/summary/", "/v1/lms/loans/7/summary/"));
        assert!(matches("/v1/lms/*", "/v1/lms/loans/7/summary/"));
    }

    #[test]
    fn matches_the_method() {
        let pattern = RequestPattern { method: Some("post".to_owned()), path: "/a/".to_owned() };
        assert!(pattern.matches("POST", "/a/"));
        assert!(!pattern.matches("GET", "/a/"));
    }
}
