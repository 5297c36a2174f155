//! Extracts fields from the text of an Indian tax invoice: number, date, amounts, names and GSTINs, each with a
//! confidence.

mod amounts;
mod dates;

use lms::formats::gstin_check_character_is_right;
use lms::invoices::{InvoiceField, InvoiceFields};
use regex::Regex;
use serde_json::Number;
use std::sync::LazyLock;

/// An extracted value, its confidence in percent, and the text it was read from.
#[derive(Clone, Debug, PartialEq)]
struct Extracted<T> {
    value: T,
    confidence: u32,
    text: String,
}

impl<T> Extracted<T> {
    fn new(value: T, confidence: u32, text: &str) -> Self {
        Self { value, confidence, text: text.trim().chars().take(200).collect() }
    }
}

fn field<T>(found: Option<Extracted<T>>) -> InvoiceField<T> {
    let confidence = found.as_ref().map_or(0, |found| found.confidence.min(99));
    // `0.` and two digits is always a valid number.
    let confidence: Number = serde_json::from_str(&format!("0.{confidence:02}")).unwrap_or_else(|_| 0.into());
    let (value, text) = found.map(|found| (found.value, found.text)).unzip();
    InvoiceField { value, confidence, text }
}

/// Compiles a pattern of this module; a test checks that all of them compile.
fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

static INVOICE_NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:tax\s+)?(?:invoice|bill|inv)\.?\s*(?:no|num|number|#)\s*\.?\s*[:#\-]?\s*([A-Z0-9][A-Z0-9/\-]{0,39})",
    )
});
static LOOSE_INVOICE_NUMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\b(INV[-/ ]?[A-Z0-9/\-]*\d[A-Z0-9/\-]*)\b"));
static GSTIN: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\b(\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z])\b"));
static SELLER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"(?im)^\s*(?:seller|supplier|sold\s+by|from|billed\s+from)\s*(?:name)?\s*[:\-]\s*(\S[^\r\n]{1,198})")
});
static TITLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"(?i)invoice|\bbill\b|gst|original|duplicate|triplicate|recipient|page|date|phone|^\W*$")
});
static BUYER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"(?i)buyer|bill(?:ed)?\s+to|ship(?:ped)?\s+to|consignee|customer|details\s+of\s+recipient|recipient\s*:")
});

/// Extracts the fields of an invoice. A missing field is `None` with confidence 0.
pub fn parse(text: &str) -> InvoiceFields {
    let amounts = amounts::read(text);
    let (seller, buyer) = gstins(text);
    InvoiceFields {
        invoice_no: field(number(text)),
        invoice_date: field(dates::read(text)),
        invoice_amount: field(amounts.total),
        taxable_amount: field(amounts.taxable),
        gst_amount: field(amounts.gst),
        seller_name: field(seller_name(text)),
        seller_gstin: field(seller),
        buyer_gstin: field(buyer),
    }
}

fn number(text: &str) -> Option<Extracted<String>> {
    let find = |pattern: &Option<Regex>, confidence| {
        pattern.as_ref()?.captures_iter(text).find_map(|found| {
            let number = found.get(1)?.as_str().trim_end_matches(['-', '/']);
            let is_one = number.bytes().any(|byte| byte.is_ascii_digit());
            is_one.then(|| Extracted::new(number.to_owned(), confidence, &found[0]))
        })
    };
    find(&INVOICE_NUMBER, 95).or_else(|| find(&LOOSE_INVOICE_NUMBER, 60))
}

/// Returns the GSTINs of the seller and the buyer, distinguished by the words before them; without such words the first
/// is the seller's.
fn gstins(text: &str) -> (Option<Extracted<String>>, Option<Extracted<String>>) {
    let Some(pattern) = GSTIN.as_ref() else { return (None, None) };
    let (mut seller, mut buyer) = (None, None);
    let mut before = 0;
    for found in pattern.find_iter(text) {
        let near = text.get(before..found.start()).unwrap_or_default();
        let near: String = near.lines().rev().take(5).collect::<Vec<_>>().join("\n");
        let is_buyer = BUYER.as_ref().is_some_and(|buyer| buyer.is_match(&near));
        let valid = if gstin_check_character_is_right(found.as_str()) { 30 } else { 0 };
        let number = found.as_str().to_owned();
        if is_buyer && buyer.is_none() {
            buyer = Some(Extracted::new(number, 65 + valid, found.as_str()));
        } else if seller.is_none() && !is_buyer {
            seller = Some(Extracted::new(number, 60 + valid, found.as_str()));
        } else if buyer.is_none() {
            buyer = Some(Extracted::new(number, 40 + valid, found.as_str()));
        }
        before = found.end();
    }
    (seller, buyer)
}

fn seller_name(text: &str) -> Option<Extracted<String>> {
    let labelled = SELLER.as_ref().and_then(|pattern| pattern.captures(text)).and_then(|found| found.get(1));
    if let Some(name) = labelled {
        return Some(Extracted::new(name.as_str().trim().to_owned(), 90, name.as_str()));
    }
    let is_title = |line: &str| TITLE.as_ref().is_some_and(|title| title.is_match(line));
    let line = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(4).find(|line| !is_title(line))?;
    let name: String = line.chars().take(200).collect();
    name.chars().any(char::is_alphabetic).then(|| Extracted::new(name.clone(), 50, line))
}

#[cfg(test)]
mod tests;
