//! Every call that writes is read back from its JSON as it was sent.
//!
//! The app stores a call as JSON before it is sent, and after a lost response, a reload or in a second tab reads it back
//! to look up its outcome. A call that can't be read back would be sent twice.

#![expect(clippy::unwrap_used, reason = "a test may assume")]

mod money_in;
mod money_out;
mod samples;
mod source;
mod terms;

use lms::Endpoint;
use lms::account_actions::{CloseAccount, CreateAccount};
use lms::account_summary::RefreshLimit;
use lms::accounts::{InitiateDisbursement, InitiateLoanParams, UpdateLoanParams};
use lms::bank_lines::{CreateBankLine, SetBankLineAside};
use lms::endpoint::Effect;
use lms::eod::RunEod;
use lms::extra_data::UpdateExtraData;
use lms::fees::{BulkCreateFees, CreateFee, DeleteFee};
use lms::line_details::{BulkLineDetails, CreateLineDetail, UpdateLineDetail};
use lms::loan_data::{CreateLoanData, UpdateLoanData};
use lms::loans::InitiateAdjustment;
use lms::nach::{BulkNachRequest, UpdateNachStatus};
use lms::payout_actions::{
    CancelPayout, ChangePayout, CreatePayout, PayoutCallback, ProcessPayout, RetryPayout, ReturnPayout,
};
use lms::payouts::RequestTranche;
use lms::reconciliation::{MatchPayout, MatchRecord, UnmatchPayout, UnmatchRecord};
use lms::record_actions::{
    ApproveRecord, BulkCreateRecords, BulkInitiateAdjustments, CreateRecord, MarkRecordProcessed, RefundLoan,
    RefundRecord, RejectRecord, RequestRecordApproval, RevertRecord,
};
use lms::restructure::Restructure;
use lms::schedules::ResetRps;
use lms::topup_groups::{CreateTopupGroup, UpdateTopupGroup};
use lms::topups::{
    BulkCreateTopups, CreateTopup, ReinitiateTopupPayout, RerunTopupChecks, UnscheduleTopup, UpdateTopup,
};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use source::{Sample, Source};
use std::collections::BTreeSet;

macro_rules! writes {
    ($($call:ident)+) => {
        /// The `operationId` of each call that is stored, and its test.
        const WRITES: &[(&str, fn())] = &[$((<$call as Endpoint>::OPERATION, reads_back::<$call>)),+];
    };
}

writes! {
    ApproveRecord BulkCreateFees BulkCreateRecords BulkCreateTopups BulkInitiateAdjustments BulkLineDetails
    BulkNachRequest CancelPayout ChangePayout CloseAccount CreateAccount CreateBankLine CreateFee CreateLineDetail CreateLoanData
    CreatePayout CreateRecord CreateTopup CreateTopupGroup DeleteFee InitiateAdjustment InitiateDisbursement
    InitiateLoanParams MarkRecordProcessed MatchPayout MatchRecord PayoutCallback ProcessPayout RefreshLimit RefundLoan
    RefundRecord ReinitiateTopupPayout RejectRecord RequestRecordApproval RequestTranche RerunTopupChecks ResetRps
    Restructure RetryPayout ReturnPayout RevertRecord RunEod SetBankLineAside UnmatchPayout UnmatchRecord UnscheduleTopup UpdateExtraData
    UpdateLineDetail UpdateLoanData UpdateLoanParams UpdateNachStatus UpdateTopup UpdateTopupGroup
}

/// Calls that are never stored, and why.
const NOT_STORED: &[(&str, &str)] = &[
    ("send_otp", "sign-in"),
    ("verify_otp", "sign-in: it has a password"),
    ("exchange_token", "sign-in: it has a code"),
    ("refresh_token", "sign-in: it has a token"),
    ("export_payouts", "has no JSON, its parameters are in the query: the file can be made again"),
    ("export_records", "has no JSON, its parameters are in the query: the file can be made again"),
];

/// Tests one call with random inputs.
fn reads_back<E: Endpoint + Serialize + DeserializeOwned + PartialEq + Sample>() {
    proptest!(|(numbers in prop::collection::vec(any::<u64>(), 0..400))| {
        let sent: E = Source::new(numbers).any();
        let stored = serde_json::value::to_raw_value(&sent).unwrap();
        let text = stored.get();
        let read: E = serde_json::from_str(text)
            .map_err(|error| TestCaseError::fail(format!("{}: {error}: {text}", E::OPERATION)))?;
        let again = serde_json::to_string(&read).unwrap();
        prop_assert!(read == sent, "{}: {} was read back as {}", E::OPERATION, text, again);
        prop_assert_eq!(text, again);
    });
}

#[test]
fn every_write_is_read_back_as_it_was_sent() {
    for (_, test) in WRITES {
        test();
    }
}

#[test]
fn no_write_is_missing() {
    let writes = lms::operations::all().filter(|operation| operation.effect == Effect::Writes);
    let writes: BTreeSet<&str> = writes.map(|operation| operation.id).collect();
    let tested: BTreeSet<&str> = WRITES.iter().map(|(id, _)| *id).collect();
    let not_stored: BTreeSet<&str> = NOT_STORED.iter().map(|(id, _)| *id).collect();
    assert_eq!(tested.intersection(&not_stored).next(), None);
    assert_eq!(&writes ^ &(&tested | &not_stored), BTreeSet::new(), "add it to writes!, or say why it is not stored");
}
