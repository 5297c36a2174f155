//! The JSON edge: a number's decimal text becomes an integer of its smallest unit, without arithmetic on `f64`.
//!
//! It is the text of the number which is read, as the API printed it (`36673.740000000005`), digit by digit.

use serde::de::{self, Deserialize, Deserializer};
use serde_json::value::RawValue;

/// Reads decimal `text` as a count of `10^-places`, rounding half away from zero; `None` when it is
/// not a decimal number or does not fit.
pub fn scaled(text: &str, places: u32) -> Option<i64> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (negative, digits) = match mantissa.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, mantissa),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    // The point stands this many digits into `whole` followed by `fraction`.
    let point = i64::try_from(whole.len()).ok()? + i64::from(exponent) + i64::from(places);
    let mut value: i64 = 0;
    let mut round_up = false;
    for (at, byte) in (0i64..).zip(whole.bytes().chain(fraction.bytes())) {
        if !byte.is_ascii_digit() {
            return None;
        }
        let digit = i64::from(byte - b'0');
        if at < point {
            value = value.checked_mul(10)?.checked_add(digit)?;
        } else if at == point {
            round_up = digit >= 5;
        }
    }
    let written = i64::try_from(whole.len() + fraction.len()).ok()?;
    for _ in written..point {
        if value == 0 {
            break;
        }
        value = value.checked_mul(10)?;
    }
    if round_up {
        value = value.checked_add(1)?;
    }
    Some(if negative { -value } else { value })
}

/// Writes a count of `10^-places` as decimal text without trailing zeros: `5000`, `5000.5`.
pub fn text(value: i64, places: u32) -> String {
    let unit = 10u64.pow(places);
    let magnitude = value.unsigned_abs();
    let sign = if value < 0 { "-" } else { "" };
    let whole = magnitude / unit;
    let fraction = magnitude % unit;
    if fraction == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{fraction:0width$}", width = places as usize);
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

/// The `f64` that JSON prints as this decimal. Reading a text is not arithmetic: nothing is computed with it.
pub(crate) fn json_number(value: i64, places: u32) -> Option<f64> {
    text(value, places).parse().ok()
}

/// Deserializes a JSON number as a count of `10^-PLACES`, from its text.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, const PLACES: u32>(
    deserializer: D,
    expecting: &'static str,
) -> Result<i64, D::Error> {
    let number = Box::<RawValue>::deserialize(deserializer)?;
    scaled(number.get(), PLACES).ok_or_else(|| de::Error::custom(format_args!("{} is not {expecting}", number.get())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_the_api_prints() {
        for (text, paise) in [
            ("5000", 500_000),
            ("5000.0", 500_000),
            ("36673.740000000005", 3_667_374),
            ("0.005", 1),
            ("0.0049", 0),
            ("-0.5", -50),
            ("1e3", 100_000),
            ("1.5e-2", 2),
            (".5", 50),
        ] {
            assert_eq!(scaled(text, 2), Some(paise), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", ".", "-", "1,000", "NaN", "inf", "1e99", "12a"] {
            assert_eq!(scaled(text, 2), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn text_reads_back(value in -1_000_000_000_000_000i64..1_000_000_000_000_000, places in 0u32..8) {
            prop_assert_eq!(scaled(&text(value, places), places), Some(value));
        }
    }
}
