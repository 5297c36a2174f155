//! Formats of Indian identity and bank numbers, for the forms of the app and the checks of the sandbox.
//!
//! For each number there is a reader such as [`pan`] for what an officer types (spaces and lower case are accepted) that
//! returns the number as the API takes it, and where the API's own form is checked, a predicate such as [`is_pan`]. Only
//! the form is checked: whether a number was ever issued can't be known without its register.

mod bank;
mod contact;
mod tax;

pub use bank::{account_number, ifsc, is_account_number, is_ifsc, is_utr, utr};
pub use contact::{email, mobile};
pub use tax::{gstin, gstin_check_character_is_right, is_gstin, is_pan, pan};

use std::fmt;

/// Which format a text does not have. `Display` is the message for its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// Not a mobile number.
    Mobile,
    /// Not an e-mail address.
    Email,
    /// Not a Permanent Account Number.
    Pan,
    /// Not a GST identification number.
    Gstin,
    /// Not an Indian Financial System Code.
    Ifsc,
    /// Not a bank account number.
    AccountNumber,
    /// Not a Unique Transaction Reference.
    Utr,
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Mobile => "Enter an Indian mobile number of ten digits.",
            Self::Email => "Enter an e-mail address, for example name@company.in.",
            Self::Pan => "Enter a PAN of five letters, four digits and a letter, for example ABCDE1234F.",
            Self::Gstin => "Enter a GSTIN of 15 characters, for example 27ABCDE1234F1Z5.",
            Self::Ifsc => "Enter an IFSC of four letters, a zero and six letters or digits, for example HDFC0039993.",
            Self::AccountNumber => "Enter the account number: 6 to 20 letters and digits.",
            Self::Utr => "A UTR has 6 to 30 letters and digits.",
        })
    }
}

impl std::error::Error for FormatError {}

/// Reads a field that may be empty: `None` if `typed` is blank, else what `read` returns.
///
/// # Errors
/// The error of `read`.
pub fn optional<T, E>(typed: &str, read: impl FnOnce(&str) -> Result<T, E>) -> Result<Option<T>, E> {
    if typed.trim().is_empty() { Ok(None) } else { read(typed).map(Some) }
}

/// Whether `text` has the form of `pattern`: `A` is a capital letter, `#` a digit, `*` either, and any other character
/// is itself.
fn has_form(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(byte, wanted)| match wanted {
            b'A' => byte.is_ascii_uppercase(),
            b'#' => byte.is_ascii_digit(),
            b'*' => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            other => byte == other,
        })
}

/// Whether `text` is `length` letters and digits of ASCII.
fn is_alphanumeric(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// `typed` in capitals and without spaces around it.
fn capitals(typed: &str) -> String {
    typed.trim().to_ascii_uppercase()
}

/// `typed` without any of its spaces.
fn without_spaces(typed: &str) -> String {
    typed.chars().filter(|character| !character.is_whitespace()).collect()
}

/// `Ok(text)` if it has the form.
fn checked(text: String, has_form: bool, error: FormatError) -> Result<String, FormatError> {
    if has_form { Ok(text) } else { Err(error) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_optional_field_may_be_blank() {
        assert_eq!(optional(" ", pan), Ok(None));
        assert_eq!(optional("aaacm1234f", pan), Ok(Some("AAACM1234F".to_owned())));
        assert_eq!(optional("AAACM1234", pan), Err(FormatError::Pan));
    }

    #[test]
    fn text_outside_ascii_has_no_form() {
        for read in [mobile, email, pan, gstin, ifsc, account_number, utr] {
            assert!(read("९८७६५४३२१०").is_err());
            assert!(read("").is_err());
        }
    }
}
