//! Amounts in words, with lakh and crore.

use super::Money;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(u64, &str); 4] = [(10_000_000, "crore"), (100_000, "lakh"), (1_000, "thousand"), (100, "hundred")];

pub(super) fn of(amount: Money) -> String {
    let magnitude = amount.paise().unsigned_abs();
    let (rupees, paise) = (magnitude / 100, magnitude % 100);
    let minus = if amount.paise() < 0 { "minus " } else { "" };
    match (rupees, paise) {
        (0, 1..) => format!("{minus}{}", unit(paise, "paisa", "paise")),
        (_, 0) => format!("{minus}{}", unit(rupees, "rupee", "rupees")),
        _ => format!("{minus}{} and {}", unit(rupees, "rupee", "rupees"), unit(paise, "paisa", "paise")),
    }
}

fn unit(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

fn number(mut count: u64) -> String {
    let mut parts = Vec::new();
    for (size, name) in SCALES {
        if count >= size {
            parts.push(format!("{} {name}", number(count / size)));
            count %= size;
        }
    }
    if count > 0 || parts.is_empty() {
        parts.push(below_hundred(count));
    }
    parts.join(" ")
}

fn below_hundred(count: u64) -> String {
    let word = |words: &[&'static str], at: u64| usize::try_from(at).ok().and_then(|at| words.get(at).copied());
    if let Some(small) = word(&SMALL, count) {
        return small.to_owned();
    }
    let tens = word(&TENS, count / 10).unwrap_or_default();
    match count % 10 {
        0 => tens.to_owned(),
        ones => format!("{tens}-{}", word(&SMALL, ones).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_amounts_in_lakh_and_crore() {
        for (paise, words) in [
            (0, "zero rupees"),
            (1, "one paisa"),
            (100, "one rupee"),
            (15_000_000, "one lakh fifty thousand rupees"),
            (15_000_050, "one lakh fifty thousand rupees and fifty paise"),
            (
                99_999_999_999,
                "ninety-nine crore ninety-nine lakh ninety-nine thousand nine hundred ninety-nine rupees and ninety-nine paise",
            ),
            (1_000_000_000_000, "one thousand crore rupees"),
        ] {
            assert_eq!(of(Money::from_paise(paise)), words);
        }
    }
}
