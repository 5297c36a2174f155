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

use contact::MAX_EMAIL_LENGTH;
use std::fmt;
use std::ops::RangeInclusive;

/// A format that this module checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A mobile number.
    Mobile,
    /// An e-mail address.
    Email,
    /// A Permanent Account Number.
    Pan,
    /// A GST identification number.
    Gstin,
    /// An Indian Financial System Code.
    Ifsc,
    /// A bank account number.
    AccountNumber,
    /// A Unique Transaction Reference.
    Utr,
}

impl Format {
    /// How many characters it has.
    const fn lengths(self) -> RangeInclusive<usize> {
        match self {
            Self::Mobile => 10..=10,
            Self::Email => 1..=MAX_EMAIL_LENGTH,
            Self::Pan => 10..=10,
            Self::Gstin => 15..=15,
            Self::Ifsc => 11..=11,
            Self::AccountNumber => 6..=20,
            Self::Utr => 6..=30,
        }
    }
}

/// A text that does not have its format. `Display` is the message for its field; it names the length where that is
/// wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// The format that it does not have.
    pub format: Format,
    /// Its characters, without blanks.
    pub length: usize,
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.format {
            Format::Mobile => "Enter an Indian mobile number of ten digits.",
            Format::Email => "Enter an e-mail address, for example name@company.in.",
            Format::Pan => "Enter a PAN of five letters, four digits and a letter, for example ABCDE1234F.",
            Format::Gstin => "Enter a GSTIN of 15 characters, for example 27ABCDE1234F1Z5.",
            Format::Ifsc => "Enter an IFSC of four letters, a zero and six letters or digits, for example HDFC0039993.",
            Format::AccountNumber => "Enter the account number: 6 to 20 letters and digits.",
            Format::Utr => "A UTR has 6 to 30 letters and digits.",
        })?;
        if self.length > 0 && !self.format.lengths().contains(&self.length) {
            write!(formatter, " This has {}.", self.length)?;
        }
        Ok(())
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
fn is_alphanumeric(text: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// `text` without what can't be seen and was pasted with it: blanks and an apostrophe at its ends, which spreadsheets put
/// before text, and marks without width anywhere. A line break or tab inside stays: it separates two cells.
pub fn clean(text: &str) -> String {
    let visible: String = text.chars().filter(|character| !is_invisible(*character)).map(plain_blank).collect();
    let trimmed = visible.trim();
    trimmed.strip_prefix(['\'', '’']).unwrap_or(trimmed).to_owned()
}

/// Zero-width and direction marks, which mail programs and spreadsheets leave in a copy.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Every kind of space as the usual one.
fn plain_blank(character: char) -> char {
    let separates = matches!(character, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}');
    if character.is_whitespace() && !separates { ' ' } else { character }
}

/// `typed`, cleaned and without its spaces. What separates cells stays.
fn compact(typed: &str) -> String {
    clean(typed).replace(' ', "")
}

/// `Ok(text)` if it has the format.
fn checked(text: String, has_form: bool, format: Format) -> Result<String, FormatError> {
    if has_form { Ok(text) } else { Err(FormatError { format, length: text.chars().count() }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_optional_field_may_be_blank() {
        assert_eq!(optional(" ", pan), Ok(None));
        assert_eq!(optional("aaacm1234f", pan), Ok(Some("AAACM1234F".to_owned())));
        assert_eq!(optional("AAACM1234", pan), Err(FormatError { format: Format::Pan, length: 9 }));
    }

    #[test]
    fn what_is_pasted_is_cleaned_and_taken_whole() {
        for (pasted, number) in [
            ("5 0 2 0 0 0 1 1 2 2 3 3 4 4", "50200011223344"),
            ("\u{feff}50200011223344\u{200b}", "50200011223344"),
            ("\u{202d}50200011223344\u{202c}", "50200011223344"),
            ("5020\u{a0}0011\u{2009}223344", "50200011223344"),
            ("'50200011223344", "50200011223344"),
            ("50200011223344\r\n", "50200011223344"),
        ] {
            assert_eq!(account_number(pasted).as_deref(), Ok(number), "{pasted:?}");
        }
        assert_eq!(utr("HDFC R5 2026 1123 0000 0042").as_deref(), Ok("HDFCR52026112300000042"));
        assert_eq!(ifsc(" hdfc 0001234 ").as_deref(), Ok("HDFC0001234"));
        assert_eq!(pan("AAACM 1234 F").as_deref(), Ok("AAACM1234F"));
    }

    #[test]
    fn two_cells_are_not_one_number() {
        for pasted in ["502000\t11223344", "502000\n11223344"] {
            assert!(account_number(pasted).is_err() && utr(pasted).is_err(), "{pasted:?}");
        }
    }

    #[test]
    fn a_wrong_length_is_named() {
        let message = |error: Result<String, FormatError>| error.unwrap_err().to_string();
        assert!(message(ifsc("HDFC0001234567")).ends_with(" This has 14."));
        assert!(message(account_number(&"1".repeat(25))).ends_with(" This has 25."));
        assert!(message(utr("HDFC1")).ends_with(" This has 5."));
        assert!(!message(ifsc("HDFC1001234")).contains("This has"), "the length is right");
        assert!(!message(ifsc("")).contains("This has"), "nothing was typed");
    }

    #[test]
    fn text_outside_ascii_has_no_form() {
        for read in [mobile, email, pan, gstin, ifsc, account_number, utr] {
            assert!(read("९८७६५४३२१०").is_err());
            assert!(read("").is_err());
        }
    }
}
