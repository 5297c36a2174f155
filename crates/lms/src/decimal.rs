//! Decimal numbers as integers of their smallest unit, without arithmetic on `f64`: the digits are read from the number's
//! text as the API sent it (`36673.740000000005`).

/// Reads decimal `text` as a number of `10^-places`, rounding half away from zero; `None` if it is not a decimal number
/// or does not fit.
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
    // Position of the decimal point in `whole` followed by `fraction`.
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

/// Writes a number of `10^-places` as decimal text without trailing zeros: `5000`, `5000.5`.
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

/// The `f64` that JSON writes as this decimal. It is only parsed, never calculated with.
pub(crate) fn json_number(value: i64, places: u32) -> Option<f64> {
    text(value, places).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_the_numbers_of_the_api() {
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
    fn refuses_other_text() {
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
