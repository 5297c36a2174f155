//! GST identification numbers: two digits of the state, the PAN, an entity, Z and a check character.

/// The digits of a GSTIN, in the order of their values.
const DIGITS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Whether a text has the form of one; its check character may be wrong.
pub fn has_its_form(text: &str) -> bool {
    let letters = text.as_bytes();
    let all =
        |range: std::ops::Range<usize>, is: fn(&u8) -> bool| letters.get(range).is_some_and(|part| part.iter().all(is));
    let any = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
    letters.len() == 15
        && all(0..2, u8::is_ascii_digit)
        && all(2..7, u8::is_ascii_uppercase)
        && all(7..11, u8::is_ascii_digit)
        && all(11..12, u8::is_ascii_uppercase)
        && all(12..13, any)
        && letters.get(13) == Some(&b'Z')
        && all(14..15, any)
}

/// Whether its last character is the one that the others give: each value times 1 and 2 in turn, its base-36 digits
/// added up, and what is missing to a multiple of 36.
pub fn checks(text: &str) -> bool {
    let value = |byte: u8| DIGITS.iter().position(|digit| *digit == byte);
    let mut sum = 0;
    for (at, byte) in text.bytes().take(14).enumerate() {
        let Some(value) = value(byte) else { return false };
        let product = value * (1 + at % 2);
        sum += product / 36 + product % 36;
    }
    has_its_form(text) && text.bytes().last() == DIGITS.get((36 - sum % 36) % 36).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rejects_a_wrong_character() {
        let good = "27AAPFU0939F1ZV";
        assert!(has_its_form(good) && checks(good));
        for at in [0, 3, 8, 11, 12, 14] {
            let mut wrong = good.as_bytes().to_vec();
            wrong[at] = match wrong[at] {
                b'9' => b'8',
                b'Z' => b'Y',
                other => other + 1,
            };
            assert!(!checks(std::str::from_utf8(&wrong).unwrap()), "{at}");
        }
    }

    #[test]
    fn rejects_other_formats() {
        for text in ["", "27AAPFU0939F1Z", "27aapfu0939f1zv", "27AAPFU0939F1YV", "AAAPFU0939F1ZV9", "२७AAPFU0939F1Z"]
        {
            assert!(!has_its_form(text) && !checks(text), "{text}");
        }
    }
}
