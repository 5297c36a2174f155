//! One-time passwords: six digits, five minutes, five tries. Kept in memory only.

use super::Username;
use lms::Instant;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

const LIVES_SECONDS: i64 = 300;
const TRIES: u8 = 5;
/// Beyond this many the expired ones are forgotten.
const KEPT: usize = 1_000;

#[derive(Debug)]
struct Sent {
    code: String,
    expires_at: Instant,
    tries_left: u8,
}

/// What became of a typed code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was right, and is spent.
    Right,
    /// It was wrong.
    Wrong,
    /// None was sent, or it has been used.
    NotSent,
    /// It came too late.
    Expired,
    /// It was wrong too often.
    TooOften,
}

/// The codes that were sent, one a username.
#[derive(Debug, Default)]
pub struct Otps(Mutex<HashMap<Username, Sent>>);

impl Otps {
    /// Makes a new code; the last one is void.
    pub fn send(&self, username: &Username, now: Instant) -> String {
        let code = format!("{:06}", Uuid::new_v4().as_u128() % 1_000_000);
        let sent = Sent { code: code.clone(), expires_at: now.add_seconds(LIVES_SECONDS), tries_left: TRIES };
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if codes.len() >= KEPT {
            codes.retain(|_, sent| sent.expires_at > now);
        }
        codes.insert(username.clone(), sent);
        code
    }

    /// The code that would be right now.
    pub fn peek(&self, username: &Username, now: Instant) -> Option<String> {
        let codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        codes.get(username).filter(|sent| sent.expires_at > now && sent.tries_left > 0).map(|sent| sent.code.clone())
    }

    /// Tries a code.
    pub fn verify(&self, username: &Username, typed: &str, now: Instant) -> Verdict {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(sent) = codes.get_mut(username) else {
            return Verdict::NotSent;
        };
        if sent.tries_left == 0 {
            return Verdict::TooOften;
        }
        if sent.expires_at <= now {
            return Verdict::Expired;
        }
        if sent.code == typed.trim() {
            codes.remove(username);
            return Verdict::Right;
        }
        sent.tries_left -= 1;
        if sent.tries_left == 0 { Verdict::TooOften } else { Verdict::Wrong }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn username() -> Username {
        Username::guess("9876543210").unwrap()
    }

    const NOW: Instant = Instant::from_seconds(1_800_000_000);

    /// A code that is not this one.
    fn other_than(code: &str) -> &'static str {
        if code == "000000" { "111111" } else { "000000" }
    }

    #[test]
    fn a_code_is_good_once() {
        let otps = Otps::default();
        let code = otps.send(&username(), NOW);
        assert_eq!(code.len(), 6);
        assert_eq!(otps.verify(&username(), &code, NOW), Verdict::Right);
        assert_eq!(otps.verify(&username(), &code, NOW), Verdict::NotSent);
    }

    #[test]
    fn a_code_lives_five_minutes() {
        let otps = Otps::default();
        let code = otps.send(&username(), NOW);
        assert_eq!(otps.peek(&username(), NOW.add_seconds(299)), Some(code.clone()));
        assert_eq!(otps.verify(&username(), &code, NOW.add_seconds(300)), Verdict::Expired);
    }

    #[test]
    fn five_wrong_tries_end_it_and_a_new_one_works() {
        let otps = Otps::default();
        let code = otps.send(&username(), NOW);
        for _ in 0..4 {
            assert_eq!(otps.verify(&username(), other_than(&code), NOW), Verdict::Wrong);
        }
        assert_eq!(otps.verify(&username(), other_than(&code), NOW), Verdict::TooOften);
        assert_eq!(otps.verify(&username(), &code, NOW), Verdict::TooOften);
        let again = otps.send(&username(), NOW);
        assert_eq!(otps.verify(&username(), &again, NOW), Verdict::Right);
    }
}
