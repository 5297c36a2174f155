//! Reading amounts that officers type.

use super::Money;
use crate::decimal;
use std::fmt;

/// Why a text is not an amount. `Display` is the message for its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// The text is blank.
    Empty,
    /// It has something other than digits, commas and one decimal point.
    NotANumber,
    /// It has more than two decimal places.
    FinerThanPaisa,
    /// Above [`Money::MAX`].
    TooLarge,
}

impl fmt::Display for MoneyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "Enter an amount.",
            Self::NotANumber => "Enter the amount in figures, for example 1,50,000 or 1500.50.",
            Self::FinerThanPaisa => "An amount has at most two digits after the point.",
            Self::TooLarge => "That is more than any loan here can be.",
        })
    }
}

impl Money {
    /// Reads an amount as officers type it: digits, commas anywhere, an optional `₹`, at most two decimal places.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(typed: &str) -> Result<Self, MoneyError> {
        let text: String = typed
            .trim()
            .trim_start_matches('₹')
            .chars()
            .filter(|character| *character != ',' && !character.is_whitespace())
            .collect();
        if text.is_empty() {
            return Err(MoneyError::Empty);
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let digits = whole.strip_prefix('-').unwrap_or(whole);
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(digits) || !all_digits(fraction) || (digits.is_empty() && fraction.is_empty()) {
            return Err(MoneyError::NotANumber);
        }
        if fraction.len() > 2 {
            return Err(MoneyError::FinerThanPaisa);
        }
        match decimal::scaled(&text, 2) {
            Some(paise) if paise.abs() <= Self::MAX.0 => Ok(Self(paise)),
            _ => Err(MoneyError::TooLarge),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_officers_type() {
        for (typed, paise) in
            [("150000", 15_000_000), ("1,50,000", 15_000_000), (" ₹ 1,50,000.5 ", 15_000_050), (".01", 1), ("5.", 500)]
        {
            assert_eq!(Money::parse(typed), Ok(Money(paise)), "{typed}");
        }
        assert_eq!(Money::parse("  "), Err(MoneyError::Empty));
        assert_eq!(Money::parse("1.5 lakh"), Err(MoneyError::NotANumber));
        assert_eq!(Money::parse("1e5"), Err(MoneyError::NotANumber));
        assert_eq!(Money::parse("1.2.3"), Err(MoneyError::NotANumber));
        assert_eq!(Money::parse("0.001"), Err(MoneyError::FinerThanPaisa));
        assert_eq!(Money::parse("99999999999999"), Err(MoneyError::TooLarge));
    }
}
