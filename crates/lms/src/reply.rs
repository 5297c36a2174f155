//! Responses that are not a JSON object of the API: files, and bodies with nothing in them.

use serde::{Deserialize, Serialize};

/// The text of a CSV file (assumed: exports are known by name only).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct CsvText(pub String);

/// A response without a body (204).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct NoContent {}

/// A response that is the empty object `{}`, as Update Loan Params returns it (documented, page 15389978).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmptyObject {}
