//! Bulk calls: what became of each row. A row that fails never stops the others (assumed).

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The answer of every bulk call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkResponse {
    /// How many rows were taken.
    pub accepted: u64,
    /// How many were not.
    pub rejected: u64,
    /// One for each row sent, in the order sent.
    pub results: Vec<BulkRow>,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum BulkRow {
    /// It was taken.
    Accepted {
        /// Its number among the rows sent, from 1.
        row: u64,
        /// What it made or changed.
        id: Uuid,
    },
    /// It was not.
    Rejected {
        /// Its number among the rows sent, from 1.
        row: u64,
        /// What is wrong, by field; `non_field_errors` for the whole row.
        errors: BTreeMap<String, Vec<String>>,
    },
}

/// Rows to send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows<T> {
    /// At most 10,000.
    pub rows: Vec<T>,
}
