//! Invoice Parse (assumed: known by name only): the fields read from an invoice's text.

use crate::TopupId;
use crate::endpoint::{endpoints, json_body};
use crate::{Instant, Money};
use serde::{Deserialize, Serialize};
use serde_json::Number;

/// Reads fields from an invoice's text; does not change the top-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParseInvoice {
    /// ID of the top-up; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: TopupId,
    /// The text, copied from the document; at most 1,00,000 characters.
    pub text: String,
}

/// One field read from an invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvoiceField<T> {
    /// The value; `None` if it was not found.
    pub value: Option<T>,
    /// Confidence, from 0 to 1.
    pub confidence: Number,
    /// The text it was read from.
    #[serde(default)]
    pub text: Option<String>,
}

/// The fields read from an invoice (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvoiceFields {
    /// Invoice number.
    pub invoice_no: InvoiceField<String>,
    /// Invoice date.
    pub invoice_date: InvoiceField<Instant>,
    /// Invoice total, including GST.
    pub invoice_amount: InvoiceField<Money>,
    /// Amount that GST is charged on.
    pub taxable_amount: InvoiceField<Money>,
    /// GST in total.
    pub gst_amount: InvoiceField<Money>,
    /// The seller's name.
    pub seller_name: InvoiceField<String>,
    /// The seller's GST identification number.
    pub seller_gstin: InvoiceField<String>,
    /// The buyer's GST identification number.
    pub buyer_gstin: InvoiceField<String>,
}

endpoints! {
    parse_invoice: ParseInvoice { id } = PATCH "/v1/lms/topups/{id}/invoice_parse/" -> InvoiceFields {
        effect: Reads;
        body: json_body;
    }
}
