//! [`ApiError`]: one error type for every way a call can fail.
//!
//! A body that is not of the expected form (a proxy's HTML page, truncated JSON, nothing) is never shown to an officer.

mod body;

use crate::endpoint::Effect;
use body::{field_errors, whole_message};
use std::fmt;

/// An error of one field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field in the request.
    pub field: String,
    /// Message for the officer.
    pub message: String,
}

impl FieldError {
    /// An error at `field`.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }

    /// The message with the name of its field before it, for where the field is not shown. A message about the whole
    /// request has no field.
    pub fn in_words(&self) -> String {
        if self.field.is_empty() {
            return self.message.clone();
        }
        format!("{}: {}", self.field.replace('_', " "), self.message)
    }
}

/// Why a call failed. `Display` says what happened, for the officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The server could not be reached, by a read or before a write was sent.
    Offline,
    /// A read timed out.
    Timeout,
    /// The session has ended (401).
    SignedOut,
    /// The access token of a write had expired (401) and is renewed. Nothing was changed; the write is not sent again by itself.
    SessionRenewed,
    /// The officer lacks the permission (403).
    Forbidden,
    /// The server refused the input (400, 422); nothing was changed.
    Refused {
        /// Message about the whole request.
        message: Option<String>,
        /// Messages about single fields.
        fields: Vec<FieldError>,
    },
    /// The object does not exist (404).
    NotFound,
    /// The object's status does not allow it, often because another officer changed it first (409).
    Conflict {
        /// The server's reason.
        message: String,
    },
    /// Too many requests (429).
    Busy {
        /// Seconds to wait, if the server says so.
        retry_after: Option<u32>,
    },
    /// The server failed to answer a read (5xx).
    Server {
        /// ID of the request, to quote to support.
        id: Option<String>,
    },
    /// The response of a read could not be parsed.
    Unreadable,
    /// A write was sent and its response was lost: whether it took effect is unknown.
    OutcomeUnknown {
        /// How the response was lost.
        because: Lost,
    },
}

/// How the response of a write was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The connection dropped.
    Connection,
    /// No response in time.
    Timeout,
    /// The server or a proxy answered with a failure (5xx).
    ServerFailed,
    /// A successful response that could not be parsed.
    Unreadable,
}

/// An HTTP response that is not a success.
#[derive(Clone, Copy, Debug)]
pub struct Failure<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The `Retry-After` header.
    pub retry_after: Option<&'a str>,
    /// The `X-Request-Id` header.
    pub request_id: Option<&'a str>,
    /// The body, in any form.
    pub body: &'a str,
}

impl ApiError {
    /// The error of a response that is not a success.
    pub fn from_response(failure: Failure<'_>) -> Self {
        match failure.status {
            401 => Self::SignedOut,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            409 => Self::Conflict {
                message: whole_message(failure.body)
                    .unwrap_or_else(|| "Its state does not allow this any more.".to_owned()),
            },
            // 504: a proxy waited in vain; the server may still be working on the call.
            408 | 504 => Self::Timeout,
            429 => Self::Busy { retry_after: failure.retry_after.and_then(|seconds| seconds.trim().parse().ok()) },
            400..500 => Self::Refused { message: whole_message(failure.body), fields: field_errors(failure.body) },
            _ => Self::Server { id: failure.request_id.map(str::to_owned) },
        }
    }

    /// This error for a call with `effect`: a write that the server may have carried out has an unknown outcome.
    #[must_use]
    pub fn for_effect(self, effect: Effect) -> Self {
        let because = match (effect, &self) {
            (Effect::Reads, _) => return self,
            (Effect::Writes, Self::Timeout) => Lost::Timeout,
            (Effect::Writes, Self::Server { .. }) => Lost::ServerFailed,
            (Effect::Writes, Self::Unreadable) => Lost::Unreadable,
            (Effect::Writes, _) => return self,
        };
        Self::OutcomeUnknown { because }
    }

