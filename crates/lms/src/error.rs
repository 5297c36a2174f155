//! One error for every way a call can fail, and one funnel into it.
//!
//! No error answer is documented anywhere; the shapes read here are assumed (endpoints.md, shared assumptions), and a
//! body that is none of them (a proxy's HTML page, cut-off JSON, nothing) is never shown to an officer.

use crate::endpoint::Effect;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;

/// What is wrong with one field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name on the wire.
    pub field: String,
    /// What is wrong, in words.
    pub message: String,
}

impl FieldError {
    /// An error at `field`.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

/// Why a call failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The server could not be reached; nothing was sent, or nothing was to be changed.
    Offline,
    /// A read took too long.
    Timeout,
    /// The session has ended (401).
    SignedOut,
    /// The officer may not do this (403).
    Forbidden,
    /// The server checked what was sent and said no (400, 422): nothing was changed.
    Refused {
        /// What it says of the whole.
        message: Option<String>,
        /// What it says of single fields.
        fields: Vec<FieldError>,
    },
    /// There is no such thing (404).
    NotFound,
    /// The thing's state does not allow it, often because somebody else was faster (409).
    Conflict {
        /// The reason, in the server's words.
        message: String,
    },
    /// Too many calls (429).
    Busy {
        /// How long to wait, in seconds, where the server says.
        retry_after: Option<u32>,
    },
    /// The server failed (5xx) while reading.
    Server {
        /// The request's id, to quote to support.
        id: Option<String>,
    },
    /// The answer could not be understood.
    Unreadable,
    /// Something that changes data was sent, and whether it happened is not known.
    OutcomeUnknown {
        /// What was seen instead of an answer.
        because: Lost,
    },
}

/// How an answer was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The connection dropped.
    Connection,
    /// No answer in time.
    Timeout,
    /// The server or a proxy before it answered that it failed.
    ServerFailed,
    /// The server said yes in a form that could not be read.
    Unreadable,
}

/// An answer that is no success, as it came over the wire.
#[derive(Clone, Copy, Debug)]
pub struct Failure<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The `Retry-After` header.
    pub retry_after: Option<&'a str>,
    /// The `X-Request-Id` header.
    pub request_id: Option<&'a str>,
    /// The body, whatever it is.
    pub body: &'a str,
}

impl ApiError {
    /// Reads an answer that is no success.
    pub fn from_response(failure: Failure<'_>) -> Self {
        match failure.status {
            401 => Self::SignedOut,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            409 => Self::Conflict {
                message: whole_message(failure.body)
                    .unwrap_or_else(|| "Its state does not allow this any more.".to_owned()),
            },
            408 => Self::Timeout,
            429 => Self::Busy { retry_after: failure.retry_after.and_then(|seconds| seconds.trim().parse().ok()) },
            400..500 => Self::Refused { message: whole_message(failure.body), fields: field_errors(failure.body) },
            _ => Self::Server { id: failure.request_id.map(str::to_owned) },
        }
    }

    /// The same failure as it must be told of a call with this effect: a write whose answer was lost may have happened.
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

