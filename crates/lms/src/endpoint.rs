//! One call of the API is one value: a struct of its inputs, whose [`Endpoint`] impl is the only place that knows its
//! method, path, body, reply and what it makes stale. When the real API turns out different, that impl and its
//! operation in `contract/openapi.yaml` change, and nothing else.

use crate::query::Query;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::ser::{CompactFormatter, Formatter};
use std::io;

/// The methods the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, or asks for something to happen.
    Post,
    /// Asks for a change of state.
    Put,
    /// Changes some fields.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// `GET`, `POST` …
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

/// What kind of data a query shows and a write makes stale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Accounts, their limits and summaries.
    Accounts,
    /// Demands: the repayment schedule.
    Demands,
    /// Extra data.
    ExtraData,
    /// Fees.
    Fees,
    /// Loans and their summaries.
    Loans,
    /// Loan terms.
    LoanTerms,
    /// Payouts.
    Payouts,
    /// Records: money in.
    Records,
    /// Settlements.
    Settlements,
    /// Groups of top-ups.
    TopupGroups,
    /// Top-ups.
    Topups,
}

/// How a call may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing: retried with backoff, and cancelled when its page leaves.
    Reads,
    /// Changes something: sent once, never repeated by itself; a lost answer is an unknown outcome.
    Writes,
}

/// One call of the API.
pub trait Endpoint {
    /// Its `operationId` in `contract/openapi.yaml`.
    const OPERATION: &'static str;
    /// Its HTTP method.
    const METHOD: Method;
    /// Whether it changes anything. GET reads and the rest writes, but for the few that say otherwise.
    const EFFECT: Effect = if matches!(Self::METHOD, Method::Get) { Effect::Reads } else { Effect::Writes };
    /// Whether it carries the bearer token; the sign-in calls don't.
    const SIGNED_IN: bool = true;
    /// What kinds of data its reply shows: a write that makes one of them stale has it fetched again.
    const SHOWS: &'static [Topic] = &[];
    /// What a success answers.
    type Reply: DeserializeOwned;

    /// The path, from `/v1/` on, ending in a slash.
    fn path(&self) -> String;

    /// The query parameters.
    fn query(&self) -> Query {
        Query::new()
    }

    /// The JSON body, written by [`json_body`].
    fn body(&self) -> Option<String> {
        None
    }

    /// Reads a success's body; `None` where it is not what was promised. JSON, but for the few that answer a file.
    fn read(body: String) -> Option<Self::Reply> {
        serde_json::from_str(&body).ok()
    }

    /// What is stale once it has succeeded.
    fn stale(&self) -> &'static [Topic] {
        &[]
    }
}

/// Writes a request body as the documented requests do: whole amounts without a point (`5000`, page 10694097).
pub fn json_body(body: &impl Serialize) -> Option<String> {
    let mut written = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut written, WholeAmounts);
    // Writing to memory does not fail, and the bodies are plain structs; were one not, nothing must be sent.
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
    fn a_request_writes_whole_amounts_without_a_point() {
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
