//! What one call of the API is: a struct of its inputs that implements [`Endpoint`].
//!
//! `api::send(RequestTranche { loan_id, amount })` is a whole call. Each group of the documentation has a file with its
//! structs and, at the end, one `endpoints!` table with the method, path, response and effects of each. When the real
//! API turns out different, that entry and its operation in `contract/openapi.yaml` change, and nothing else.

mod table;

pub(crate) use table::endpoints;

use crate::query::Query;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::ser::{CompactFormatter, Formatter};
use std::io;

/// The HTTP methods that the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads, except where [`Endpoint::EFFECT`] says otherwise.
    Get,
    /// Creates an object or starts an action.
    Post,
    /// Changes an object's status.
    Put,
    /// Changes some fields of an object.
    Patch,
    /// Removes an object.
    Delete,
}

impl Method {
    /// The method as HTTP writes it: `GET`, `POST` …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// A kind of data that reads show and writes make stale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Accounts, their limits and summaries.
    Accounts,
    /// Demands: the repayment schedule.
    Demands,
    /// Extra data of accounts and loans.
    ExtraData,
    /// Fees.
    Fees,
    /// Loans and their summaries.
    Loans,
    /// Loan terms.
    LoanTerms,
    /// Payouts.
    Payouts,
    /// Records: incoming payments.
    Records,
    /// Settlements.
    Settlements,
    /// Top-up groups.
    TopupGroups,
    /// Top-ups.
    Topups,
}

/// Whether a call changes data, which decides how it may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing: retried with backoff, and cancelled when its page is left.
    Reads,
    /// Changes data: sent once and never retried automatically; if the response is lost, the outcome is unknown.
    Writes,
}

/// One call of the API, declared by an entry of `endpoints!`.
pub trait Endpoint {
    /// The `operationId` in `contract/openapi.yaml`.
    const OPERATION: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path as the contract writes it, with its parameters in braces: `/v1/lms/loans/{id}/`.
    const PATH: &'static str;
    /// Whether the call changes data. By default GET reads and every other method writes.
    const EFFECT: Effect = if matches!(Self::METHOD, Method::Get) { Effect::Reads } else { Effect::Writes };
    /// Whether the call carries the bearer token; only the sign-in calls do not.
    const SIGNED_IN: bool = true;
    /// The kinds of data in the response: it is fetched again after a write that makes one of them stale.
    const SHOWS: &'static [Topic] = &[];
    /// The body of a successful response.
    type Reply: DeserializeOwned;

    /// [`Endpoint::PATH`] with the values of this call.
    fn path(&self) -> String;

    /// The query parameters.
    fn query(&self) -> Query {
        Query::new()
    }

    /// The JSON body, written by [`json_body`]; `None` if the call has none.
    fn body(&self) -> Option<String> {
        None
    }

    /// Reads the body of a successful response; `None` if it does not have the documented form. JSON, except for the
    /// calls that return a file or nothing.
    fn read(body: String) -> Option<Self::Reply> {
        serde_json::from_str(&body).ok()
    }

    /// The kinds of data that are stale after this call succeeded.
    fn stale(&self) -> &'static [Topic] {
        &[]
    }
}

/// One row of a group's `OPERATIONS` table: which [`Endpoint`] calls which operation of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// The `operationId` in `contract/openapi.yaml`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path with its parameters in braces.
    pub path: &'static str,
    /// Whether the call changes data.
    pub effect: Effect,
    /// The name of the struct that implements [`Endpoint`].
    pub endpoint: &'static str,
}

/// Writes a request body as the documented requests do: whole amounts without a decimal point (`5000`, page 10694097).
///
/// `None` if `body` cannot be JSON, such as a map whose keys are not text.
pub fn json_body(body: &impl Serialize) -> Option<String> {
    let mut written = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut written, WholeAmounts);
    body.serialize(&mut serializer).ok()?;
    String::from_utf8(written).ok()
}

struct WholeAmounts;

impl Formatter for WholeAmounts {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        let mut text = Vec::new();
        CompactFormatter.write_f64(&mut text, value)?;
        writer.write_all(text.strip_suffix(b".0").unwrap_or(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Money;

    #[test]
    fn writes_whole_amounts_without_a_decimal_point() {
        #[derive(Serialize)]
        struct Body {
            amount: Money,
        }
        let body = |paise| json_body(&Body { amount: Money::from_paise(paise) }).unwrap();
        assert_eq!(body(500_000), r#"{"amount":5000}"#);
        assert_eq!(body(500_050), r#"{"amount":5000.5}"#);
        assert_eq!(body(Money::MAX.paise()), r#"{"amount":10000000000000}"#);
    }
}
