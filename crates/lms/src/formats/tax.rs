//! Numbers of the tax authorities: PAN and GSTIN.

use super::{Format, FormatError, checked, compact, has_form};

/// The characters of a GSTIN in the order of their values.
const GSTIN_CHARACTERS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Whether `text` has the form of a Permanent Account Number: five capital letters, four digits and a capital letter
/// (Income Tax Department).
pub fn is_pan(text: &str) -> bool {
    has_form(text, "AAAAA####A")
}

/// Reads a PAN, see [`is_pan`]. Returns it in capitals.
///
/// # Errors
/// [`FormatError`], if it has another form.
pub fn pan(typed: &str) -> Result<String, FormatError> {
    let text = compact(typed).to_ascii_uppercase();
    let is_pan = is_pan(&text);
    checked(text, is_pan, Format::Pan)
}

/// Whether `text` has the form of a GST identification number: two digits of the state, the PAN, a character for the
/// registration, `Z` and a check character (Goods and Services Tax Network). The check character may be wrong, see
/// [`gstin_check_character_is_right`].
pub fn is_gstin(text: &str) -> bool {
    has_form(text, "##AAAAA####A*Z*")
}

/// Reads a GSTIN, see [`is_gstin`]. Returns it in capitals.
///
/// # Errors
/// [`FormatError`], if it has another form.
pub fn gstin(typed: &str) -> Result<String, FormatError> {
    let text = compact(typed).to_ascii_uppercase();
    let is_gstin = is_gstin(&text);
    checked(text, is_gstin, Format::Gstin)
}

/// Whether `text` is a GSTIN whose last character follows from the others: a number that was mistyped in one place does
/// not pass.
///
/// The values of the first 14 characters (0 to 35) are multiplied by 1 and 2 in turn, the two digits to the base of 36 of
/// each product are added up, and the check character makes the sum a multiple of 36.
pub fn gstin_check_character_is_right(text: &str) -> bool {
    let mut sum = 0;
    for (position, byte) in text.bytes().take(14).enumerate() {
        let Some(value) = GSTIN_CHARACTERS.iter().position(|character| *character == byte) else {
            return false;
        };
        let product = value * (1 + position % 2);
        sum += product / 36 + product % 36;
    }
    is_gstin(text) && text.bytes().last() == GSTIN_CHARACTERS.get((36 - sum % 36) % 36).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pan_is_five_letters_four_digits_and_a_letter() {
        assert_eq!(pan(" aaacm1234f ").as_deref(), Ok("AAACM1234F"));
        assert!(!is_pan("aaacm1234f"), "the API takes capitals");
        for typed in ["AAACM1234", "AAACM12345", "AAAC01234F", "AAACM1234FF"] {
            assert!(pan(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_gstin_has_15_characters() {
        assert_eq!(gstin("27aaacm1234f1z5").as_deref(), Ok("27AAACM1234F1Z5"));
        for text in ["", "27AAPFU0939F1Z", "27aapfu0939f1zv", "27AAPFU0939F1YV", "AAAPFU0939F1ZV9", "२७AAPFU0939F1Z"]
        {
            assert!(!is_gstin(text) && !gstin_check_character_is_right(text), "{text}");
        }
    }

    #[test]
    fn one_wrong_character_of_a_gstin_is_found() {
        let right = "27AAPFU0939F1ZV";
        assert!(gstin_check_character_is_right(right) && gstin_check_character_is_right("29AAGCB7383J1Z4"));
        for position in [0, 3, 8, 11, 12, 14] {
            let mut wrong = right.as_bytes().to_vec();
            wrong[position] = match wrong[position] {
                b'9' => b'8',
                b'Z' => b'Y',
                other => other + 1,
            };
            assert!(!gstin_check_character_is_right(std::str::from_utf8(&wrong).unwrap()), "{position}");
        }
    }
}
