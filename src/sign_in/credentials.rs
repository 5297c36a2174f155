//! Parses what is typed at sign-in.

use lms::FieldError;
use lms::identity::OtpMode;

/// An e-mail address or an Indian mobile number, to which a one-time password can be sent.
///
/// # Errors
/// For the field `username`.
pub(super) fn username(typed: &str) -> Result<(OtpMode, String), FieldError> {
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

/// The digits of a one-time password.
///
/// # Errors
/// For the field `otp`.
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
    fn tells_addresses_from_numbers() {
        for (typed, mode, name) in [
            (" asha@lender.in ", OtpMode::Email, "asha@lender.in"),
            ("98765 43210", OtpMode::Sms, "9876543210"),
            ("+91 98765-43210", OtpMode::Sms, "9876543210"),
            ("09876543210", OtpMode::Sms, "9876543210"),
        ] {
            assert_eq!(username(typed), Ok((mode, name.to_owned())), "{typed}");
        }
        for typed in ["", "asha", "asha@", "asha@lender", "a b@c.in", "12345", "1234567890", "98765432101234"] {
            assert!(username(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn accepts_only_digits_as_code() {
        assert_eq!(code(" 123 456 "), Ok("123456".to_owned()));
        for typed in ["", "12", "12345a", "123456789"] {
            assert!(code(typed).is_err(), "{typed}");
        }
    }
}
