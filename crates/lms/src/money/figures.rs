//! Digits and their groups.

use super::MoneyError;

/// Whether an amount in figures can end with it.
pub(super) fn is_figure(character: char) -> bool {
    ascii_digit(character).is_some() || character == '.'
}

/// The ASCII digit of an ASCII or Devanagari digit; `None` if it is no digit.
pub fn ascii_digit(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '०'..='९' => char::from_digit(u32::from(character) - u32::from('०'), 10),
        _ => None,
    }
}

/// A decimal number without its separators.
pub(super) fn ungrouped(figures: &str) -> Result<String, MoneyError> {
    let (whole, fraction) = match figures.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (figures, None),
    };
    let separator = if whole.contains(',') { ',' } else { ' ' };
    let groups: Vec<&str> = whole.split(separator).collect();
    let mut number = String::with_capacity(figures.len());
    for character in whole.chars().filter(|character| *character != separator) {
        number.push(ascii_digit(character).ok_or(MoneyError::NotANumber)?);
    }
    if let Some(fraction) = fraction {
        number.push('.');
        for character in fraction.chars() {
            number.push(ascii_digit(character).ok_or(MoneyError::NotANumber)?);
        }
    }
    if number.is_empty() || number == "." {
        return Err(MoneyError::NotANumber);
    }
    let lengths: Vec<usize> = groups.iter().map(|group| group.chars().count()).collect();
    if is_grouping(&lengths, separator) { Ok(number) } else { Err(MoneyError::Grouping) }
}

/// Whether an amount has groups of these lengths. With blanks between them only the Indian grouping is one, and single
/// digits: two amounts of neighbouring cells must not become one.
fn is_grouping(lengths: &[usize], separator: char) -> bool {
    let [first, middle @ .., last] = lengths else { return true };
    let indian = (1..=2).contains(first) && middle.iter().all(|length| *length == 2) && *last == 3;
    let western = (1..=3).contains(first) && middle.iter().all(|length| *length == 3) && *last == 3;
    match separator {
        ',' => indian || western,
        _ => indian || lengths.iter().all(|length| *length == 1),
    }
}
