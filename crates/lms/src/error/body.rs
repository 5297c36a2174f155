//! Reading the body of an error response.
//!
//! No error response is documented; the forms read here are assumed (endpoints.md, shared assumptions).

use super::FieldError;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Keys whose value is a message about the whole request (assumed).
const WHOLE: [&str; 4] = ["non_field_errors", "detail", "message", "error"];

/// The keys of an object with unparsed values. Not [`serde_json::Value`], whose code to parse numbers is large.
type Keys<'a> = BTreeMap<String, &'a RawValue>;

fn keys(body: &str) -> Option<Keys<'_>> {
    serde_json::from_str(body).ok()
}

/// The message about the whole request, if the body has one.
pub(super) fn whole_message(body: &str) -> Option<String> {
    match keys(body) {
        Some(keys) => WHOLE.iter().find_map(|key| message_text(keys.get(*key)?.get())),
        None => message_text(body),
    }
}

/// The messages about single fields.
pub(super) fn field_errors(body: &str) -> Vec<FieldError> {
    keys(body)
        .into_iter()
        .flatten()
        .filter(|(key, _)| !WHOLE.contains(&key.as_str()) && key != "code")
        .filter_map(|(key, value)| Some(FieldError::new(key, message_text(value.get())?)))
        .collect()
}

/// The text of a message, of a list of messages or of a nested object with messages; `None` if there is none.
fn message_text(json: &str) -> Option<String> {
    let joined = |parts: Vec<String>| (!parts.is_empty()).then(|| parts.join(" "));
    match json.trim_start().as_bytes().first()? {
        b'"' => {
            let text: String = serde_json::from_str(json).ok()?;
            Some(text.trim().to_owned()).filter(|text| !text.is_empty())
        }
        b'[' => {
            let values: Vec<&RawValue> = serde_json::from_str(json).ok()?;
            joined(values.into_iter().filter_map(|value| message_text(value.get())).collect())
        }
        b'{' => joined(keys(json)?.into_values().filter_map(|value| message_text(value.get())).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::error::{ApiError, Failure};

    fn error_of(status: u16, body: &str) -> ApiError {
        ApiError::from_response(Failure { status, retry_after: None, request_id: None, body })
    }

    #[test]
    fn a_refusal_has_messages_for_fields() {
        let error = error_of(400, r#"{"amount":["Too much.","By ₹5."],"non_field_errors":["Look again."]}"#);
        assert_eq!(error.field("amount"), Some("Too much. By ₹5."));
        assert_eq!(error.field("loan_id"), None);
        assert_eq!(error.to_string(), "Look again. amount: Too much. By ₹5.");
    }

    #[test]
    fn shows_all_that_the_server_says_of_several_fields() {
        let body = r#"{"utr":["Used already."],"debit_bank":["Unknown account."]}"#;
        assert_eq!(error_of(400, body).to_string(), "debit bank: Unknown account. utr: Used already.");
        assert_eq!(error_of(400, r#"{"utr":["Used already."]}"#).to_string(), "Used already.");
    }

    #[test]
    fn a_refusal_of_one_field_displays_its_message() {
        assert_eq!(error_of(400, r#"{"amount":"Too much."}"#).to_string(), "Too much.");
        assert_eq!(error_of(422, r#"{"bank":{"ifsc":["Wrong."]}}"#).field("bank"), Some("Wrong."));
    }

    #[test]
    fn never_shows_a_proxy_page() {
        for status in [400, 409, 502] {
            assert!(!error_of(status, "<html><h1>nginx</h1>").to_string().contains("nginx"));
        }
        assert_eq!(error_of(400, "{\"amount\":[\"cut"), ApiError::Refused { message: None, fields: vec![] });
    }
}
