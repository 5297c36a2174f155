//! Limit on the length of request bodies.

use crate::error::ApiError;
use axum::body::Body;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;

/// Maximum length of a body in bytes: a bulk upload of the maximum number of rows is below 1 MB.
pub const MAX_BODY: usize = 4 << 20;
/// A longer body is still read up to this length, so that its sender reads the response instead of a closed connection.
const MAX_DISCARDED: usize = 32 << 20;

/// Middleware that answers 413 to longer bodies.
pub async fn refuse_large_bodies(request: Request, next: Next) -> Response {
    let (parts, mut body) = request.into_parts();
    let (mut bytes, mut length) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else {
            return ApiError::BadRequest("The body could not be read.").into_response();
        };
        let Ok(data) = frame.into_data() else {
            continue;
        };
        length += data.len();
        if length > MAX_DISCARDED {
            break;
        }
        if length > MAX_BODY {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&data);
        }
    }
    if length > MAX_BODY {
        return ApiError::TooLarge.into_response();
    }
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

#[cfg(test)]
mod tests {
    use super::MAX_BODY;
    use crate::testing::{Server, keys};

    #[test]
    fn answers_a_body_that_is_too_long_with_413() {
        let server = Server::start();
        let officer = server.officer();
        let path = "/v1/lms/payouts/add_tranche/";
        for (length, status) in [(MAX_BODY, 400), (MAX_BODY + 1, 413), (4 * MAX_BODY, 413)] {
            let reply = officer.send("POST", path, &" ".repeat(length));
            assert_eq!((reply.status, keys(&reply.text)), (status, vec!["detail".to_owned()]), "{length}");
        }
        let headers = [("Authorization", officer.access.as_str()), ("Idempotency-Key", "key-1")];
        assert_eq!(server.send("POST", path, &headers, &" ".repeat(MAX_BODY + 1)).status, 413);
        let before_sign_in = server.send("POST", "/token/exchange/", &[], &" ".repeat(MAX_BODY + 1));
        assert_eq!(before_sign_in.status, 413);
    }
}
