//! Corrupted responses: truncated, or sent slowly in chunks.

use axum::body::{Body, to_bytes};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_LENGTH;
use axum::response::Response;
use bytes::Bytes;
use hyper::body::{Body as HttpBody, Frame};
use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Sleep, sleep};

/// Number of chunks of a slow response.
const CHUNKS: usize = 16;
/// Maximum size of a response that is corrupted.
const MAX_BODY_BYTES: usize = 1 << 26;

/// Body that is sent in chunks with a pause before each, and may fail after the last.
struct ChunkedBody {
    remaining: VecDeque<Bytes>,
    pause: Duration,
    timer: Pin<Box<Sleep>>,
    truncated: bool,
}

impl HttpBody for ChunkedBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        ready!(self.timer.as_mut().poll(context));
        self.timer = Box::pin(sleep(self.pause));
        Poll::Ready(match self.remaining.pop_front() {
            Some(chunk) => Some(Ok(Frame::data(chunk))),
            None if self.truncated => Some(Err(io::Error::other("a fault cut the answer off"))),
            None => None,
        })
    }
}

/// Announces the full length of a response and sends its first half.
pub(super) async fn truncate(response: Response) -> Response {
    replace_body(response, |whole| ChunkedBody {
        remaining: VecDeque::from([whole.slice(..whole.len() / 2)]),
        pause: Duration::ZERO,
        timer: Box::pin(sleep(Duration::ZERO)),
        truncated: true,
    })
    .await
}

/// Sends a response in chunks, with a pause before each.
pub(super) async fn drip(response: Response, pause: Duration) -> Response {
    replace_body(response, |whole| {
        let chunk = whole.len().div_ceil(CHUNKS).max(1);
        let starts = (0..whole.len()).step_by(chunk);
        ChunkedBody {
            remaining: starts.map(|start| whole.slice(start..(start + chunk).min(whole.len()))).collect(),
            pause,
            timer: Box::pin(sleep(pause)),
            truncated: false,
        }
    })
    .await
}

async fn replace_body(response: Response, chunked: impl FnOnce(Bytes) -> ChunkedBody) -> Response {
    let (mut head, body) = response.into_parts();
    let whole = to_bytes(body, MAX_BODY_BYTES).await.unwrap_or_default();
    head.headers.insert(CONTENT_LENGTH, HeaderValue::from(whole.len()));
    Response::from_parts(head, Body::new(chunked(whole)))
}
