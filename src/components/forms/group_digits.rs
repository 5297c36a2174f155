//! Grouping an amount while it is typed, `150000` to `1,50,000`, without taking the caret from where it was.
//! Plain text in, plain text out; the field that uses it is [`money_field`](crate::components::forms::money_field).

use lms::money::group_indian;

/// On which side of a comma the caret rests when it may stand on either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lean {
    /// Before it: after typing, and after Backspace, so that the next one takes the digit before the comma.
    Before,
    /// After it: after Delete, so that the next one takes the digit after the comma.
    After,
}

/// Puts the commas of `typed` where the Indian grouping has them and tells where the caret then stands, with as
/// many digits before it as before. `caret` counts UTF-16 units, as the browser does.
///
/// Digits of Devanagari become ASCII; a pasted `₹`, spaces and misplaced commas go. Text that holds anything else
/// is no amount in the making and comes back as it was: what an officer typed is never thrown away.
pub(crate) fn group_digits(typed: &str, caret: usize, lean: Lean) -> (String, usize) {
    let mut whole = String::new();
    let mut fraction: Option<String> = None;
    let mut kept_before_caret = 0;
    let mut at = 0;
    for character in typed.chars() {
        let kept = match ascii_digit(character) {
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
        if kept && at < caret {
            kept_before_caret += 1;
        }
        at += character.len_utf16();
    }
    let mut text = group_indian(&whole);
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(&fraction);
    }
    let caret = after_kept(&text, kept_before_caret, lean);
    (text, caret)
}

/// The place in `text`, all ASCII, with `count` digits and points before it.
fn after_kept(text: &str, count: usize, lean: Lean) -> usize {
    let mut place = 0;
    if count > 0 {
        let kept = text.bytes().enumerate().filter(|(_, byte)| *byte != b',');
        place = kept.map(|(at, _)| at + 1).nth(count - 1).unwrap_or(text.len());
    }
    let comma_follows = text.as_bytes().get(place) == Some(&b',');
    if comma_follows && lean == Lean::After { place + 1 } else { place }
}

fn ascii_digit(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '०'..='९' => char::from_digit(u32::from(character) - u32::from('०'), 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Lean, group_digits};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// Reads and writes the caret as `|`.
    fn after(typed: &str, lean: Lean) -> String {
        let caret = typed.split('|').next().unwrap().encode_utf16().count();
        let (mut text, caret) = group_digits(&typed.replacen('|', "", 1), caret, lean);
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
            // Backspace over a comma: the comma comes back, the caret has passed it.
            ("1|50,000", "1|,50,000"),
            ("|1,50,000", "|1,50,000"),
            ("1,50,000.|", "1,50,000.|"),
            ("1,50,000.5|0", "1,50,000.5|0"),
            (".5|", ".5|"),
            // The first digit was deleted, to type another: the noughts stay.
            ("|00,000", "|00,000"),
            ("₹ 1,50,000|", "1,50,000|"),
            ("१५००००|", "1,50,000|"),
            ("100000000|", "10,00,00,000|"),
        ] {
            assert_eq!(after(typed, Lean::Before), grouped, "{typed}");
        }
    }

    #[test]
    fn delete_passes_over_a_comma() {
        assert_eq!(after("1|50,000", Lean::After), "1,|50,000");
        assert_eq!(after("1,|0,000", Lean::After), "1|0,000");
    }

    #[test]
    fn what_is_no_amount_stays_as_it_was_typed() {
        for typed in ["1.5 lakh|", "-5|", "12|a34", "1.2.3|", "🪙1|23"] {
            assert_eq!(after(typed, Lean::Before), typed);
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
    fn digits_survive_and_so_does_their_number_before_the_caret() {
        for start in ["", "98,765", "12.3"] {
            for typed in texts(start, "0,", 6) {
                for caret in 0..=typed.len() {
                    let (text, moved) = group_digits(&typed, caret, Lean::Before);
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
                for lean in [Lean::Before, Lean::After] {
                    let (text, caret) = group_digits(&typed, caret, lean);
                    assert_eq!(group_digits(&text, caret, lean), (text, caret), "{typed} at {caret}");
                }
            }
        }
    }

    #[test]
    fn the_caret_stays_in_the_text() {
        for typed in texts("", "1,.₹९ a🪙", 4) {
            let units = typed.encode_utf16().count();
            for caret in 0..=units {
                let (text, moved) = group_digits(&typed, caret, Lean::After);
                assert!(moved <= text.encode_utf16().count(), "{typed} at {caret}");
            }
        }
    }
}
