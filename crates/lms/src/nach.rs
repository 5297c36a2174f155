//! NACH: debits by mandate, presented to the borrowers' banks (assumed: known by name only).

use crate::bulk::{BulkAnswer, Rows};
use crate::endpoint::{Endpoint, Method, Topic, json_body};
use crate::open_enum::open_enum;
use crate::{Day, DemandId};
use serde::{Deserialize, Serialize};

/// Bulk Nach Request (assumed): one presentation, a record of type NACH, for each demand. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkNachRequest {
    /// The day of the presentation.
    pub date: Day,
    /// One presentation each; at most 10,000.
    pub demands: Vec<DemandId>,
}

impl Endpoint for BulkNachRequest {
    const OPERATION: &'static str = "bulk_nach_request";
    const METHOD: Method = Method::Post;
    type Reply = BulkAnswer;

    fn path(&self) -> String {
        "/v1/lms/records/bulk_nach_request/".to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Records]
    }
}

open_enum! {
    /// What the bank said of a presentation (assumed).
    NachStatus {
        /// It has it.
        Presented = "presented", "Presented";
        /// The money is there.
        Success = "success", "Success";
        /// It did not pay.
        Bounced = "bounced", "Bounced";
    }
}

/// What became of one presentation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NachStatusRow {
    /// The reference of the presentation's record.
    pub ref_id: String,
    /// What the bank said.
    pub status: NachStatus,
    /// Why it bounced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// NACH presentation status (assumed): a success settles its demand, a bounce costs a fee.
pub type UpdateNachStatus = Rows<NachStatusRow>;

impl Endpoint for UpdateNachStatus {
    const OPERATION: &'static str = "update_nach_status";
    const METHOD: Method = Method::Put;
    type Reply = BulkAnswer;

    fn path(&self) -> String {
        "/v1/lms/records/nach_status/".to_owned()
    }

    fn body(&self) -> Option<String> {
        json_body(self)
    }

    fn stale(&self) -> &'static [Topic] {
        &[Topic::Records, Topic::Settlements, Topic::Demands, Topic::Loans, Topic::Accounts]
    }
}
