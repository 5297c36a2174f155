//! What an access token says of itself, if it is a JWT: when it expires, and whose it is.

use lms::Instant;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// When the token expires; `None` if it does not say.
pub(super) fn expiry(token: &str) -> Option<Instant> {
    serde_json::from_str(&claim(token, &["exp"])?).ok()
}

/// The officer that the token is of; `None` if it does not say.
pub(super) fn subject(token: &str) -> Option<String> {
    // Django servers write `user_id`.
    Some(claim(token, &["sub", "user_id"])?.trim_matches('"').to_owned())
}

/// The first of these claims that the token has, as JSON.
fn claim(token: &str, names: &[&str]) -> Option<String> {
    let payload = String::from_utf8(decode_base64_url(token.split('.').nth(1)?)?).ok()?;
    let claims: BTreeMap<String, &RawValue> = serde_json::from_str(&payload).ok()?;
    let is_given = |value: &&&RawValue| value.get() != "null";
    names.iter().find_map(|name| claims.get(*name).filter(is_given)).map(|value| value.get().to_owned())
}

fn decode_base64_url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let mut bits: u32 = 0;
    let mut count = 0;
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn reads_the_expiry_of_a_jwt() {
        // {"exp":1739344487,"sub":"x"}
        let token = "e30.eyJleHAiOjE3MzkzNDQ0ODcsInN1YiI6IngifQ.sig";
        assert_eq!(expiry(token), Some(Instant::from_seconds(1_739_344_487)));
    }

    #[test]
    fn reads_whose_a_token_is() {
        // {"exp":1739344487,"sub":"x"}, {"user_id":7}
        let tokens = ["e30.eyJleHAiOjE3MzkzNDQ0ODcsInN1YiI6IngifQ.sig", "e30.eyJ1c2VyX2lkIjo3fQ.sig", "opaque"];
        assert_eq!(tokens.map(subject), [Some("x".to_owned()), Some("7".to_owned()), None]);
    }

    #[test]
    fn accepts_tokens_without_an_expiry() {
        for token in ["", "opaque", "a.b.c", "e30.e30.x", "e30.!!.x", "e30.eyJleHAiOm51bGx9.x"] {
            assert_eq!(expiry(token), None, "{token}");
        }
    }
}
