//! NACH: debits by mandate, presented to the borrowers' banks (assumed: known by name only).

use crate::bulk::{BulkResponse, Rows};
use crate::endpoint::{endpoints, json_body};
use crate::open_enum::open_enum;
use crate::records::{Record, RecordStatus};
use crate::{Day, DemandId};
use serde::{Deserialize, Serialize};

/// Bulk Nach Request (assumed): creates one presentation, a record of type NACH, for each demand. Moves money: sent once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkNachRequest {
    /// The day of the presentation.
    pub date: Day,
    /// IDs of the demands to present, at most 10,000.
    pub demands: Vec<DemandId>,
}

open_enum! {
    /// Status of a presentation at the bank (assumed).
    NachStatus {
        /// The bank has received it.
        Presented = "presented", "Presented";
        /// The bank paid it.
        Success = "success", "Success";
        /// The bank returned it unpaid.
        Bounced = "bounced", "Bounced";
    }
}

/// New status of one presentation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NachStatusRow {
    /// Reference of the presentation's record.
    pub ref_id: String,
    /// The status that the bank reports.
    pub status: NachStatus,
    /// Reason for the bounce.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl NachStatusRow {
    /// Whether `record` is the presentation and has this answer. The reason is in its remark, where the server keeps one.
    pub fn is_answer_of(&self, record: &Record) -> bool {
        let is_answered = match self.status {
            NachStatus::Success => record.status == RecordStatus::Processed,
            NachStatus::Bounced => record.status == RecordStatus::Rejected,
            NachStatus::Presented | NachStatus::Unknown(_) => false,
        };
        let has_reason = |reason: &String| record.remark.as_ref().is_none_or(|remark| remark.contains(reason.as_str()));
        record.ref_id == self.ref_id && is_answered && self.reason.as_ref().is_none_or(has_reason)
    }
}

/// NACH presentation status (assumed): a success settles its demand, a bounce creates a fee.
pub type UpdateNachStatus = Rows<NachStatusRow>;

endpoints! {
    bulk_nach_request: BulkNachRequest = POST "/v1/lms/records/bulk_nach_request/" -> BulkResponse {
        body: json_body;
        stale: [Records];
    }

    update_nach_status: UpdateNachStatus = PUT "/v1/lms/records/nach_status/" -> BulkResponse {
        body: json_body;
        stale: [Records, Settlements, Demands, Loans, Accounts];
    }
}
