//! Dates on invoices: 05/11/2026, 5-Nov-26, 5 November 2026, 2026-11-05. The day comes before the month.

use super::{Extracted, pattern};
use lms::{Day, Instant};
use regex::{Captures, Regex};
use std::sync::LazyLock;

const DATE: &str = r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})|(\d{1,2})(?:st|nd|rd|th)?[ \-]([A-Za-z]{3,9})[ ,\-]+(\d{4}|\d{2}))\b";

static LABELLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(r"(?i)(?:invoice\s+date|date\s+of\s+invoice|bill\s+date|dated|\bdate)\s*[:\-]?\s*{DATE}"))
});
static ANY: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(&format!(r"\b{DATE}")));
/// Labels of other dates on an invoice.
static OTHER: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?i)(?:due|delivery|order|challan|e-?way|ack)\W*$"));

/// Returns the invoice date.
pub(super) fn read(text: &str) -> Option<Extracted<Instant>> {
    let find = |pattern: &Option<Regex>, confidence| {
        pattern.as_ref()?.captures_iter(text).find_map(|found| {
            let whole = found.get(0)?;
            let before = text.get(..whole.start())?;
            let is_other =
                OTHER.as_ref().is_some_and(|other| other.is_match(before.lines().last().unwrap_or_default()));
            let day = day(&found)?;
            (!is_other).then(|| Extracted::new(day.end(), confidence, whole.as_str()))
        })
    };
    find(&LABELLED, 95).or_else(|| find(&ANY, 50))
}

fn day(found: &Captures<'_>) -> Option<Day> {
    let part = |at: usize| found.get(at).map(|part| part.as_str());
    let number = |at: usize| part(at)?.parse::<u32>().ok();
    let year = |at: usize| number(at).map(|year| i64::from(if year < 100 { 2000 + year } else { year }));
    if let Some(year) = year(1) {
        return Day::new(year, number(2)?, number(3)?);
    }
    if let Some(year) = year(6) {
        return Day::new(year, number(5)?, number(4)?);
    }
    Day::new(year(9)?, month(part(8)?)?, number(7)?)
}

fn month(word: &str) -> Option<u32> {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = word.to_ascii_lowercase();
    let at = names.iter().position(|name| word.starts_with(name))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<(String, u32)> {
        read(text).map(|found| (found.value.day().iso(), found.confidence))
    }

    #[test]
    fn parses_common_date_formats_day_first() {
        for text in [
            "Invoice Date: 05/11/2026",
            "Dated 5-11-26",
            "Date : 5.11.2026",
            "Invoice date - 5 Nov 2026",
            "DATE 05-Nov-26",
            "Date of invoice: 5th November, 2026",
            "Date: 2026-11-05",
        ] {
            assert_eq!(date(text), Some(("2026-11-05".to_owned(), 95)), "{text}");
        }
        assert_eq!(date("Pune, 05/11/2026"), Some(("2026-11-05".to_owned(), 50)));
    }

    #[test]
    fn ignores_other_dates_and_invalid_dates() {
        assert_eq!(date("Due date: 05/12/2026\nInvoice Date: 05/11/2026"), Some(("2026-11-05".to_owned(), 95)));
        assert_eq!(date("Date: 31/02/2026"), None);
        assert_eq!(date("Date: 12/13/2026"), None);
        assert_eq!(date("no date"), None);
    }
}
