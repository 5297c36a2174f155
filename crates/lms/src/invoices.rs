//! Invoice Parse (assumed: known by name only): the fields read from an invoice's text.

use crate::TopupId;
use crate::endpoint::{endpoints, json_body};
use crate::{Instant, Money};
use serde::{Deserialize, Serialize};
use serde_json::Number;

/// Reads an invoice's text; nothing of the top-up changes by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParseInvoice {
    /// For which top-up; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: TopupId,
    /// As copied or read from the document; at most 1,00,000 characters.
    pub text: String,
}

/// One field read from an invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvoiceField<T> {
    /// What was read; none where it was not found.
    pub value: Option<T>,
    /// How sure, from 0 to 1.
    pub confidence: Number,
    /// The words it was read from.
    #[serde(default)]
    pub text: Option<String>,
}

/// What was read from an invoice (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvoiceFields {
    /// Its number.
    pub invoice_no: InvoiceField<String>,
    /// Its date.
    pub invoice_date: InvoiceField<Instant>,
    /// Its total, with GST.
    pub invoice_amount: InvoiceField<Money>,
    /// What GST is reckoned on.
    pub taxable_amount: InvoiceField<Money>,
    /// GST of all kinds.
    pub gst_amount: InvoiceField<Money>,
    /// Who wrote it.
    pub seller_name: InvoiceField<String>,
    /// Their GST identification number.
    pub seller_gstin: InvoiceField<String>,
    /// That of who is invoiced.
    pub buyer_gstin: InvoiceField<String>,
}

endpoints! {
    parse_invoice: ParseInvoice { id } = PATCH "/v1/lms/topups/{id}/invoice_parse/" -> InvoiceFields {
        effect: Reads;
        body: json_body;
    }
}
