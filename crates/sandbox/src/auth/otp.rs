//! One-time passwords: six digits, valid for five minutes. After five wrong attempts a username is locked for fifteen
//! minutes, however often a new code is sent. Held in memory only.

use super::Username;
use lms::Instant;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

const VALIDITY_SECONDS: i64 = 300;
const MAX_ATTEMPTS: u8 = 5;
/// Time after the last wrong attempt at which all are forgotten.
const LOCK_SECONDS: i64 = 15 * 60;
/// Number of usernames from which those without a valid code or recent attempts are removed before another is added.
const CLEANUP_THRESHOLD: usize = 1_000;

/// The code last sent to a username, and the attempts since its last sign-in.
#[derive(Debug, Default)]
struct Attempts {
    /// With its expiry; `None` once used.
    code: Option<(String, Instant)>,
    wrong: u8,
    last_wrong: Option<Instant>,
}

impl Attempts {
    fn forget_old(&mut self, now: Instant) {
        if self.last_wrong.is_some_and(|last| last.add_seconds(LOCK_SECONDS) <= now) {
            (self.wrong, self.last_wrong) = (0, None);
        }
    }

    const fn are_used_up(&self) -> bool {
        self.wrong >= MAX_ATTEMPTS
    }

    fn valid_code(&self, now: Instant) -> Option<&str> {
        self.code.as_ref().filter(|(_, expires_at)| *expires_at > now).map(|(code, _)| code.as_str())
    }
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
    /// Too many incorrect attempts; no code is accepted for fifteen minutes.
    TooManyAttempts,
}

/// Codes and attempts by username.
#[derive(Debug, Default)]
pub struct Otps(Mutex<HashMap<Username, Attempts>>);

impl Otps {
    /// Creates a new code; the previous one becomes invalid.
    pub fn send(&self, username: &Username, now: Instant) -> String {
        let code = format!("{:06}", Uuid::new_v4().as_u128() % 1_000_000);
        let mut users = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if users.len() >= CLEANUP_THRESHOLD {
            users.retain(|_, attempts| {
                attempts.forget_old(now);
                attempts.wrong > 0 || attempts.valid_code(now).is_some()
            });
        }
        let attempts = users.entry(username.clone()).or_default();
        attempts.code = Some((code.clone(), now.add_seconds(VALIDITY_SECONDS)));
        code
    }

    /// Returns the code that would be accepted now, for the test control that reads it.
    pub fn current_code(&self, username: &Username, now: Instant) -> Option<String> {
        let mut users = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let attempts = users.get_mut(username)?;
        attempts.forget_old(now);
        attempts.valid_code(now).filter(|_| !attempts.are_used_up()).map(str::to_owned)
    }

    /// Checks a code, and consumes it if correct.
    pub fn verify(&self, username: &Username, input: &str, now: Instant) -> OtpCheck {
        let mut users = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(attempts) = users.get_mut(username) else {
            return OtpCheck::NotSent;
        };
        attempts.forget_old(now);
        if attempts.are_used_up() {
            return OtpCheck::TooManyAttempts;
        }
        let Some((code, expires_at)) = &attempts.code else {
            return OtpCheck::NotSent;
        };
        if *expires_at <= now {
            return OtpCheck::Expired;
        }
        if code == input.trim() {
            users.remove(username);
            return OtpCheck::Correct;
        }
        attempts.wrong += 1;
        attempts.last_wrong = Some(now);
        if attempts.are_used_up() { OtpCheck::TooManyAttempts } else { OtpCheck::Incorrect }
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
    fn locks_a_username_after_five_wrong_attempts_at_any_codes() {
        let otps = Otps::default();
        for attempt in 1..=5 {
            let code = otps.send(&username(), NOW);
            let expected = if attempt == 5 { OtpCheck::TooManyAttempts } else { OtpCheck::Incorrect };
            assert_eq!(otps.verify(&username(), other_than(&code), NOW), expected);
        }
        let code = otps.send(&username(), NOW.add_seconds(899));
        assert_eq!(otps.verify(&username(), &code, NOW.add_seconds(899)), OtpCheck::TooManyAttempts);
        assert_eq!(otps.current_code(&username(), NOW.add_seconds(899)), None);
        let another = Username::parse_any("asha@lender.example").unwrap();
        assert_eq!(otps.verify(&another, &otps.send(&another, NOW), NOW), OtpCheck::Correct);
        assert_eq!(otps.verify(&username(), &code, NOW.add_seconds(900)), OtpCheck::Correct);
    }

    #[test]
    fn remembers_wrong_attempts_when_it_removes_unused_usernames() {
        let otps = Otps::default();
        let code = otps.send(&username(), NOW);
        assert_eq!(otps.verify(&username(), other_than(&code), NOW), OtpCheck::Incorrect);
        for index in 0..2 * CLEANUP_THRESHOLD {
            otps.send(&Username::parse_any(&format!("user{index}@lender.example")).unwrap(), NOW);
        }
        let later = NOW.add_seconds(600);
        let code = otps.send(&username(), later);
        assert_eq!(otps.0.lock().unwrap().len(), 1);
        (0..3).for_each(|_| assert_eq!(otps.verify(&username(), other_than(&code), later), OtpCheck::Incorrect));
        assert_eq!(otps.verify(&username(), other_than(&code), later), OtpCheck::TooManyAttempts);
    }
}
