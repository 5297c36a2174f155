//! Groups an amount while it is typed, `150000` to `1,50,000`, and keeps the caret at its digit.

use lms::money::{ascii_digit, group_indian};

/// The side of a comma for a caret that could be on either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CaretSide {
    /// After typing and Backspace: the next Backspace deletes the digit before the comma.
    Before,
    /// After Delete: the next Delete deletes the digit after the comma.
    After,
}

/// Returns `typed` with the commas of the Indian grouping, and the caret with as many digits before it as in `typed`.
/// Carets count UTF-16 units, as the browser does.
///
/// Devanagari digits become ASCII; `₹`, spaces and misplaced commas are dropped. Text with any other character is
/// returned unchanged.
pub(crate) fn group_digits(typed: &str, caret: usize, side: CaretSide) -> (String, usize) {
    let mut whole = String::new();
    let mut fraction: Option<String> = None;
    let mut significant_before_caret = 0;
    let mut at = 0;
    for character in typed.chars() {
        let is_significant = match ascii_digit(character) {
            Some(digit) => {
                fraction.as_mut().unwrap_or(&mut whole).push(digit);
                true
            }
            None if character == '.' && fraction.is_none() => {
                fraction = Some(String::new());
                true
            }
            None if character == ',' || character == '₹' || character.is_whitespace() => false,
            None => return (typed.to_owned(), caret),
        };
        if is_significant && at < caret {
            significant_before_caret += 1;
        }
        at += character.len_utf16();
    }
    let mut text = group_indian(&whole);
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(&fraction);
    }
    let caret = after_significant(&text, significant_before_caret, side);
    (text, caret)
}

/// The offset in `text`, which is ASCII, with `count` digits and points before it.
fn after_significant(text: &str, count: usize, side: CaretSide) -> usize {
    let mut place = 0;
    if count > 0 {
        let significant = text.bytes().enumerate().filter(|(_, byte)| *byte != b',');
        place = significant.map(|(at, _)| at + 1).nth(count - 1).unwrap_or(text.len());
    }
    let comma_follows = text.as_bytes().get(place) == Some(&b',');
    if comma_follows && side == CaretSide::After { place + 1 } else { place }
}

#[cfg(test)]
mod tests {
    use super::{CaretSide, group_digits};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// Reads and writes the caret as `|`.
    fn after(typed: &str, side: CaretSide) -> String {
        let caret = typed.split('|').next().unwrap().encode_utf16().count();
        let (mut text, caret) = group_digits(&typed.replacen('|', "", 1), caret, side);
        let at = String::from_utf16(&text.encode_utf16().take(caret).collect::<Vec<_>>()).unwrap().len();
        text.insert(at, '|');
        text
    }

    #[test]
    fn groups_and_keeps_the_caret() {
        for (typed, grouped) in [
            ("|", "|"),
            ("1|", "1|"),
            ("1500|", "1,500|"),
            ("150000|", "1,50,000|"),
            ("15|0000", "1,5|0,000"),
            ("1,59|0,000", "15,9|0,000"),
            // Backspace over a comma: the comma is restored, the caret is before it.
            ("1|50,000", "1|,50,000"),
            ("|1,50,000", "|1,50,000"),
            ("1,50,000.|", "1,50,000.|"),
            ("1,50,000.5|0", "1,50,000.5|0"),
            (".5|", ".5|"),
            // The first digit was deleted, to type another: leading zeros stay.
            ("|00,000", "|00,000"),
            ("₹ 1,50,000|", "1,50,000|"),
            ("१५००००|", "1,50,000|"),
            ("100000000|", "10,00,00,000|"),
        ] {
            assert_eq!(after(typed, CaretSide::Before), grouped, "{typed}");
        }
    }

    #[test]
    fn delete_moves_past_a_comma() {
        assert_eq!(after("1|50,000", CaretSide::After), "1,|50,000");
        assert_eq!(after("1,|0,000", CaretSide::After), "1|0,000");
    }

    #[test]
    fn returns_other_text_unchanged() {
        for typed in ["1.5 lakh|", "-5|", "12|a34", "1.2.3|", "🪙1|23"] {
            assert_eq!(after(typed, CaretSide::Before), typed);
        }
    }

    /// Every text of up to `length` characters of `alphabet`, after `start`.
    fn texts(start: &str, alphabet: &str, length: usize) -> Vec<String> {
        let mut texts = vec![start.to_owned()];
        let mut longest = texts.clone();
        for _ in 0..length {
            longest =
                longest.iter().flat_map(|text| alphabet.chars().map(move |next| format!("{text}{next}"))).collect();
            texts.extend_from_slice(&longest);
        }
        texts
    }

    fn without_commas(text: &str) -> String {
        text.replace(',', "")
    }

    #[test]
    fn keeps_all_digits_and_their_number_before_the_caret() {
        for start in ["", "98,765", "12.3"] {
            for typed in texts(start, "0,", 6) {
                for caret in 0..=typed.len() {
                    let (text, moved) = group_digits(&typed, caret, CaretSide::Before);
                    assert_eq!(without_commas(&text), without_commas(&typed), "{typed}");
                    assert_eq!(without_commas(&text[..moved]), without_commas(&typed[..caret]), "{typed} at {caret}");
                }
            }
        }
    }

    #[test]
    fn grouping_twice_is_grouping_once() {
        for typed in texts("9", "0,.", 6) {
            for caret in 0..=typed.len() {
                for side in [CaretSide::Before, CaretSide::After] {
                    let (text, caret) = group_digits(&typed, caret, side);
                    assert_eq!(group_digits(&text, caret, side), (text, caret), "{typed} at {caret}");
                }
            }
        }
    }

    #[test]
    fn keeps_the_caret_within_the_text() {
        for typed in texts("", "1,.₹९ a🪙", 4) {
            let units = typed.encode_utf16().count();
            for caret in 0..=units {
                let (text, moved) = group_digits(&typed, caret, CaretSide::After);
                assert!(moved <= text.encode_utf16().count(), "{typed} at {caret}");
            }
        }
    }
}
