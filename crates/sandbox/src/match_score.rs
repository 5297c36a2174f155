//! Scores how likely a bank transaction belongs to a loan or a payout, with reasons.

use serde_json::Number;

/// A score in percent with the reasons for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatchScore {
    percent: u32,
    /// Reasons in words, the strongest first.
    pub reasons: Vec<String>,
    /// Whether something contradicts the match.
    is_contradicted: bool,
}

/// The most that a contradicted match scores: enough to be shown, too little to be likely.
const MAX_CONTRADICTED: u32 = 20;

impl MatchScore {
    /// Adds a reason. The score is capped at 99, because an officer decides.
    pub fn add_reason(&mut self, percent: u32, reason: impl Into<String>) {
        self.percent = (self.percent + percent).min(99);
        self.reasons.push(reason.into());
    }

    /// Adds a reason against the match, before all others. Whatever fits, the match is not likely then.
    pub fn contradict(&mut self, reason: impl Into<String>) {
        self.is_contradicted = true;
        self.reasons.insert(0, reason.into());
    }

    fn percent(&self) -> u32 {
        if self.is_contradicted { self.percent.min(MAX_CONTRADICTED) } else { self.percent }
    }

    /// Returns the score from 0 to 1, as the API has it.
    pub fn score(&self) -> Number {
        // `0.` and two digits is always a valid number.
        serde_json::from_str(&format!("0.{:02}", self.percent())).unwrap_or_else(|_| 0.into())
    }
}

/// Candidates less likely than this, in percent, are left out.
const MIN_PERCENT: u32 = 15;
/// Candidates returned at most.
const MAX_CANDIDATES: usize = 5;

/// The most likely candidates, the likeliest first; of equally likely ones by reference.
pub fn most_likely<T>(
    candidates: impl IntoIterator<Item = T>,
    score: impl Fn(&T) -> MatchScore,
    reference: impl Fn(&T) -> &str,
) -> impl Iterator<Item = (MatchScore, T)> {
    let mut scored: Vec<(MatchScore, T)> = candidates
        .into_iter()
        .map(|candidate| (score(&candidate), candidate))
        .filter(|(match_score, _)| match_score.percent() >= MIN_PERCENT)
        .collect();
    scored.sort_by(|(one, first), (other, second)| {
        other.percent().cmp(&one.percent()).then_with(|| reference(first).cmp(reference(second)))
    });
    scored.into_iter().take(MAX_CANDIDATES)
}

/// How much of a name a bank's narration contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameMatch {
    None,
    /// At least one word of four or more letters.
    Partial,
    Full,
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
pub fn match_name(name: &str, text: &[String]) -> NameMatch {
    let name = words(name);
    let is_present = |word: &&String| text.contains(word);
    if !name.is_empty() && name.iter().all(|word| text.contains(word)) {
        return NameMatch::Full;
    }
    let found = name.iter().filter(|word| word.chars().count() >= 4).any(|word| is_present(&word));
    if found { NameMatch::Partial } else { NameMatch::None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_names_in_upper_case_narrations() {
        let text = words("NEFT-HDFC0001234-MEHTA & SONS TRADERS/INV 22");
        assert_eq!(match_name("Mehta & Sons Traders", &text), NameMatch::Full);
        assert_eq!(match_name("Mehta Textiles", &text), NameMatch::Partial);
        assert_eq!(match_name("Rao & Sons", &text), NameMatch::Partial);
        assert_eq!(match_name("Rao Co", &text), NameMatch::None);
        assert_eq!(match_name("", &text), NameMatch::None);
        assert_eq!(match_name("मीरा देवी", &words("UPI मीरा देवी")), NameMatch::Full);
    }

    #[test]
    fn caps_the_score_below_certainty() {
        let mut match_score = MatchScore::default();
        assert_eq!(match_score.score().to_string(), "0.0");
        match_score.add_reason(5, "date");
        assert_eq!(match_score.score().to_string(), "0.05");
        match_score.add_reason(50, "reference");
        match_score.add_reason(60, "UTR");
        assert_eq!((match_score.score().to_string().as_str(), match_score.reasons.len()), ("0.99", 3));
    }

    #[test]
    fn a_contradicted_match_is_not_likely() {
        let mut match_score = MatchScore::default();
        match_score.add_reason(90, "amount and name");
        match_score.contradict("another UTR");
        assert_eq!(match_score.score().to_string(), "0.2");
        assert_eq!(match_score.reasons, ["another UTR", "amount and name"]);
    }
}
