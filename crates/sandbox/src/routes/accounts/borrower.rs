//! The borrower in the body of Create Account.

use crate::params::Body;
use lms::accounts::Borrower;

/// Reads a borrower; `None` with errors if a required field is missing or invalid.
pub(super) fn read(body: &mut Body) -> Option<Borrower> {
    let name = body.text("name", 200);
    let mobile = checked(body, "mobile", "Enter an Indian mobile number of ten digits.", is_mobile);
    let email = checked(body, "email", "Enter an e-mail address.", is_email);
    let pan = checked(body, "pan", "Enter a PAN such as ABCDE1234F.", is_pan);
    let gstin = checked(body, "gstin", "Enter a GSTIN of 15 characters.", is_gstin);
    Some(Borrower { name: name?, mobile, email, pan, gstin })
}

fn checked(body: &mut Body, name: &str, complaint: &str, is_right: fn(&str) -> bool) -> Option<String> {
    let text = body.optional_text(name, 200)?;
    if !is_right(&text) {
        body.add_error(name, complaint);
    }
    Some(text)
}

fn is_mobile(text: &str) -> bool {
    let digits = text.strip_prefix("+91").unwrap_or(text).trim_start();
    digits.len() == 10 && digits.starts_with(['6', '7', '8', '9']) && digits.bytes().all(|digit| digit.is_ascii_digit())
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.contains('@') && !text.contains(char::is_whitespace)
    })
}

fn is_pan(text: &str) -> bool {
    has_form(text, "AAAAA0000A")
}

fn is_gstin(text: &str) -> bool {
    has_form(text, "00AAAAA0000A*Z*")
}

/// Returns whether a text has the form `form`: `A` an upper-case letter, `0` a digit, `*` either, any other character
/// itself.
fn has_form(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(letter, wanted)| match wanted {
            b'A' => letter.is_ascii_uppercase(),
            b'0' => letter.is_ascii_digit(),
            b'*' => letter.is_ascii_uppercase() || letter.is_ascii_digit(),
            other => letter == other,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn validates_the_format_of_numbers() {
        assert!(is_mobile("9876543210") && is_mobile("+919876543210") && is_mobile("+91 9876543210"));
        assert!(!is_mobile("1234567890") && !is_mobile("98765") && !is_mobile("98765432१0"));
        assert!(is_email("a@b.in") && !is_email("a@b") && !is_email("@b.in") && !is_email("a b@c.in"));
        assert!(is_pan("AAACM1234F") && !is_pan("AAACM1234") && !is_pan("aaacm1234f"));
        assert!(is_gstin("27AAACM1234F1Z5") && !is_gstin("27AAACM1234F1A5"));
    }
}
