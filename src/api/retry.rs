//! Reads go again by themselves: a few times, each after a longer wait, never all at the same moment.

use gloo_timers::future::TimeoutFuture;
use lms::ApiError;

const ATTEMPTS: u32 = 3;
const FIRST_WAIT_MS: u32 = 400;
/// A server that asks for a longer pause than this is left alone until the officer asks again.
const LONGEST_PAUSE_S: u32 = 20;

/// Calls `attempt` until it succeeds, fails for good, or has had its attempts.
pub(super) async fn while_passing<T, F>(mut attempt: impl FnMut() -> F) -> Result<T, ApiError>
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
        match wait_ms(&error, tried, dice()) {
            Some(wait) => TimeoutFuture::new(wait).await,
            None => return Err(error),
        }
    }
}

/// How long to wait after the `tried`th attempt ended in `error`, or `None` to give up. `dice` is 0 to 255.
fn wait_ms(error: &ApiError, tried: u32, dice: u8) -> Option<u32> {
    if tried >= ATTEMPTS || !error.is_transient() {
        return None;
    }
    let jitter = u32::from(dice);
    match error {
        ApiError::Busy { retry_after: Some(seconds) } if *seconds > LONGEST_PAUSE_S => None,
        ApiError::Busy { retry_after: Some(seconds) } => Some(seconds * 1000 + jitter),
        _ => Some((FIRST_WAIT_MS << (tried - 1)) + jitter),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_arithmetic,
    reason = "a random number from 0 to 255, not money"
)]
fn dice() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_passing_failure_is_waited_out_longer_each_time() {
        assert_eq!(wait_ms(&ApiError::Offline, 1, 0), Some(400));
        assert_eq!(wait_ms(&ApiError::Timeout, 2, 255), Some(1055));
        assert_eq!(wait_ms(&ApiError::Offline, 3, 0), None);
    }

    #[test]
    fn a_final_answer_is_not_asked_for_again() {
        for error in [ApiError::NotFound, ApiError::Forbidden, ApiError::SignedOut, ApiError::Unreadable] {
            assert_eq!(wait_ms(&error, 1, 0), None, "{error}");
        }
    }

    #[test]
    fn a_busy_server_gets_the_pause_it_asks_for() {
        assert_eq!(wait_ms(&ApiError::Busy { retry_after: Some(2) }, 1, 7), Some(2007));
        assert_eq!(wait_ms(&ApiError::Busy { retry_after: Some(300) }, 1, 0), None);
        assert_eq!(wait_ms(&ApiError::Busy { retry_after: None }, 1, 0), Some(400));
    }
}
