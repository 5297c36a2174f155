use super::*;
use lms::Money;
use proptest::prelude::*;

const INVOICE: &str = "TAX INVOICE (Original for Recipient)
Shree Balaji Yarns Pvt Ltd
Plot 14, MIDC, Bhiwandi
GSTIN: 27AAPFU0939F1ZV
Invoice No: SBY/26-27/0412        Invoice Date: 18-Nov-2026
Bill To:
Meera Textiles Pvt Ltd
GSTIN 29AAGCB7383J1Z4
Cotton yarn 40s   1,000 kg   180.00   1,80,000.00
Taxable Value                     1,80,000.00
CGST @ 2.5%                           4,500.00
SGST @ 2.5%                           4,500.00
Grand Total                     ₹ 1,89,000.00
Due Date: 18-Dec-2026";

fn confidence<T>(field: &InvoiceField<T>) -> f64 {
    field.confidence.as_f64().unwrap()
}

#[test]
fn extracts_an_invoice_with_consistent_amounts() {
    let read = parse(INVOICE);
    assert_eq!(read.invoice_no.value.as_deref(), Some("SBY/26-27/0412"));
    assert_eq!(read.invoice_date.value.unwrap().day().iso(), "2026-11-18");
    assert_eq!(read.invoice_amount.value, Some(Money::from_rupees(189_000)));
    assert_eq!(read.taxable_amount.value, Some(Money::from_rupees(180_000)));
    assert_eq!(read.gst_amount.value, Some(Money::from_rupees(9_000)));
    assert_eq!(read.seller_name.value.as_deref(), Some("Shree Balaji Yarns Pvt Ltd"));
    assert_eq!(read.seller_gstin.value.as_deref(), Some("27AAPFU0939F1ZV"));
    assert_eq!(read.buyer_gstin.value.as_deref(), Some("29AAGCB7383J1Z4"));
    assert!(confidence(&read.invoice_amount) > 0.95 && confidence(&read.seller_gstin) > 0.85);
    assert_eq!(read.invoice_amount.text.as_deref(), Some("Grand Total                     ₹ 1,89,000.00"));
}

#[test]
fn lowers_confidence_for_inconsistent_amounts() {
    let read = parse(&INVOICE.replace("1,89,000.00", "1,98,000.00"));
    assert_eq!(read.invoice_amount.value, Some(Money::from_rupees(198_000)));
    assert!(confidence(&read.invoice_amount) < 0.7, "{:?}", read.invoice_amount);
}

#[test]
fn lowers_confidence_for_a_wrong_gstin_check_character() {
    let read = parse(&INVOICE.replace("27AAPFU0939F1ZV", "27AAPFU0939F1ZW"));
    assert!(confidence(&read.seller_gstin) < 0.7);
}

#[test]
fn returns_none_with_zero_confidence_for_missing_fields() {
    let read = parse("hello");
    assert_eq!((read.invoice_no.value, read.invoice_amount.value, read.seller_gstin.value), (None, None, None));
    assert_eq!(confidence(&read.invoice_date), 0.0);
}

#[test]
fn all_patterns_compile() {
    for pattern in [&INVOICE_NUMBER, &LOOSE_INVOICE_NUMBER, &GSTIN, &SELLER, &TITLE, &BUYER] {
        assert!(pattern.is_some());
    }
}

proptest! {
    #[test]
    fn parses_any_text_without_panicking(text in "\\PC{0,300}|(?s)[A-Z0-9₹ :/.,%@\\n-]{0,300}") {
        let read = parse(&text);
        for confidence in [confidence(&read.invoice_no), confidence(&read.invoice_amount), confidence(&read.invoice_date)] {
            prop_assert!((0.0..=1.0).contains(&confidence));
        }
    }
}
