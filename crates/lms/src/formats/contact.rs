//! Mobile numbers and e-mail addresses.

use super::{Format, FormatError, checked, clean, compact};

/// The longest address that SMTP can deliver to (RFC 5321, erratum 1690).
pub(super) const MAX_EMAIL_LENGTH: usize = 254;

/// Reads an Indian mobile number: ten digits that begin with 6 to 9 (National Numbering Plan of the Department of
/// Telecommunications, 2003). Spaces, hyphens and the prefixes `+91`, `91` and `0` are dropped.
///
/// # Errors
/// [`FormatError`], if it has another form.
pub fn mobile(typed: &str) -> Result<String, FormatError> {
    let text = compact(typed).replace('-', "");
    let text = text.strip_prefix("+91").or_else(|| text.strip_prefix('0')).unwrap_or(&text);
    let digits = if text.len() == 12 { text.strip_prefix("91").unwrap_or(text) } else { text };
    let is_mobile = digits.len() == 10
        && digits.starts_with(['6', '7', '8', '9'])
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    checked(digits.to_owned(), is_mobile, Format::Mobile)
}

/// Reads an e-mail address: a mailbox, an `@` and a domain with a dot, at most 254 characters and none of them a space.
/// Only a message can show whether it exists. Letters stay as they are typed.
///
/// # Errors
/// [`FormatError`], if it has another form.
pub fn email(typed: &str) -> Result<String, FormatError> {
    let text = clean(typed);
    let is_email = text.len() <= MAX_EMAIL_LENGTH
        && !text.contains(char::is_whitespace)
        && text.split_once('@').is_some_and(|(mailbox, domain)| !mailbox.is_empty() && is_domain(domain));
    checked(text, is_email, Format::Email)
}

/// Whether `text` is at least two labels with dots between them.
fn is_domain(text: &str) -> bool {
    text.contains('.') && !text.contains('@') && text.split('.').all(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_number_is_read_with_and_without_its_prefix() {
        for typed in ["9876543210", "+91 98765-43210", "+919876543210", "098765 43210", "919876543210"] {
            assert_eq!(mobile(typed).as_deref(), Ok("9876543210"), "{typed}");
        }
    }

    #[test]
    fn other_numbers_are_no_mobile_numbers() {
        for typed in ["1234567890", "98765", "+1 9876543210", "98765432१0", "9876543210x", "98765432100"] {
            assert!(mobile(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn an_email_address_has_a_mailbox_and_a_domain() {
        assert_eq!(email(" Asha.Kulkarni@lender.in ").as_deref(), Ok("Asha.Kulkarni@lender.in"));
        assert!(email("a@b.in").is_ok());
        let long = format!("{}@b.in", "a".repeat(MAX_EMAIL_LENGTH));
        for typed in ["asha@", "@b.in", "a@b", "a b@c.in", "a@b@c.in", "a@.in", "a@b.", "a@b..in", &long] {
            assert!(email(typed).is_err(), "{typed}");
        }
    }
}
