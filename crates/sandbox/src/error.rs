//! What the sandbox answers when it says no, in the shapes that `contract/` assumes: 400 names its fields, 401, 403
//! and 404 carry a `detail`, 409 a `detail` and a `code`.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::collections::BTreeMap;

/// A call that was refused.
#[derive(Debug)]
pub enum Refusal {
    /// 400: what is wrong, by field.
    Fields(FieldErrors),
    /// 400: what is wrong with the whole.
    Malformed(&'static str),
    /// 401.
    SignedOut(&'static str),
    /// 404: what there is none of.
    NotFound(&'static str),
    /// 405.
    WrongMethod,
    /// 409: why the state does not allow it, in words and as a code.
    Conflict {
        /// In words.
        detail: String,
        /// For programs.
        code: &'static str,
    },
    /// 500: the sandbox itself failed. The reason goes to the log only.
    Broken(String),
}

/// The result of a handler.
pub type Answer<T> = Result<T, Refusal>;

/// What is wrong with the fields of a call, all of them at once.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(BTreeMap<String, Vec<String>>);

impl FieldErrors {
    /// Adds what is wrong with `field`.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.entry(field.to_owned()).or_default().push(message.into());
    }

    /// Refuses when anything was added.
    pub fn check(self) -> Answer<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Fields(self)) }
    }
}

impl Refusal {
    /// One field is wrong.
    pub fn field(field: &str, message: impl Into<String>) -> Self {
        let mut errors = FieldErrors::default();
        errors.add(field, message);
        Self::Fields(errors)
    }

    /// What is not there is a mistake in the field that names it.
    #[must_use]
    pub fn at(self, field: &str) -> Self {
        match self {
            Self::NotFound(words) => Self::field(field, words),
            other => other,
        }
    }

    /// What is wrong, by field, as a bulk call tells it of a row.
    pub fn into_errors(self) -> BTreeMap<String, Vec<String>> {
        let whole = |words: String| BTreeMap::from([("non_field_errors".to_owned(), vec![words])]);
        match self {
            Self::Fields(errors) => errors.0,
            Self::Conflict { detail, .. } => whole(detail),
            Self::Malformed(words) | Self::SignedOut(words) | Self::NotFound(words) => whole(words.to_owned()),
            Self::WrongMethod | Self::Broken(_) => whole("It could not be taken.".to_owned()),
        }
    }

    /// The sandbox failed because of `cause`.
    pub fn broken(cause: impl ToString) -> Self {
        Self::Broken(cause.to_string())
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        Self::broken(error)
    }
}

/// What `lms::can` says against it.
impl From<lms::can::Reason> for Refusal {
    fn from(reason: lms::can::Reason) -> Self {
        Self::Conflict { detail: reason.to_string(), code: reason.code() }
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::broken(error)
    }
}

/// A refusal that is of no field.
#[derive(Serialize)]
struct Detail<'a> {
    detail: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let detail = |status: StatusCode, detail: &str, code: Option<&str>| {
            (status, Json(Detail { detail, code })).into_response()
        };
        match self {
            Self::Fields(errors) => (StatusCode::BAD_REQUEST, Json(errors.0)).into_response(),
            Self::Malformed(words) => detail(StatusCode::BAD_REQUEST, words, None),
            Self::SignedOut(words) => detail(StatusCode::UNAUTHORIZED, words, None),
            Self::NotFound(words) => detail(StatusCode::NOT_FOUND, words, None),
            Self::WrongMethod => detail(StatusCode::METHOD_NOT_ALLOWED, "This path doesn't answer this method.", None),
            Self::Conflict { detail: words, code } => detail(StatusCode::CONFLICT, &words, Some(code)),
            Self::Broken(cause) => {
                tracing::error!(%cause, "the sandbox failed");
                detail(StatusCode::INTERNAL_SERVER_ERROR, "The sandbox failed; its log says why.", None)
            }
        }
    }
}
