//! Amounts of an invoice: total, taxable value, GST. If they add up, the confidence of each rises.

use super::{Extracted, pattern};
use lms::Money;
use lms::decimal;
use regex::Regex;
use std::sync::LazyLock;

const AMOUNT: &str = r"(?:₹|Rs\.?|INR)?\s*([0-9][0-9,]*(?:\.[0-9]{1,2})?)\b";

fn labelled(label: &str) -> Option<Regex> {
    // A rate, as in `CGST @ 9%`, may be between the label and the amount.
    pattern(&format!(
        r"(?im)(?:{label})[^\S\r\n]*(?:\([^)\r\n]*\))?[^\S\r\n]*(?:@?[^\S\r\n]*[0-9.]+[^\S\r\n]*%)?[^\S\r\n]*[:=\-]?[^\S\r\n]*{AMOUNT}[^\S\r\n]*(?:/-|only)?[^\S\r\n]*$"
    ))
}

static TOTAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    labelled(
        r"grand\s+total|invoice\s+(?:total|value|amount)|total\s+(?:invoice\s+)?(?:amount|value)(?:\s+payable)?|amount\s+payable|net\s+(?:payable|amount)",
    )
});
static LOOSE_TOTAL: LazyLock<Option<Regex>> = LazyLock::new(|| labelled(r"^\s*total"));
static TAXABLE: LazyLock<Option<Regex>> =
    LazyLock::new(|| labelled(r"(?:total\s+)?taxable\s+(?:value|amount)|sub\s*-?\s*total|amount\s+before\s+tax"));
static WHOLE_GST: LazyLock<Option<Regex>> =
    LazyLock::new(|| labelled(r"total\s+(?:gst|tax)(?:\s+amount)?|gst\s+amount"));
static PART_GST: LazyLock<Option<Regex>> = LazyLock::new(|| labelled(r"\b(?:c|s|i|ut)gst"));

pub(super) struct Amounts {
    pub(super) total: Option<Extracted<Money>>,
    pub(super) taxable: Option<Extracted<Money>>,
    pub(super) gst: Option<Extracted<Money>>,
}

pub(super) fn read(text: &str) -> Amounts {
    let mut total = last(&TOTAL, text, 85).or_else(|| last(&LOOSE_TOTAL, text, 60));
    let mut taxable = last(&TAXABLE, text, 80);
    let mut gst = last(&WHOLE_GST, text, 80).or_else(|| parts(text));
    let sum: Option<Money> = taxable.as_ref().zip(gst.as_ref()).and_then(|(net, tax)| net.value.checked_add(tax.value));
    match (&mut total, sum) {
        // Totals are often rounded to the rupee.
        (Some(found), Some(sum)) if found.value.less(sum).paise().abs() < 100 => {
            found.confidence = 98;
            for part in [&mut taxable, &mut gst].into_iter().flatten() {
                part.confidence = 97;
            }
        }
        (Some(found), Some(_)) => found.confidence -= 25,
        (None, Some(sum)) => total = Some(Extracted::new(sum, 55, "taxable value and GST")),
        _ => {}
    }
    Amounts { total, taxable, gst }
}

fn amount(text: &str) -> Option<Money> {
    let paise = decimal::scaled(&text.replace(',', ""), 2)?;
    Some(Money::from_paise(paise)).filter(|amount| amount.is_positive() && *amount <= Money::MAX)
}

/// Returns the last amount with this label, as totals are at the end.
fn last(pattern: &Option<Regex>, text: &str, confidence: u32) -> Option<Extracted<Money>> {
    let found =
        pattern.as_ref()?.captures_iter(text).filter_map(|found| Some((amount(&found[1])?, found[0].to_owned())));
    found.last().map(|(amount, words)| Extracted::new(amount, confidence, &words))
}

/// Returns the sum of CGST, SGST and IGST.
fn parts(text: &str) -> Option<Extracted<Money>> {
    let found: Vec<(Money, String)> = PART_GST
        .as_ref()?
        .captures_iter(text)
        .filter_map(|found| Some((amount(&found[1])?, found[0].trim().to_owned())))
        .collect();
    let sum = found.iter().try_fold(Money::ZERO, |sum, (amount, _)| sum.checked_add(*amount))?;
    let words: Vec<&str> = found.iter().map(|(_, words)| words.as_str()).collect();
    sum.is_positive().then(|| Extracted::new(sum, 75, &words.join(", ")))
}
