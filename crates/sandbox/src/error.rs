//! Errors of the API, in the shapes that `contract/` assumes: 400 by field, 409 with `detail` and `code`, all others with
//! `detail`.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::collections::BTreeMap;

/// Message for a missing field.
pub const REQUIRED: &str = "This field is required.";

/// Error response of a request.
#[derive(Debug)]
pub enum ApiError {
    /// 400: messages by field.
    InvalidFields(FieldErrors),
    /// 400: a message about the whole request.
    BadRequest(&'static str),
    Unauthorized(&'static str),
    /// 404: a message that names what was not found.
    NotFound(&'static str),
    MethodNotAllowed,
    /// 409: the state does not allow the operation.
    Conflict {
        detail: String,
        /// Machine-readable reason.
        code: &'static str,
    },
    /// 413: the body is longer than the limit.
    TooLarge,
    /// 429: seconds after which the next request is accepted.
    TooManyRequests {
        retry_after: u64,
    },
    /// 500: internal failure. The cause goes to the log only.
    Internal(String),
}

/// Result of a handler or a store operation.
pub type ApiResult<T> = Result<T, ApiError>;

/// Validation messages by field, collected over the whole request.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(BTreeMap<String, Vec<String>>);

impl FieldErrors {
    /// Adds a message for `field`.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.entry(field.to_owned()).or_default().push(message.into());
    }

    /// Returns an error if any message was added.
    pub fn check(self) -> ApiResult<()> {
        if self.0.is_empty() { Ok(()) } else { Err(ApiError::InvalidFields(self)) }
    }
}

impl ApiError {
    /// Returns an error with one message for one field.
    pub fn field(field: &str, message: impl Into<String>) -> Self {
        let mut errors = FieldErrors::default();
        errors.add(field, message);
        Self::InvalidFields(errors)
    }

    /// Turns "not found" into a validation error of the field that refers to the missing object.
    #[must_use]
    pub fn on_field(self, field: &str) -> Self {
        match self {
            Self::NotFound(message) => Self::field(field, message),
            other => other,
        }
    }

    /// Returns messages by field, as bulk results list them for a row.
    pub fn into_field_errors(self) -> BTreeMap<String, Vec<String>> {
        let non_field = |message: String| BTreeMap::from([("non_field_errors".to_owned(), vec![message])]);
        match self {
            Self::InvalidFields(errors) => errors.0,
            Self::Conflict { detail, .. } => non_field(detail),
            Self::BadRequest(message) | Self::Unauthorized(message) | Self::NotFound(message) => {
                non_field(message.to_owned())
            }
            Self::MethodNotAllowed | Self::TooLarge | Self::TooManyRequests { .. } | Self::Internal(_) => {
                non_field("It could not be taken.".to_owned())
            }
        }
    }

    /// Returns an internal failure caused by `cause`.
    pub fn internal(cause: impl ToString) -> Self {
        Self::Internal(cause.to_string())
    }
}

impl From<serde_json::Error> for ApiError {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

impl From<lms::can::Reason> for ApiError {
    fn from(reason: lms::can::Reason) -> Self {
        Self::Conflict { detail: reason.to_string(), code: reason.code() }
    }
}

impl From<rusqlite::Error> for ApiError {
    fn from(error: rusqlite::Error) -> Self {
        Self::internal(error)
    }
}

/// Body of an error that belongs to no field.
#[derive(Serialize)]
struct ErrorDetail<'a> {
    detail: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let detail = |status: StatusCode, detail: &str, code: Option<&str>| {
            (status, Json(ErrorDetail { detail, code })).into_response()
        };
        match self {
            Self::InvalidFields(errors) => (StatusCode::BAD_REQUEST, Json(errors.0)).into_response(),
            Self::BadRequest(message) => detail(StatusCode::BAD_REQUEST, message, None),
            Self::Unauthorized(message) => detail(StatusCode::UNAUTHORIZED, message, None),
            Self::NotFound(message) => detail(StatusCode::NOT_FOUND, message, None),
            Self::MethodNotAllowed => {
                detail(StatusCode::METHOD_NOT_ALLOWED, "This path doesn't answer this method.", None)
            }
            Self::Conflict { detail: message, code } => detail(StatusCode::CONFLICT, &message, Some(code)),
            Self::TooLarge => detail(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large.", None),
            Self::TooManyRequests { retry_after } => {
                let mut response = detail(StatusCode::TOO_MANY_REQUESTS, "Too many requests.", None);
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after));
                response
            }
            Self::Internal(cause) => {
                tracing::error!(%cause, "internal error");
                detail(StatusCode::INTERNAL_SERVER_ERROR, "The sandbox failed; its log says why.", None)
            }
        }
    }
}
