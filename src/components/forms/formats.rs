//! How identity and bank numbers are written in India: each reader answers the number, in capitals where it has
//! letters, or words for its field.

/// Ten digits from 6 to 9, with or without +91.
pub(crate) fn mobile(typed: &str) -> Result<String, String> {
    let digits: String = typed.chars().filter(|letter| !matches!(letter, ' ' | '-')).collect();
    let digits = digits.strip_prefix("+91").unwrap_or(&digits).to_owned();
    let right = has_form(&digits, "##########") && digits.starts_with(['6', '7', '8', '9']);
    if right { Ok(digits) } else { Err("Enter an Indian mobile number of ten digits.".to_owned()) }
}

/// An e-mail address: its mailbox, an @, and a domain.
pub(crate) fn email(typed: &str) -> Result<String, String> {
    let text = typed.trim();
    let right = text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.contains('@') && !text.contains(char::is_whitespace)
    });
    if right { Ok(text.to_owned()) } else { Err("Enter an e-mail address, for example name@company.in.".to_owned()) }
}

/// A Permanent Account Number.
pub(crate) fn pan(typed: &str) -> Result<String, String> {
    written(typed, "AAAAA####A", "Enter a PAN of five letters, four digits and a letter, for example ABCDE1234F.")
}

/// A GST identification number: the state, the PAN, an entity, a Z and a check character.
pub(crate) fn gstin(typed: &str) -> Result<String, String> {
    written(typed, "##AAAAA####A*Z*", "Enter a GSTIN of 15 characters, for example 27ABCDE1234F1Z5.")
}

/// The code of a bank's branch.
pub(crate) fn ifsc(typed: &str) -> Result<String, String> {
    written(
        typed,
        "AAAA0******",
        "Enter an IFSC of four letters, a zero and six letters or digits, for example HDFC0039993.",
    )
}

/// An account number at a bank.
pub(crate) fn account_no(typed: &str) -> Result<String, String> {
    let text: String = typed.chars().filter(|letter| *letter != ' ').collect();
    let right = (6..=20).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_alphanumeric());
    if right { Ok(text) } else { Err("Enter the account number: 6 to 20 letters and digits.".to_owned()) }
}

/// A Unique Transaction Reference.
pub(crate) fn utr(typed: &str) -> Result<String, String> {
    let text: String = typed.chars().filter(|letter| *letter != ' ').collect();
    let text = text.to_ascii_uppercase();
    let right = (6..=30).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_alphanumeric());
    if right { Ok(text) } else { Err("A UTR has 6 to 30 letters and digits.".to_owned()) }
}

/// The same by `read`, where it may be missing.
pub(crate) fn maybe(typed: &str, read: fn(&str) -> Result<String, String>) -> Result<Option<String>, String> {
    if typed.trim().is_empty() { Ok(None) } else { read(typed).map(Some) }
}

fn written(typed: &str, form: &str, complaint: &str) -> Result<String, String> {
    let text = typed.trim().to_ascii_uppercase();
    if has_form(&text, form) { Ok(text) } else { Err(complaint.to_owned()) }
}

/// Whether a text is written as `form` is: `A` a capital, `#` a digit, `*` either, another letter itself.
fn has_form(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(letter, wanted)| match wanted {
            b'A' => letter.is_ascii_uppercase(),
            b'#' => letter.is_ascii_digit(),
            b'*' => letter.is_ascii_uppercase() || letter.is_ascii_digit(),
            other => letter == other,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn each_number_has_its_form() {
        assert_eq!(mobile("+91 98765-43210"), Ok("9876543210".to_owned()));
        assert!(mobile("1234567890").is_err() && mobile("98765").is_err());
        assert!(email("a@b.in").is_ok() && email("a@b").is_err() && email("a b@c.in").is_err());
        assert_eq!(pan("aaacm1234f"), Ok("AAACM1234F".to_owned()));
        assert!(pan("AAACM1234").is_err());
        assert!(gstin("27AAACM1234F1Z5").is_ok() && gstin("27AAACM1234F1A5").is_err());
        assert_eq!(ifsc(" hdfc0039993 "), Ok("HDFC0039993".to_owned()));
        assert!(ifsc("HDFC1039993").is_err() && ifsc("HDFC003999").is_err());
        assert_eq!(account_no("5010 0456 3123"), Ok("501004563123".to_owned()));
        assert!(account_no("12345").is_err());
        assert_eq!(utr(" hdfc r5 2026 "), Ok("HDFCR52026".to_owned()));
        assert!(utr("HDFC1").is_err() && utr("HDFC-00123").is_err() && utr(&"A".repeat(31)).is_err());
        assert_eq!(maybe(" ", pan), Ok(None));
    }
}
