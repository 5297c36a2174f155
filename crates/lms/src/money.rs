//! Rupees to the paisa.
//!
//! The API sends money as JSON numbers in rupees, with no currency beside them (documented.md, conventions);
//! now and then an unrounded double such as `36673.740000000005`. [`Money`] is the nearest count of paise and
//! never an `f64`.

mod words;

use crate::decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::iter::Sum;

/// An amount of Indian rupees, as a count of paise. It may be negative.
///
/// Shown as `₹12,34,567.89`; `{:#}` leaves out `.00`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// Why a typed amount is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// Nothing was typed.
    Empty,
    /// There is something in it that is neither a digit, a comma nor one point.
    NotANumber,
    /// More than two digits after the point.
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
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// ₹10,00,000 crore: far above any loan, and below where a JSON number stops telling single paise apart.
    pub const MAX: Self = Self(1_000_000_000_000_000);

    /// From a count of paise.
    pub const fn from_paise(paise: i64) -> Self {
        Self(paise)
    }

    /// From whole rupees.
    pub const fn from_rupees(rupees: i64) -> Self {
        Self(rupees * 100)
    }

    /// The count of paise.
    pub const fn paise(self) -> i64 {
        self.0
    }

    /// Above zero.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Exactly nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum, or `None` beyond the range.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` beyond the range.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The difference, but never below zero: "what is left".
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0).max(0))
    }

    /// This amount as thousandths of `whole`, clamped to 0..=1000: the length of a bar.
    pub fn per_mille_of(self, whole: Self) -> u16 {
        if whole.0 <= 0 {
            return 0;
        }
        let share = i128::from(self.0.max(0)) * 1000 / i128::from(whole.0);
        u16::try_from(share.min(1000)).unwrap_or(1000)
    }

    /// Reads what an officer types: digits, commas anywhere, an optional `₹`, at most two decimals.
    ///
    /// # Errors
    /// [`MoneyError`] in words for the field.
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

    /// `12,34,567.89`: the Indian grouping, always with paise, without the sign of the currency.
    pub fn grouped(self) -> String {
        format!("{}.{:02}", self.grouped_rupees(), self.0.unsigned_abs() % 100)
    }

    /// `1234567.5`: as a query parameter writes it.
    pub fn plain(self) -> String {
        decimal::text(self.0, 2)
    }

    /// `one lakh fifty thousand rupees`, as it is read back to an officer.
    pub fn in_words(self) -> String {
        words::of(self)
    }

    fn grouped_rupees(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{}", group_indian(&(self.0.unsigned_abs() / 100).to_string()))
    }
}

/// Puts commas into a string of digits the Indian way: the last three together, then pairs (`12,34,567`).
pub fn group_indian(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 2);
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        if at > 0 && left >= 3 && left % 2 == 1 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let positive = Self(self.0.saturating_abs());
        if formatter.alternate() && self.0 % 100 == 0 {
            write!(formatter, "{sign}₹{}", positive.grouped_rupees())
        } else {
            write!(formatter, "{sign}₹{}", positive.grouped())
        }
    }
}

impl Sum for Money {
    /// Saturates at the edge of the range, far above [`Money::MAX`].
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |total, amount| Self(total.0.saturating_add(amount.0)))
    }
}

impl Serialize for Money {
    /// As the API prints it, `5000.0`; [`crate::endpoint::json_body`] writes a request's `5000`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number =
            decimal::json_number(self.0, 2).ok_or_else(|| serde::ser::Error::custom("an amount that is no number"))?;
        serializer.serialize_f64(number)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let paise = decimal::deserialize::<D, 2>(deserializer, "an amount of rupees")?;
        if paise.abs() > Self::MAX.0 {
            return Err(de::Error::custom("an amount of rupees beyond ₹10,00,000 crore"));
        }
        Ok(Self(paise))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn groups_in_lakh_and_crore() {
        for (paise, shown) in [
            (0, "₹0.00"),
            (1, "₹0.01"),
            (99_999, "₹999.99"),
            (100_000, "₹1,000.00"),
            (123_456_789, "₹12,34,567.89"),
            (9_999_999_999, "₹9,99,99,999.99"),
            (99_999_999_999, "₹99,99,99,999.99"),
            (-500_050, "-₹5,000.50"),
        ] {
            assert_eq!(Money(paise).to_string(), shown);
        }
        assert_eq!(format!("{:#}", Money::from_rupees(150_000)), "₹1,50,000");
        assert_eq!(format!("{:#}", Money(150)), "₹1.50");
    }

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

    #[test]
    fn an_unrounded_double_is_the_nearest_paisa() {
        assert_eq!(serde_json::from_str::<Money>("36673.740000000005").unwrap(), Money(3_667_374));
        assert_eq!(serde_json::to_string(&Money::from_rupees(5000)).unwrap(), "5000.0");
    }

    #[test]
    fn a_bar_is_never_longer_than_whole() {
        assert_eq!(Money::from_rupees(6).per_mille_of(Money::from_rupees(10)), 600);
        assert_eq!(Money::from_rupees(60).per_mille_of(Money::from_rupees(10)), 1000);
        assert_eq!(Money::from_rupees(6).per_mille_of(Money::ZERO), 0);
    }

    proptest! {
        #[test]
        fn any_amount_survives_json_to_the_paisa(paise in -Money::MAX.0..=Money::MAX.0) {
            let json = serde_json::to_string(&Money(paise)).unwrap();
            prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), Money(paise));
        }

        #[test]
        fn any_json_number_is_the_nearest_paisa(thousandths in -100_000_000_000_000i64..100_000_000_000_000) {
            let json = decimal::text(thousandths, 3);
            let money: Money = serde_json::from_str(&json).unwrap();
            let away_from_zero = thousandths.signum() * ((thousandths.abs() + 5) / 10);
            prop_assert_eq!(money, Money(away_from_zero));
        }

        #[test]
        fn no_json_number_is_too_odd_to_be_read_or_refused(number in proptest::num::f64::NORMAL) {
            if let Ok(money) = serde_json::from_str::<Money>(&number.to_string()) {
                let json = serde_json::to_string(&money).unwrap();
                prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
            }
        }

        #[test]
        fn what_is_shown_can_be_typed(paise in 0..=Money::MAX.0) {
            prop_assert_eq!(Money::parse(&Money(paise).to_string()), Ok(Money(paise)));
        }
    }
}
