//! Files that some calls answer instead of JSON.

use serde::Deserialize;

/// The text of a CSV file (assumed: exports are known by name only).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct CsvText(pub String);

/// An answer without a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Nothing {}