    /// Whether a read may be repeated by itself.
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Offline | Self::Timeout | Self::Busy { .. } | Self::Server { .. })
    }

    /// What the server says of `field`.
    pub fn field(&self, field: &str) -> Option<&str> {
        match self {
            Self::Refused { fields, .. } => {
                fields.iter().find(|error| error.field == field).map(|error| error.message.as_str())
            }
            _ => None,
        }
    }

    /// What it means for the money, after a call that would have changed something.
    pub const fn consequence(&self) -> &'static str {
        match self {
            Self::OutcomeUnknown { .. } => "It may have happened. Don't send it again before looking.",
            _ => "Nothing was changed.",
        }
    }

    /// What one can do about it.
    pub const fn next_step(&self) -> &'static str {
        match self {
            Self::Offline => "Check the connection, then try again.",
            Self::Timeout | Self::Server { .. } => "Try again in a moment.",
            Self::SignedOut => "Sign in again; what you typed is kept.",
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
    /// What happened, in an officer's words.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offline => formatter.write_str("The server could not be reached."),
            Self::Timeout => formatter.write_str("The server took too long to answer."),
            Self::SignedOut => formatter.write_str("Your session has ended."),
            Self::Forbidden => formatter.write_str("You don't have permission for this."),
            Self::Refused { message: Some(message), .. } => formatter.write_str(message),
            Self::Refused { fields, message: None } => match fields.as_slice() {
                [] => formatter.write_str("The server refused this without saying why."),
                [only] => formatter.write_str(&only.message),
                _ => formatter.write_str("Some fields need correcting."),
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

const WHOLE: [&str; 4] = ["non_field_errors", "detail", "message", "error"];

/// The keys of an object as they came. Not [`serde_json::Value`], which brings the reading of every number with it.
type Keys<'a> = BTreeMap<String, &'a RawValue>;

fn keys(body: &str) -> Option<Keys<'_>> {
    serde_json::from_str(body).ok()
}

fn whole_message(body: &str) -> Option<String> {
    match keys(body) {
        Some(keys) => WHOLE.iter().find_map(|key| words(keys.get(*key)?.get())),
        None => words(body),
    }
}

fn field_errors(body: &str) -> Vec<FieldError> {
    keys(body)
        .into_iter()
        .flatten()
        .filter(|(key, _)| !WHOLE.contains(&key.as_str()) && key != "code")
        .filter_map(|(key, value)| Some(FieldError::new(key, words(value.get())?)))
        .collect()
}

/// The text in a message, a list of messages or a nested object of them.
fn words(json: &str) -> Option<String> {
    let joined = |parts: Vec<String>| (!parts.is_empty()).then(|| parts.join(" "));
    match json.trim_start().as_bytes().first()? {
        b'"' => {
            let text: String = serde_json::from_str(json).ok()?;
            Some(text.trim().to_owned()).filter(|text| !text.is_empty())
        }
        b'[' => {
            let values: Vec<&RawValue> = serde_json::from_str(json).ok()?;
            joined(values.into_iter().filter_map(|value| words(value.get())).collect())
        }
        b'{' => joined(keys(json)?.into_values().filter_map(|value| words(value.get())).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> ApiError {
        ApiError::from_response(Failure { status, retry_after: Some("7"), request_id: Some("r-1"), body })
    }

    #[test]
    fn a_refusal_names_its_fields() {
        let error = answer(400, r#"{"amount":["Too much.","By ₹5."],"non_field_errors":["Look again."]}"#);
        assert_eq!(error.field("amount"), Some("Too much. By ₹5."));
        assert_eq!(error.field("loan_id"), None);
        assert_eq!(error.to_string(), "Look again.");
    }

    #[test]
    fn a_refusal_of_one_field_says_it() {
        assert_eq!(answer(400, r#"{"amount":"Too much."}"#).to_string(), "Too much.");
        assert_eq!(answer(422, r#"{"bank":{"ifsc":["Wrong."]}}"#).field("bank"), Some("Wrong."));
    }

    #[test]
    fn every_assumed_status_has_its_meaning() {
        assert_eq!(answer(401, r#"{"detail":"expired"}"#), ApiError::SignedOut);
        assert_eq!(answer(403, "{}"), ApiError::Forbidden);
        assert_eq!(answer(404, "{}"), ApiError::NotFound);
        assert_eq!(
            answer(409, r#"{"detail":"The loan is closed.","code":"loan_closed"}"#),
            ApiError::Conflict { message: "The loan is closed.".to_owned() }
        );
        assert_eq!(answer(429, ""), ApiError::Busy { retry_after: Some(7) });
        assert_eq!(answer(503, ""), ApiError::Server { id: Some("r-1".to_owned()) });
    }

    #[test]
    fn a_proxys_page_is_never_shown() {
        for status in [400, 409, 502] {
            assert!(!answer(status, "<html><h1>nginx</h1>").to_string().contains("nginx"));
        }
        assert_eq!(answer(400, "{\"amount\":[\"cut"), ApiError::Refused { message: None, fields: vec![] });
    }

    #[test]
    fn a_write_whose_answer_was_lost_has_an_unknown_outcome() {
        for error in [ApiError::Timeout, answer(500, ""), answer(502, "<html>"), ApiError::Unreadable] {
            assert!(matches!(error.clone().for_effect(Effect::Writes), ApiError::OutcomeUnknown { .. }));
            assert_eq!(error.clone().for_effect(Effect::Reads), error);
        }
        let refused = answer(400, "{}");
        assert_eq!(refused.clone().for_effect(Effect::Writes), refused);
    }
}
