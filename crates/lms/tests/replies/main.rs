//! Reads bodies of every form by every call's reply type: none panics or takes long, and what is read is the same after it
//! was written and read again.
//!
//! `cargo test` reads the corpus (the documented samples) and a hundred random bodies and as many damaged ones for each call; `cargo xtask fuzz`
//! sets `ORRERY_FUZZ_CASES`, the number for all calls together.

#![expect(clippy::unwrap_used, reason = "a test may assume")]

mod damage;
mod generate;
#[expect(unused_macros, unused_imports, reason = "the test of writes also has structs and enumerations of its own")]
#[path = "../writes_round_trip/source.rs"]
mod source;

use lms::Endpoint;
use lms::account_actions::{CloseAccount, CreateAccount};
use lms::account_summary::{GetAccountSummary, RefreshLimit};
use lms::accounts::{
    GetAccount, GetLoanParams, InitiateDisbursement, InitiateLoanParams, ListAccounts, UpdateLoanParams,
};
use lms::bank_lines::{CreateBankLine, SetBankLineAside};
use lms::demands::ListDemands;
use lms::dues::GetEmiAmount;
use lms::emi_calculation::CalculateEmi;
use lms::eod::RunEod;
use lms::excess::ListExcessBalances;
use lms::extra_data::{ListExtraData, UpdateExtraData};
use lms::fees::{BulkCreateFees, CreateFee, DeleteFee, GetFee, ListFeeDemands, ListFees};
use lms::identity::{ExchangeToken, PeekOtp, RefreshToken, SendOtp, VerifyOtp};
use lms::invoices::ParseInvoice;
use lms::line_details::{
    BulkLineDetails, CreateLineDetail, GetLineDetail, GetLineDetailByType, ListLineDetails, UpdateLineDetail,
};
use lms::loan_data::{CreateLoanData, GetLoanData, UpdateLoanData};
use lms::loans::{GetLoan, GetLoanSummary, InitiateAdjustment, ListLoans};
use lms::nach::{BulkNachRequest, UpdateNachStatus};
use lms::outstanding::GetOutstanding;
use lms::page::read_rows;
use lms::payout_actions::{
    CancelPayout, ChangePayout, CreatePayout, ExportPayouts, PayoutCallback, ProcessPayout, RetryPayout, ReturnPayout,
};
use lms::payouts::{GetPayout, ListPayouts, Payout, RequestTranche};
use lms::reconciliation::{
    ListUnmatchedPayouts, ListUnmatchedRecords, MatchPayout, MatchRecord, UnmatchPayout, UnmatchRecord,
};
use lms::record_actions::{
    ApproveRecord, BulkCreateRecords, BulkInitiateAdjustments, CreateRecord, ExportCashback, MarkRecordProcessed,
    RefundLoan, RefundRecord, RejectRecord, RequestRecordApproval, RevertRecord,
};
use lms::records::{ExportRecords, GetRecord, ListRecords};
use lms::restructure::Restructure;
use lms::schedules::ResetRps;
use lms::settlements::ListSettlements;
use lms::topup_groups::{CreateTopupGroup, ListTopupGroups, UpdateTopupGroup};
use lms::topups::{
    BulkCreateTopups, CheckLineAmount, CreateTopup, ListTopups, ReinitiateTopupPayout, RerunTopupChecks,
    UnscheduleTopup, UpdateTopup,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestError, TestRunner};
use serde::Serialize;
use source::Source;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Reading a body takes microseconds; this is a hang.
const TOO_LONG: Duration = Duration::from_secs(5);

/// How the replies of a call are tested.
struct Reply {
    operation: &'static str,
    /// A body for it.
    generate: fn(&mut Source) -> String,
    /// Whether it reads a body. The error says what is wrong with how it does.
    read: fn(&str) -> Result<bool, String>,
}

macro_rules! replies {
    ($($call:ident)+) => {
        const REPLIES: &[Reply] = &[$(Reply {
            operation: <$call as Endpoint>::OPERATION,
            generate: generate::body::<<$call as Endpoint>::Reply>,
            read: reads_stably::<$call>,
        }),+];
    };
}

replies! {
    ApproveRecord BulkCreateFees BulkCreateRecords BulkCreateTopups BulkInitiateAdjustments BulkLineDetails
    BulkNachRequest CalculateEmi CancelPayout ChangePayout CheckLineAmount CloseAccount CreateAccount CreateBankLine CreateFee
    CreateLineDetail CreateLoanData CreatePayout CreateRecord CreateTopup CreateTopupGroup ExchangeToken GetAccount
    GetAccountSummary GetEmiAmount GetFee GetLineDetail GetLineDetailByType GetLoan GetLoanData GetLoanParams GetLoanSummary GetOutstanding
    GetPayout GetRecord InitiateAdjustment InitiateDisbursement InitiateLoanParams ListAccounts ListDemands
    ListExcessBalances ListExtraData ListFeeDemands ListFees ListLineDetails ListLoans ListPayouts ListRecords
    ListSettlements ListTopupGroups ListTopups ListUnmatchedPayouts ListUnmatchedRecords MarkRecordProcessed MatchPayout
    MatchRecord ParseInvoice PayoutCallback PeekOtp ProcessPayout RefreshLimit RefreshToken RefundLoan RefundRecord
    ReinitiateTopupPayout RejectRecord RequestRecordApproval RequestTranche RerunTopupChecks ResetRps Restructure
    RetryPayout ReturnPayout RevertRecord RunEod SendOtp SetBankLineAside UnmatchPayout UnmatchRecord UnscheduleTopup UpdateExtraData UpdateLineDetail
    UpdateLoanData UpdateLoanParams UpdateNachStatus UpdateTopup UpdateTopupGroup VerifyOtp
}

