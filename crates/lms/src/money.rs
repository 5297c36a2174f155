//! Rupees to the paisa.
//!
//! The API sends money as JSON numbers in rupees, without a currency (documented.md, conventions), sometimes as an
//! unrounded double such as `36673.740000000005`. [`Money`] is the nearest number of paise, and never an `f64`.

mod figures;
mod in_words;
mod parse;

pub use figures::ascii_digit;
pub use parse::MoneyError;

use crate::{decimal, lenient};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::iter::Sum;

/// How an unknown amount is displayed.
const UNKNOWN: &str = "—";

/// An amount of Indian rupees, as a number of paise. It may be negative.
///
/// Displayed as `₹12,34,567.89`; `{:#}` omits `.00`.
///
/// An amount that the server left out is [`Money::UNKNOWN`]: it is displayed as `—`, what is calculated from it is unknown
/// too, and it can't be written to a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

impl Money {
    /// Zero rupees.
    pub const ZERO: Self = Self(0);
    /// ₹10,00,000 crore: far above any loan, and small enough for a JSON number to be exact to the paisa.
    pub const MAX: Self = Self(1_000_000_000_000_000);
    /// An amount that the server did not send. It is not positive, not zero, and below every other amount.
    pub const UNKNOWN: Self = Self(i64::MIN);

    /// From a number of paise.
    pub const fn from_paise(paise: i64) -> Self {
        Self(paise)
    }

    /// From whole rupees.
    pub const fn from_rupees(rupees: i64) -> Self {
        Self(rupees * 100)
    }

    /// Whether the server sent it.
    pub const fn is_known(self) -> bool {
        self.0 != Self::UNKNOWN.0
    }

    /// The number of paise of a known amount.
    pub const fn paise(self) -> i64 {
        self.0
    }

    /// Whether it is above zero.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Whether it is exactly zero.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum; `None` on overflow, or if one of them is unknown.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.and(other)?.0.checked_add(other.0).map(Self)
    }

    /// The difference; `None` on overflow, or if one of them is unknown.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.and(other)?.0.checked_sub(other.0).map(Self)
    }

    /// The difference, but at least zero; unknown if one of them is.
    pub fn less(self, other: Self) -> Self {
        self.and(other).map_or(Self::UNKNOWN, |known| Self(known.0.saturating_sub(other.0).max(0)))
    }

    /// This amount, if both are known.
    fn and(self, other: Self) -> Option<Self> {
        (self.is_known() && other.is_known()).then_some(self)
    }

    /// This amount in thousandths of `whole`, clamped to 0..=1000, such as for the length of a bar.
    pub fn per_mille_of(self, whole: Self) -> u16 {
        if whole.0 <= 0 {
            return 0;
        }
        let share = i128::from(self.0.max(0)) * 1000 / i128::from(whole.0);
        u16::try_from(share.min(1000)).unwrap_or(1000)
    }

    /// Indian digit grouping with paise and without the currency sign: `12,34,567.89`.
    pub fn grouped(self) -> String {
        if !self.is_known() {
            return UNKNOWN.to_owned();
        }
        format!("{}.{:02}", self.grouped_rupees(), self.0.unsigned_abs() % 100)
    }

    /// Decimal number as query parameters have it: `1234567.5`; empty if it is unknown.
    pub fn plain(self) -> String {
        if !self.is_known() {
            return String::new();
        }
        decimal::text(self.0, 2)
    }

    /// The amount in words: `one lakh fifty thousand rupees`.
    pub fn in_words(self) -> String {
        if !self.is_known() {
            return UNKNOWN.to_owned();
        }
        in_words::of(self)
    }

    fn grouped_rupees(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{}", group_indian(&(self.0.unsigned_abs() / 100).to_string()))
    }
}

/// Adds commas to a string of digits by Indian grouping: the last three together, then pairs (`12,34,567`).
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
        if !self.is_known() {
            return formatter.write_str(UNKNOWN);
        }
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
    /// Saturates on overflow, far above [`Money::MAX`]; unknown if one of them is.
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |total, amount| {
            total.and(amount).map_or(Self::UNKNOWN, |known| Self(known.0.saturating_add(amount.0)))
        })
    }
}

impl Serialize for Money {
    /// As the API's responses have it, `5000.0`; [`crate::endpoint::json_body`] writes `5000` for requests.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.is_known() {
            return Err(serde::ser::Error::custom("an unknown amount can't be written"));
        }
        let number = decimal::json_number(self.0, 2)
            .ok_or_else(|| serde::ser::Error::custom("an amount that is not a number"))?;
        serializer.serialize_f64(number)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let paise = lenient::scaled::<D, 2>(deserializer, "expected an amount of rupees")?;
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
    fn an_unrounded_double_is_rounded_to_the_nearest_paisa() {
        assert_eq!(serde_json::from_str::<Money>("36673.740000000005").unwrap(), Money(3_667_374));
        assert_eq!(serde_json::to_string(&Money::from_rupees(5000)).unwrap(), "5000.0");
    }

    #[test]
    fn a_share_is_at_most_the_whole() {
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
        fn every_json_number_is_read_or_refused(number in proptest::num::f64::NORMAL) {
            if let Ok(money) = serde_json::from_str::<Money>(&number.to_string()) {
                let json = serde_json::to_string(&money).unwrap();
                prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
            }
        }

        #[test]
        fn a_displayed_amount_can_be_parsed(paise in 0..=Money::MAX.0) {
            prop_assert_eq!(Money::parse(&Money(paise).to_string()), Ok(Money(paise)));
        }
    }
}
