//! Reading amounts that officers type or paste.

use super::Money;
use super::figures::{is_figure, ungrouped};
use crate::decimal;
use crate::formats::clean;
use std::fmt;

/// Why a text is not an amount. `Display` is the message for its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// The text is blank.
    Empty,
    /// It is not one amount in figures, with or without a unit.
    NotANumber,
    /// Its commas or blanks are where no amount has them: `25,00`.
    Grouping,
    /// `Cr` could mean crore or credit: `1,50,000.00 Cr`.
    CroreOrCredit,
    /// It has a fraction of a paisa.
    FinerThanPaisa,
    /// Above [`Money::MAX`].
    TooLarge,
}

impl fmt::Display for MoneyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "Enter an amount.",
            Self::NotANumber => "Enter the amount in figures, for example 1,50,000 or 1500.50.",
            Self::Grouping => "The commas are not where an amount has them. Enter it as 1,50,000 or 150000.",
            Self::CroreOrCredit => "“Cr” can mean crore or credit. Enter the amount in figures.",
            Self::FinerThanPaisa => "An amount has at most two digits after the point.",
            Self::TooLarge => "That is more than any loan here can be.",
        })
    }
}

/// What may stand before an amount, in small letters; the longer one first.
const CURRENCIES: [&str; 6] = ["₹", "rs.", "rs", "inr", "रु.", "रु"];

/// What may stand behind an amount, in small letters, and by which power of ten it multiplies it.
const UNITS: [(&str, u32); 16] = [
    ("k", 3),
    ("thousand", 3),
    ("हज़ार", 3),
    ("l", 5),
    ("lac", 5),
    ("lacs", 5),
    ("lakh", 5),
    ("lakhs", 5),
    ("लाख", 5),
    ("cr", 7),
    ("crs", 7),
    ("crore", 7),
    ("crores", 7),
    ("करोड़", 7),
    ("/-", 0),
    ("/=", 0),
];

impl Money {
    /// Reads an amount as officers type it or paste it: figures with at most two decimal places, ungrouped or in the
    /// Indian (`1,50,000`) or Western (`150,000`) grouping, with or without `₹`, `Rs.`, `INR` and `/-`; or a number of
    /// thousands, lakhs or crores (`50k`, `1.5 lakh`, `2 cr`). Digits may be Devanagari.
    ///
    /// # Errors
    /// Says what is wrong with the text. A text that could mean two amounts is an error.
    pub fn parse(typed: &str) -> Result<Self, MoneyError> {
        let text = clean(typed).to_ascii_lowercase();
        if text.is_empty() {
            return Err(MoneyError::Empty);
        }
        let (negative, text) = strip_sign(&text);
        let text = CURRENCIES.iter().find_map(|currency| text.strip_prefix(currency)).unwrap_or(text).trim_start();
        let (also_negative, text) = strip_sign(text);
        if negative && also_negative {
            return Err(MoneyError::NotANumber);
        }
        let figures = text.trim_end_matches(|character: char| !is_figure(character));
        let unit = text[figures.len()..].trim().trim_end_matches('.');
        let power = match unit {
            "" => 0,
            unit => UNITS.iter().find(|(name, _)| *name == unit).ok_or(MoneyError::NotANumber)?.1,
        };
        let number = ungrouped(figures)?;
        let decimals = number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        // A bank writes "500.00 Cr" for a credit of 500.
        if unit.starts_with("cr") && !unit.starts_with("crore") && (decimals == 2 || figures.contains(',')) {
            return Err(MoneyError::CroreOrCredit);
        }
        if power > 0 && figures.contains(',') {
            return Err(MoneyError::NotANumber);
        }
        let places = power + 2;
        if u32::try_from(decimals).is_ok_and(|decimals| decimals > places) {
            return Err(MoneyError::FinerThanPaisa);
        }
        match decimal::scaled(&number, places) {
            Some(paise) if paise <= Self::MAX.0 => Ok(Self(if negative || also_negative { -paise } else { paise })),
            _ => Err(MoneyError::TooLarge),
        }
    }