    /// Whether a read may be retried automatically.
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Offline | Self::Timeout | Self::Busy { .. } | Self::Server { .. })
    }

    /// The message about `field`, if there is one.
    pub fn field(&self, field: &str) -> Option<&str> {
        match self {
            Self::Refused { fields, .. } => {
                fields.iter().find(|error| error.field == field).map(|error| error.message.as_str())
            }
            _ => None,
        }
    }

    /// What a failed write means for the data, as text for the officer.
    pub const fn consequence(&self) -> &'static str {
        match self {
            Self::OutcomeUnknown { .. } => "It may have happened. Don't send it again before looking.",
            Self::Conflict { .. } => "Your request changed nothing.",
            _ => "Nothing was changed.",
        }
    }

    /// What the officer can do, as text.
    pub const fn next_step(&self) -> &'static str {
        match self {
            Self::Offline => "Check the connection, then try again.",
            Self::Timeout | Self::Server { .. } => "Try again in a moment.",
            Self::SignedOut => "Sign in again; what you typed is kept.",
            Self::SessionRenewed => "Press again.",
            Self::Forbidden => "Ask an administrator for the permission.",
            Self::Refused { .. } => "Correct it and try again.",
            Self::NotFound => "Check the link, or look for it in the list.",
            Self::Conflict { .. } => "Look at its present state first.",
            Self::Busy { .. } => "Wait a little, then try again.",
            Self::Unreadable => "Tell support: the answer did not have the expected form.",
            Self::OutcomeUnknown { .. } => "Look up whether it happened.",
        }
    }
}

impl fmt::Display for Lost {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Connection => "The connection dropped before the answer came.",
            Self::Timeout => "No answer came in time.",
            Self::ServerFailed => "The server failed before it answered.",
            Self::Unreadable => "The answer could not be read.",
        })
    }
}

impl fmt::Display for ApiError {
    /// What happened, as text for the officer.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offline => formatter.write_str("The server could not be reached."),
            Self::Timeout => formatter.write_str("The server took too long to answer."),
            Self::SignedOut => formatter.write_str("Your session has ended."),
            Self::SessionRenewed => formatter.write_str("Your session was renewed."),
            Self::Forbidden => formatter.write_str("You don't have permission for this."),
            Self::Refused { message, fields } => match (message, fields.as_slice()) {
                (None, []) => formatter.write_str("The server refused this without saying why."),
                (None, [only]) => formatter.write_str(&only.message),
                (message, fields) => {
                    let fields = fields.iter().map(FieldError::in_words);
                    formatter.write_str(&message.clone().into_iter().chain(fields).collect::<Vec<_>>().join(" "))
                }
            },
            Self::NotFound => formatter.write_str("There is nothing at this address."),
            Self::Conflict { message } => formatter.write_str(message),
            Self::Busy { retry_after: Some(seconds) } => {
                write!(formatter, "The server is busy and asks to wait {seconds} seconds.")
            }
            Self::Busy { retry_after: None } => formatter.write_str("The server is busy."),
            Self::Server { id: Some(id) } => write!(formatter, "The server failed (request {id})."),
            Self::Server { id: None } => formatter.write_str("The server failed."),
            Self::Unreadable => formatter.write_str("The server's answer could not be read."),
            Self::OutcomeUnknown { because } => because.fmt(formatter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error_of(status: u16, body: &str) -> ApiError {
        ApiError::from_response(Failure { status, retry_after: Some("7"), request_id: Some("r-1"), body })
    }

    #[test]
    fn maps_each_assumed_status() {
        assert_eq!(error_of(401, r#"{"detail":"expired"}"#), ApiError::SignedOut);
        assert_eq!(error_of(403, "{}"), ApiError::Forbidden);
        assert_eq!(error_of(404, "{}"), ApiError::NotFound);
        assert_eq!(
            error_of(409, r#"{"detail":"The loan is closed.","code":"loan_closed"}"#),
            ApiError::Conflict { message: "The loan is closed.".to_owned() }
        );
        assert_eq!(error_of(429, ""), ApiError::Busy { retry_after: Some(7) });
        assert_eq!(error_of(503, ""), ApiError::Server { id: Some("r-1".to_owned()) });
    }

    #[test]
    fn a_write_with_a_lost_response_has_an_unknown_outcome() {
        for error in [ApiError::Timeout, error_of(500, ""), error_of(502, "<html>"), ApiError::Unreadable] {
            assert!(matches!(error.clone().for_effect(Effect::Writes), ApiError::OutcomeUnknown { .. }));
            assert_eq!(error.clone().for_effect(Effect::Reads), error);
        }
        let refused = error_of(400, "{}");
        assert_eq!(refused.clone().for_effect(Effect::Writes), refused);
    }
}
