//! Texts of the API within sentences, in both directions of writing.

use std::borrow::Cow;

/// FIRST STRONG ISOLATE: what follows has the direction of its first letter, and none on the text around it.
const ISOLATE: char = '\u{2068}';
/// POP DIRECTIONAL ISOLATE: ends the isolate.
const POP_ISOLATE: char = '\u{2069}';

/// `text` for the middle of a sentence: a name written from right to left, or one with an override that it does not close,
/// does not reorder the rest. Its own marks of direction are left out. Other texts stay as they are.
///
/// Only for sentences that are shown: not for what is copied, exported or typed into a field.
pub fn isolate(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|letter| is_mark(letter) || is_right_to_left(letter)) {
        return Cow::Borrowed(text);
    }
    let letters = text.chars().filter(|letter| !is_mark(*letter));
    Cow::Owned(std::iter::once(ISOLATE).chain(letters).chain([POP_ISOLATE]).collect())
}

/// Embeddings, overrides, isolates, and their ends.
const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Blocks of right-to-left scripts (Unicode `DerivedBidiClass.txt`), and marks that count as their letters.
const fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{0590}'..='\u{08FF}' | '\u{200F}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_right_to_left_is_isolated() {
        assert_eq!(isolate("مرحبا 12"), "\u{2068}مرحبا 12\u{2069}");
        assert_eq!(isolate("שלום Traders"), "\u{2068}שלום Traders\u{2069}");
    }

    #[test]
    fn marks_that_are_not_closed_are_left_out() {
        assert_eq!(isolate("Meera\u{202e}selitxeT"), "\u{2068}MeeraselitxeT\u{2069}");
        assert_eq!(isolate("\u{2069}\u{2069}Meera"), "\u{2068}Meera\u{2069}");
    }

    #[test]
    fn other_names_stay_as_they_are() {
        for name in ["Meera Textiles", "श्री गणेश वस्त्र भंडार", "", "Müller & Söhne 🙏🏽"]
        {
            assert!(matches!(isolate(name), Cow::Borrowed(same) if same == name), "{name}");
        }
    }
}