    /// Reads an amount of a file, as [`Money::parse`], where `Cr` and `Dr` behind it are a bank's words for credit and
    /// debit.
    ///
    /// # Errors
    /// As [`Money::parse`]; [`MoneyError::CroreOrCredit`] for any amount with `Cr` behind it.
    pub fn parse_cell(text: &str) -> Result<Self, MoneyError> {
        let ends_with_cr = clean(text).to_ascii_lowercase().trim_end_matches('.').ends_with("cr");
        if ends_with_cr { Err(MoneyError::CroreOrCredit) } else { Self::parse(text) }
    }
}

fn strip_sign(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rupees(amount: i64) -> Result<Money, MoneyError> {
        Ok(Money::from_rupees(amount))
    }

    #[test]
    fn reads_what_officers_type() {
        for (typed, paise) in [
            ("150000", 15_000_000),
            ("1,50,000", 15_000_000),
            ("150,000.00", 15_000_000),
            (" ₹ 1,50,000.5 ", 15_000_050),
            (".01", 1),
            ("5.", 500),
            ("-500", -50_000),
            ("-₹5,000.50", -500_050),
            ("₹ -5", -500),
        ] {
            assert_eq!(Money::parse(typed), Ok(Money(paise)), "{typed}");
        }
        assert_eq!(Money::parse("  "), Err(MoneyError::Empty));
    }

    #[test]
    fn reads_amounts_as_mails_and_sheets_have_them() {
        for (typed, amount) in [
            ("1.5 lakh", 150_000),
            ("1.5L", 150_000),
            ("2 cr", 20_000_000),
            ("2.5 crores", 25_000_000),
            ("1.25 crore", 12_500_000),
            ("50k", 50_000),
            ("₹50 K", 50_000),
            ("Rs. 1,50,000/-", 150_000),
            ("Rs 1,50,000", 150_000),
            ("INR 2,00,000.00", 200_000),
            ("₹\u{a0}2,00,000.00", 200_000),
            ("१,५०,०००", 150_000),
            ("₹ १५०००", 15_000),
            ("२.५ लाख", 250_000),
            ("                     350000.00", 350_000),
            ("3 5 0 0 0 0", 350_000),
            ("1 50 000", 150_000),
            ("\u{feff}350000\u{200b}", 350_000),
            ("350000\r\n", 350_000),
        ] {
            assert_eq!(Money::parse(typed), rupees(amount), "{typed:?}");
        }
    }

    #[test]
    fn never_reads_another_amount() {
        for (typed, error) in [
            ("25,00", MoneyError::Grouping),
            ("1500,00", MoneyError::Grouping),
            ("1,50,00", MoneyError::Grouping),
            (",500", MoneyError::Grouping),
            ("100 200", MoneyError::Grouping),
            ("(500.00)", MoneyError::NotANumber),
            ("100\t200", MoneyError::NotANumber),
            ("100\n200", MoneyError::NotANumber),
            ("1.500,00", MoneyError::NotANumber),
            ("1e5", MoneyError::NotANumber),
            ("1.2.3", MoneyError::NotANumber),
            ("--5", MoneyError::NotANumber),
            ("500 Dr", MoneyError::NotANumber),
            ("1,50,000 lakh", MoneyError::NotANumber),
            ("USD 500", MoneyError::NotANumber),
            ("lakh", MoneyError::NotANumber),
            ("1,50,000.00 Cr", MoneyError::CroreOrCredit),
            ("500.00 Cr", MoneyError::CroreOrCredit),
            ("0.001", MoneyError::FinerThanPaisa),
            ("1.00000001 lakh", MoneyError::FinerThanPaisa),
            ("99999999999999", MoneyError::TooLarge),
            ("99999999999999999999999999", MoneyError::TooLarge),
        ] {
            assert_eq!(Money::parse(typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn cr_in_a_file_is_never_crore() {
        for text in ["2 cr", "500.00 Cr", "1,50,000.00Cr.", "500CR"] {
            assert_eq!(Money::parse_cell(text), Err(MoneyError::CroreOrCredit), "{text}");
        }
        assert_eq!(Money::parse_cell("1,50,000.00"), rupees(150_000));
        assert_eq!(Money::parse_cell("1.5 crore"), rupees(15_000_000));
    }
}
