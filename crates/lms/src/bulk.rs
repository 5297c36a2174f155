//! Results of bulk calls, row by row. A rejected row does not stop the others (assumed).

use crate::lenient;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The response of every bulk call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkResponse {
    /// Number of accepted rows.
    #[serde(deserialize_with = "lenient::integer")]
    pub accepted: u64,
    /// Number of rejected rows.
    #[serde(deserialize_with = "lenient::integer")]
    pub rejected: u64,
    /// One result for each row, in the order of the request.
    pub results: Vec<BulkRow>,
}

/// Result of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum BulkRow {
    /// The row was accepted.
    Accepted {
        /// Number of the row in the request, from 1.
        row: u64,
        /// ID of the object that it created or changed.
        id: Uuid,
    },
    /// The row was rejected.
    Rejected {
        /// Number of the row in the request, from 1.
        row: u64,
        /// Error messages by field; `non_field_errors` for the row as a whole.
        errors: BTreeMap<String, Vec<String>>,
    },
}

impl BulkRow {
    /// A row that is rejected with one message, under one key.
    pub fn rejected(row: u64, key: &str, why: String) -> Self {
        let mut errors = BTreeMap::new();
        errors.insert(key.to_owned(), vec![why]);
        Self::Rejected { row, errors }
    }
}

/// The body of a bulk call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows<T> {
    /// At most 10,000 rows.
    pub rows: Vec<T>,
}
