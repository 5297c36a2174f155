//! One-time passwords: six digits, valid for five minutes, five attempts. Held in memory only.

use super::Username;
use lms::Instant;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

const VALIDITY_SECONDS: i64 = 300;
const MAX_ATTEMPTS: u8 = 5;
/// Number of stored codes from which expired ones are removed before another is added.
const CLEANUP_THRESHOLD: usize = 1_000;

#[derive(Debug)]
struct SentCode {
    code: String,
    expires_at: Instant,
    attempts_left: u8,
}

/// Result of checking a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtpCheck {
    /// The code is correct and has been consumed.
    Correct,
    Incorrect,
    /// No code was sent, or it was already used.
    NotSent,
    /// The code has expired.
    Expired,
    /// Too many incorrect attempts; a new code is needed.
    TooManyAttempts,
}

/// Codes that were sent, one per username.
#[derive(Debug, Default)]
pub struct Otps(Mutex<HashMap<Username, SentCode>>);

impl Otps {
    /// Creates a new code; the previous one becomes invalid.
    pub fn send(&self, username: &Username, now: Instant) -> String {
        let code = format!("{:06}", Uuid::new_v4().as_u128() % 1_000_000);
        let sent =
            SentCode { code: code.clone(), expires_at: now.add_seconds(VALIDITY_SECONDS), attempts_left: MAX_ATTEMPTS };
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if codes.len() >= CLEANUP_THRESHOLD {
            codes.retain(|_, sent| sent.expires_at > now);
        }
        codes.insert(username.clone(), sent);
        code
    }

    /// Returns the code that is currently valid, for the test control that reads it.
    pub fn current_code(&self, username: &Username, now: Instant) -> Option<String> {
        let codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        codes.get(username).filter(|sent| sent.expires_at > now && sent.attempts_left > 0).map(|sent| sent.code.clone())
    }

    /// Checks a code, and consumes it if correct.
    pub fn verify(&self, username: &Username, input: &str, now: Instant) -> OtpCheck {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(sent) = codes.get_mut(username) else {
            return OtpCheck::NotSent;
        };
        if sent.attempts_left == 0 {
            return OtpCheck::TooManyAttempts;
        }
        if sent.expires_at <= now {
            return OtpCheck::Expired;
        }
        if sent.code == input.trim() {
            codes.remove(username);
            return OtpCheck::Correct;
        }
        sent.attempts_left -= 1;
        if sent.attempts_left == 0 { OtpCheck::TooManyAttempts } else { OtpCheck::Incorrect }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn username() -> Username {
        Username::parse_any("9876543210").unwrap()
    }

    const NOW: Instant = Instant::from_seconds(1_800_000_000);

    /// Returns a code that differs from `code`.
    fn other_than(code: &str) -> &'static str {
        if code == "000000" { "111111" } else { "000000" }
    }

    #[test]
    fn accepts_a_code_once() {
        let otps = Otps::default();
        let code = otps.send(&username(), NOW);
        assert_eq!(code.len(), 6);
        assert_eq!(otps.verify(&username(), &code, NOW), OtpCheck::Correct);
        assert_eq!(otps.verify(&username(), &code, NOW), OtpCheck::NotSent);
    }

    #[test]
    fn expires_codes_after_five_minutes() {
        let otps = Otps::default();
        let code = otps.send(&username(), NOW);
        assert_eq!(otps.current_code(&username(), NOW.add_seconds(299)), Some(code.clone()));
        assert_eq!(otps.verify(&username(), &code, NOW.add_seconds(300)), OtpCheck::Expired);
    }

    #[test]
    fn invalidates_a_code_after_five_wrong_attempts() {
        let otps = Otps::default();
        let code = otps.send(&username(), NOW);
        for _ in 0..4 {
            assert_eq!(otps.verify(&username(), other_than(&code), NOW), OtpCheck::Incorrect);
        }
        assert_eq!(otps.verify(&username(), other_than(&code), NOW), OtpCheck::TooManyAttempts);
        assert_eq!(otps.verify(&username(), &code, NOW), OtpCheck::TooManyAttempts);
        let again = otps.send(&username(), NOW);
        assert_eq!(otps.verify(&username(), &again, NOW), OtpCheck::Correct);
    }
}
