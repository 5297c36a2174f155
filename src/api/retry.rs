//! Retries of reads: a few, each after a longer wait, with jitter so that tabs do not retry in step.

use crate::dom::timer::sleep;
use lms::ApiError;
use std::time::Duration;

const ATTEMPTS: u32 = 3;
const FIRST_WAIT_MS: u32 = 400;
/// A longer `Retry-After` than this is not waited for: the officer sees the error and may retry.
const LONGEST_PAUSE_S: u32 = 20;

/// Calls `attempt` until it succeeds, fails permanently, or has been called [`ATTEMPTS`] times.
pub(super) async fn with_backoff<T, F>(mut attempt: impl FnMut() -> F) -> Result<T, ApiError>
where
    F: Future<Output = Result<T, ApiError>>,
{
    let mut tried = 0;
    loop {
        let error = match attempt().await {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        tried += 1;
        match wait(&error, tried, random_byte()) {
            Some(wait) => sleep(wait).await,
            None => return Err(error),
        }
    }
}

/// How long to wait after attempt number `tried` failed with `error`; `None` to give up. `jitter` is in milliseconds.
fn wait(error: &ApiError, tried: u32, jitter: u8) -> Option<Duration> {
    if tried >= ATTEMPTS || !error.is_transient() {
        return None;
    }
    let jitter = u32::from(jitter);
    let millis = match error {
        ApiError::Busy { retry_after: Some(seconds) } if *seconds > LONGEST_PAUSE_S => return None,
        ApiError::Busy { retry_after: Some(seconds) } => seconds * 1000 + jitter,
        _ => (FIRST_WAIT_MS << (tried - 1)) + jitter,
    };
    Some(Duration::from_millis(millis.into()))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_arithmetic,
    reason = "a random number from 0 to 255, not money"
)]
fn random_byte() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn wait_ms(error: &ApiError, tried: u32, jitter: u8) -> Option<u128> {
        wait(error, tried, jitter).map(|wait| wait.as_millis())
    }

    #[test]
    fn waits_longer_after_each_attempt() {
        assert_eq!(wait_ms(&ApiError::Offline, 1, 0), Some(400));
        assert_eq!(wait_ms(&ApiError::Timeout, 2, 255), Some(1055));
        assert_eq!(wait_ms(&ApiError::Offline, 3, 0), None);
    }

    #[test]
    fn does_not_retry_permanent_errors() {
        for error in [ApiError::NotFound, ApiError::Forbidden, ApiError::SignedOut, ApiError::Unreadable] {
            assert_eq!(wait_ms(&error, 1, 0), None, "{error}");
        }
    }

    #[test]
    fn waits_as_long_as_a_busy_server_asks() {
        assert_eq!(wait_ms(&ApiError::Busy { retry_after: Some(2) }, 1, 7), Some(2007));
        assert_eq!(wait_ms(&ApiError::Busy { retry_after: Some(300) }, 1, 0), None);
        assert_eq!(wait_ms(&ApiError::Busy { retry_after: None }, 1, 0), Some(400));
    }
}
