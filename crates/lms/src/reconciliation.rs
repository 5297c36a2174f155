//! Reconciliation: money on the bank's statement that nobody has claimed, and what it may be (assumed; matching is
//! beyond).

use crate::accounts::Account;
use crate::endpoint::{Topic, endpoints, json_body};
use crate::loans::Loan;
use crate::page::PageRequest;
use crate::payouts::{Payout, PayoutStatus};
use crate::query::Query;
use crate::records::Record;
use crate::{BankLineId, Day, Instant, LoanId, Money, Page, PayoutId, RecordId, Ref};
use serde::{Deserialize, Serialize};
use serde_json::Number;

/// What shows a matched record or payout.
const MATCHED: &[Topic] = &[Topic::Records, Topic::Payouts, Topic::Loans, Topic::Accounts, Topic::Demands];

/// Which unmatched money (assumed).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct UnmatchedFilter {
    /// Part of a UTR or of the bank's text.
    pub search: String,
    /// Only of this amount or more.
    pub amount_min: Option<Money>,
    /// Only of this amount or less.
    pub amount_max: Option<Money>,
    /// Only of this bank day or later.
    pub bank_date_from: Option<Day>,
    /// Only of this bank day or earlier.
    pub bank_date_to: Option<Day>,
    /// Which page.
    pub page: PageRequest,
}

impl UnmatchedFilter {
    fn query(&self) -> Query {
        Query::new()
            .with("search", Some(&self.search))
            .with("amount_min", self.amount_min.map(Money::plain))
            .with("amount_max", self.amount_max.map(Money::plain))
            .with("bank_date_from", self.bank_date_from.map(|day| day.start().epoch_text()))
            .with("bank_date_to", self.bank_date_to.map(|day| day.end().epoch_text()))
            .paged(self.page)
    }
}

/// Unmatched (assumed): records with no account, each with the loans it may belong to and why ([`Record::candidates`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListUnmatchedRecords(pub UnmatchedFilter);

/// A loan that a record may belong to (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordCandidate {
    /// Which loan.
    pub loan: Ref<Loan>,
    /// Its reference.
    pub loan_ref_id: String,
    /// Whose.
    pub account: Ref<Account>,
    /// Who borrows.
    pub borrower_name: String,
    /// How likely, from 0 to 1.
    pub score: Number,
    /// Why, in words.
    pub reasons: Vec<String>,
    /// What the loan has due.
    pub due_amount: Money,
    /// Since when.
    pub due_date: Option<Day>,
    /// The record's amount less what is due.
    pub difference: Money,
}

/// Money of a record for one loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// Which loan.
    pub loan: LoanId,
    /// How much of the record.
    pub amount: Money,
}

/// Match a record (beyond): says to which loans it belongs; 409 where it has an account already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchRecord {
    /// Which; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
    /// Together at most what the record holds.
    pub allocations: Vec<Allocation>,
}

/// Undo a match (beyond): 409 once the record is processed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmatchRecord {
    /// Which.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
}

/// Unmatched Payouts (assumed): debits of the bank's statement with no payout, each with the payouts it may be and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListUnmatchedPayouts(pub UnmatchedFilter);

/// A debit of the bank's statement (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BankLine {
    /// Its id.
    pub id: BankLineId,
    /// When it was read in.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// The bank's day.
    pub bank_date: Day,
    /// What left.
    pub amount: Money,
    /// The Unique Transaction Reference.
    pub utr: Option<String>,
    /// The bank's text.
    pub narration: String,
    /// The lender's account it left from.
    pub debit_bank: Option<String>,
    /// The payout it was matched with.
    pub payout: Option<Ref<Payout>>,
    /// Payouts it may be, the likeliest first.
    pub candidates: Vec<PayoutCandidate>,
}

/// A payout that a debit may be (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PayoutCandidate {
    /// Which payout.
    pub payout: Ref<Payout>,
    /// Its reference.
    pub ref_id: String,
    /// Who borrows.
    pub borrower_name: String,
    /// How much it pays.
    pub amount: Money,
    /// Where it stands.
    pub status: PayoutStatus,
    /// How likely, from 0 to 1.
    pub score: Number,
    /// Why, in words.
    pub reasons: Vec<String>,
    /// The debit less the payout's amount.
    pub difference: Money,
}

/// Match a debit (beyond): says which payout it is; 409 where either is matched already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchPayout {
    /// Which debit; in the path.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: BankLineId,
    /// The payout it is.
    pub payout: PayoutId,
}

/// Undo a match (beyond): 409 unless the debit is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmatchPayout {
    /// Which debit.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: BankLineId,
}

endpoints! {
    list_unmatched_records: ListUnmatchedRecords = GET "/v1/lms/records/unmatched/" -> Page<Record> {
        shows: [Records];
        query: |call| call.0.query();
    }

    match_record: MatchRecord { id } = PUT "/v1/lms/records/{id}/match/" -> Record {
        body: json_body;
        stale: MATCHED;
    }

    unmatch_record: UnmatchRecord { id } = PUT "/v1/lms/records/{id}/unmatch/" -> Record {
        stale: MATCHED;
    }

    list_unmatched_payouts: ListUnmatchedPayouts = GET "/v1/lms/payouts/unmatched/" -> Page<BankLine> {
        shows: [Payouts];
        query: |call| call.0.query();
    }

    match_payout: MatchPayout { id } = PUT "/v1/lms/payouts/unmatched/{id}/match/" -> BankLine {
        body: json_body;
        stale: MATCHED;
    }

    unmatch_payout: UnmatchPayout { id } = PUT "/v1/lms/payouts/unmatched/{id}/unmatch/" -> BankLine {
        stale: MATCHED;
    }
}
