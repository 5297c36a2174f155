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
const PIECES: usize = 16;
/// Maximum size of a response that is corrupted.
const MOST: usize = 1 << 26;

/// Body that is sent in chunks with a pause before each, and may fail after the last.
struct Pieces {
    left: VecDeque<Bytes>,
    pause: Duration,
    waits: Pin<Box<Sleep>>,
    breaks: bool,
}

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        ready!(self.waits.as_mut().poll(context));
        self.waits = Box::pin(sleep(self.pause));
        Poll::Ready(match self.left.pop_front() {
            Some(piece) => Some(Ok(Frame::data(piece))),
            None if self.breaks => Some(Err(io::Error::other("a fault cut the answer off"))),
            None => None,
        })
    }
}

/// Announces the full length of a response and sends its first half.
pub(super) async fn cut_off(response: Response) -> Response {
    spoil(response, |whole| Pieces {
        left: VecDeque::from([whole.slice(..whole.len() / 2)]),
        pause: Duration::ZERO,
        waits: Box::pin(sleep(Duration::ZERO)),
        breaks: true,
    })
    .await
}

/// Sends a response in chunks, with a pause before each.
pub(super) async fn drip(response: Response, pause: Duration) -> Response {
    spoil(response, |whole| {
        let piece = whole.len().div_ceil(PIECES).max(1);
        let starts = (0..whole.len()).step_by(piece);
        Pieces {
            left: starts.map(|start| whole.slice(start..(start + piece).min(whole.len()))).collect(),
            pause,
            waits: Box::pin(sleep(pause)),
            breaks: false,
        }
    })
    .await
}

async fn spoil(response: Response, how: impl FnOnce(Bytes) -> Pieces) -> Response {
    let (mut head, body) = response.into_parts();
    let whole = to_bytes(body, MOST).await.unwrap_or_default();
    head.headers.insert(CONTENT_LENGTH, HeaderValue::from(whole.len()));
    Response::from_parts(head, Body::new(how(whole)))
}
