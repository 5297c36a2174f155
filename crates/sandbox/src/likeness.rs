//! Scores how likely a bank transaction belongs to a loan or a payout, with reasons.

use serde_json::Number;

/// A score in percent with the reasons for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    hundredths: u32,
    /// Reasons in words, the strongest first.
    pub reasons: Vec<String>,
}

impl Likeness {
    /// Adds a reason. The score is capped at 99, because an officer decides.
    pub fn add(&mut self, hundredths: u32, reason: impl Into<String>) {
        self.hundredths = (self.hundredths + hundredths).min(99);
        self.reasons.push(reason.into());
    }

    pub const fn hundredths(&self) -> u32 {
        self.hundredths
    }

    /// Returns the score from 0 to 1, as the API has it.
    pub fn score(&self) -> Number {
        // `0.` and two digits is always a valid number.
        serde_json::from_str(&format!("0.{:02}", self.hundredths)).unwrap_or_else(|_| 0.into())
    }
}

/// How much of a name a bank's narration contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameIn {
    No,
    /// At least one word of four or more letters.
    Part,
    Whole,
}

/// Splits a text into words of letters and digits, in upper case.
pub fn words(text: &str) -> Vec<String> {
    // Combining marks, such as Devanagari vowel signs, belong to their letter.
    let is_mark = |letter: char| ('\u{900}'..='\u{97f}').contains(&letter);
    text.to_uppercase()
        .split(|letter: char| !letter.is_alphanumeric() && !is_mark(letter))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Returns how much of `name` is among the words of a text.
pub fn name_in(name: &str, text: &[String]) -> NameIn {
    let name = words(name);
    let there = |word: &&String| text.contains(word);
    if !name.is_empty() && name.iter().all(|word| text.contains(word)) {
        return NameIn::Whole;
    }
    let found = name.iter().filter(|word| word.chars().count() >= 4).any(|word| there(&word));
    if found { NameIn::Part } else { NameIn::No }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_a_bank_s_capitals() {
        let text = words("NEFT-HDFC0001234-MEHTA & SONS TRADERS/INV 22");
        assert_eq!(name_in("Mehta & Sons Traders", &text), NameIn::Whole);
        assert_eq!(name_in("Mehta Textiles", &text), NameIn::Part);
        assert_eq!(name_in("Rao & Sons", &text), NameIn::Part);
        assert_eq!(name_in("Rao Co", &text), NameIn::No);
        assert_eq!(name_in("", &text), NameIn::No);
        assert_eq!(name_in("मीरा देवी", &words("UPI मीरा देवी")), NameIn::Whole);
    }

    #[test]
    fn a_score_never_says_certain() {
        let mut likeness = Likeness::default();
        assert_eq!(likeness.score().to_string(), "0.0");
        likeness.add(5, "date");
        assert_eq!(likeness.score().to_string(), "0.05");
        likeness.add(50, "reference");
        likeness.add(60, "UTR");
        assert_eq!((likeness.score().to_string().as_str(), likeness.reasons.len()), ("0.99", 3));
    }
}