/// Calls whose reply is no JSON: a file, or nothing.
const NO_JSON: [&str; 4] = [
    <DeleteFee as Endpoint>::OPERATION,
    <ExportCashback as Endpoint>::OPERATION,
    <ExportPayouts as Endpoint>::OPERATION,
    <ExportRecords as Endpoint>::OPERATION,
];

/// Reads a body. What is read is written and read again.
fn reads_stably<E: Endpoint<Reply: Serialize>>(body: &str) -> Result<bool, String> {
    let Some(reply) = E::read(body.to_owned()) else {
        return Ok(false);
    };
    let written = match serde_json::to_string(&reply) {
        Ok(written) => written,
        // What the body left out is never written.
        Err(error) if error.to_string().starts_with("an unknown ") => return Ok(true),
        Err(error) => return Err(format!("it can't be written: {error}")),
    };
    let again = E::read(written.clone()).ok_or_else(|| format!("what was written can't be read: {written}"))?;
    let rewritten = serde_json::to_string(&again).map_err(|error| error.to_string())?;
    if written == rewritten { Ok(true) } else { Err(format!("{written} became {rewritten}")) }
}

/// Reads a body by a reply type and, as a list does, row by row.
fn check(reply: &Reply, body: &str) -> Result<bool, String> {
    let began = Instant::now();
    let read = (reply.read)(body);
    let rows = read_rows::<Payout>(body);
    drop(rows);
    if began.elapsed() > TOO_LONG {
        return Err(format!("it took {:?}", began.elapsed()));
    }
    read
}

/// Number of random bodies for each call.
fn cases() -> u32 {
    let all: Option<u32> = std::env::var("ORRERY_FUZZ_CASES").ok().map(|cases| cases.parse().unwrap());
    all.map_or(100, |all| all.div_ceil(u32::try_from(REPLIES.len()).unwrap()))
}

#[test]
fn reads_random_bodies_without_panic_or_loss() {
    for reply in REPLIES {
        let config = ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() };
        let numbers = prop::collection::vec(any::<u64>(), 0..400);
        let outcome = TestRunner::new(config).run(&numbers, |numbers| {
            let mut source = Source::new(numbers);
            let valid = (reply.generate)(&mut source);
            let damaged = damage::damage(&mut source, &valid);
            for body in [valid, damaged] {
                check(reply, &body).map_err(|why| TestCaseError::fail(format!("{why}\nthe body: {body:.2000}")))?;
            }
            Ok(())
        });
        match outcome {
            Err(TestError::Fail(why, _)) => panic!("{}: {why}", reply.operation),
            Err(TestError::Abort(why)) => panic!("{}: {why}", reply.operation),
            Ok(()) => {}
        }
    }
}

#[test]
fn many_random_bodies_are_read_before_they_are_damaged() {
    for reply in REPLIES {
        let mut runner = TestRunner::deterministic();
        let numbers = prop::collection::vec(any::<u64>(), 400);
        let read = (0..100).filter(|_| {
            let numbers = numbers.new_tree(&mut runner).unwrap().current();
            check(reply, &(reply.generate)(&mut Source::new(numbers))).unwrap()
        });
        let read = read.count();
        assert!(read > 5, "{}: {read} of 100 are read", reply.operation);
    }
}

/// Documented samples, whole and cut anywhere, read by every type: also by those of other calls.
#[test]
fn reads_the_corpus_without_panic_or_loss() {
    let samples = format!("{}/../../contract/samples", env!("CARGO_MANIFEST_DIR"));
    let files: Vec<_> = std::fs::read_dir(samples).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() > 4);
    for text in files.iter().map(|file| std::fs::read_to_string(file).unwrap()) {
        let ends = (0..text.len()).step_by(37).filter(|end| text.is_char_boundary(*end)).chain([text.len()]);
        for body in ends.map(|end| &text[..end]) {
            for reply in REPLIES {
                check(reply, body).unwrap_or_else(|why| panic!("{}: {why}: {body}", reply.operation));
            }
        }
    }
}

#[test]
fn no_call_is_missing() {
    let all: BTreeSet<&str> = lms::operations::all().map(|operation| operation.id).collect();
    let tested: BTreeSet<&str> = REPLIES.iter().map(|reply| reply.operation).collect();
    let missing: Vec<_> = (&all ^ &(&tested | &BTreeSet::from(NO_JSON))).into_iter().collect();
    assert!(missing.is_empty(), "add to replies!: {missing:?}");
}
