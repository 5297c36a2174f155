//! What is typed at sign-in, and what it means.

use lms::FieldError;
use lms::identity::OtpMode;

/// Where a one-time password goes, read from what was typed: an e-mail address or an Indian mobile number.
///
/// # Errors
/// What is wrong, for the field `username`.
pub(super) fn addressee(typed: &str) -> Result<(OtpMode, String), FieldError> {
    let typed = typed.trim();
    let wrong = |message| Err(FieldError::new("username", message));
    if typed.is_empty() {
        return wrong("Enter your e-mail address or mobile number.");
    }
    if let Some((name, host)) = typed.split_once('@') {
        let complete = !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
        return if complete && !typed.contains(char::is_whitespace) {
            Ok((OtpMode::Email, typed.to_owned()))
        } else {
            wrong("Enter the whole e-mail address, for example asha@lender.in.")
        };
    }
    let digits: String = typed.chars().filter(|character| !matches!(character, ' ' | '-' | '+')).collect();
    let number = match digits.len() {
        12 => digits.strip_prefix("91"),
        11 => digits.strip_prefix('0'),
        _ => Some(digits.as_str()),
    };
    match number {
        Some(number)
            if number.len() == 10
                && number.bytes().all(|byte| byte.is_ascii_digit())
                && number.starts_with(['6', '7', '8', '9']) =>
        {
            Ok((OtpMode::Sms, number.to_owned()))
        }
        _ => wrong("Enter an e-mail address, or a mobile number of ten digits."),
    }
}

/// The one-time password.
///
/// # Errors
/// What is wrong, for the field `otp`.
pub(super) fn code(typed: &str) -> Result<String, FieldError> {
    let digits: String = typed.chars().filter(|character| !character.is_whitespace()).collect();
    if (4..=8).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(digits)
    } else {
        Err(FieldError::new("otp", "Enter the digits of the one-time password."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn an_address_or_a_number_is_told_apart() {
        for (typed, mode, username) in [
            (" asha@lender.in ", OtpMode::Email, "asha@lender.in"),
            ("98765 43210", OtpMode::Sms, "9876543210"),
            ("+91 98765-43210", OtpMode::Sms, "9876543210"),
            ("09876543210", OtpMode::Sms, "9876543210"),
        ] {
            assert_eq!(addressee(typed), Ok((mode, username.to_owned())), "{typed}");
        }
        for typed in ["", "asha", "asha@", "asha@lender", "a b@c.in", "12345", "1234567890", "98765432101234"] {
            assert!(addressee(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_code_is_digits() {
        assert_eq!(code(" 123 456 "), Ok("123456".to_owned()));
        for typed in ["", "12", "12345a", "123456789"] {
            assert!(code(typed).is_err(), "{typed}");
        }
    }
}
