//! Reconciliation: entries of the bank statement without a match, and their candidates (assumed; matching is
//! undocumented).

use crate::accounts::Account;
use crate::endpoint::{Topic, endpoints, json_body};
use crate::lenient::{self, amounts, instants};
use crate::loans::Loan;
use crate::page::PageRequest;
use crate::payouts::{Payout, PayoutStatus};
use crate::query::Query;
use crate::records::Record;
use crate::{BankLineId, Day, Instant, LoanId, Money, Page, PayoutId, RecordId, Ref};
use serde::{Deserialize, Serialize};
use serde_json::Number;

/// What is stale after a record or payout was matched.
const MATCHED: &[Topic] = &[Topic::Records, Topic::Payouts, Topic::Loans, Topic::Accounts, Topic::Demands];

/// Filter of unmatched entries (assumed).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct UnmatchedFilter {
    /// Text that the UTR or the bank's narration contains; any if empty.
    pub search: String,
    /// Only of at least this amount, if given.
    pub amount_min: Option<Money>,
    /// Only of at most this amount, if given.
    pub amount_max: Option<Money>,
    /// Only with a bank date on or after this day, if given.
    pub bank_date_from: Option<Day>,
    /// Only with a bank date on or before this day, if given.
    pub bank_date_to: Option<Day>,
    /// The page to return.
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

/// Unmatched (assumed): records without an account, each with candidate loans ([`Record::candidates`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListUnmatchedRecords(pub UnmatchedFilter);

/// A candidate loan of an unmatched record (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordCandidate {
    /// The loan.
    pub loan: Ref<Loan>,
    /// Its human-readable reference.
    #[serde(default, deserialize_with = "lenient::text")]
    pub loan_ref_id: String,
    /// The account it belongs to.
    pub account: Ref<Account>,
    /// The borrower's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub borrower_name: String,
    /// Likelihood of the match, from 0 to 1.
    pub score: Number,
    /// Reasons, as text for the officer.
    pub reasons: Vec<String>,
    /// Amount due of the loan.
    #[serde(default = "amounts::due_amount::missing", deserialize_with = "amounts::due_amount::read")]
    pub due_amount: Money,
    /// Due date of its oldest unpaid demand; `None` if nothing is due.
    pub due_date: Option<Day>,
    /// The record's amount less the amount due.
    #[serde(default = "amounts::difference::missing", deserialize_with = "amounts::difference::read")]
    pub difference: Money,
}

/// Part of a record that belongs to one loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// ID of the loan.
    pub loan: LoanId,
    /// Amount for this loan.
    pub amount: Money,
}

/// Match a record (undocumented): assigns it to loans; 409 if it already has an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchRecord {
    /// ID of the record; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
    /// The loans and amounts, in total at most the amount of the record.
    pub allocations: Vec<Allocation>,
}

/// Undo a match (undocumented): 409 once the record is processed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmatchRecord {
    /// ID of the record; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: RecordId,
}

/// Unmatched Payouts (assumed): debits of the bank statement without a payout, each with candidate payouts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListUnmatchedPayouts(pub UnmatchedFilter);

/// A debit of the bank statement (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BankLine {
    /// ID of the debit.
    pub id: BankLineId,
    /// When it was imported.
    #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default = "instants::updated_at::missing", deserialize_with = "instants::updated_at::read")]
    pub updated_at: Instant,
    /// The date on the bank statement.
    pub bank_date: Day,
    /// Amount debited.
    pub amount: Money,
    /// Unique Transaction Reference.
    #[serde(default, deserialize_with = "lenient::optional_text")]
    pub utr: Option<String>,
    /// The bank's narration.
    #[serde(default, deserialize_with = "lenient::text")]
    pub narration: String,
    /// The lender's account that the money left from.
    #[serde(default, deserialize_with = "lenient::optional_text")]
    pub debit_bank: Option<String>,
    /// The payout it was matched with.
    pub payout: Option<Ref<Payout>>,
    /// What it is, if it was set aside as no payout.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Candidate payouts, most likely first.
    pub candidates: Vec<PayoutCandidate>,
}

/// A candidate payout of an unmatched debit (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PayoutCandidate {
    /// The payout.
    pub payout: Ref<Payout>,
    /// Its human-readable reference.
    #[serde(deserialize_with = "lenient::text")]
    pub ref_id: String,
    /// The borrower's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub borrower_name: String,
    /// Amount of the payout.
    pub amount: Money,
    /// Its status.
    #[serde(default)]
    pub status: PayoutStatus,
    /// Unique Transaction Reference with which it was paid; `None` if it is not paid, or the server does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub utr: Option<String>,
    /// Likelihood of the match, from 0 to 1.
    pub score: Number,
    /// Reasons, as text for the officer.
    pub reasons: Vec<String>,
    /// The debit less the payout's amount.
    #[serde(default = "amounts::difference::missing", deserialize_with = "amounts::difference::read")]
    pub difference: Money,
}

/// From this likelihood, in percent, a candidate is likely.
pub const LIKELY_PERCENT: u8 = 50;

/// A likelihood from 0 to 1 in percent, rounded down; calculated from its digits.
pub fn percent(share: &Number) -> u8 {
    let text = share.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits: String = fraction.chars().chain("00".chars()).take(2).collect();
    format!("{whole}{digits}").parse().unwrap_or(0)
}

/// Match a debit (undocumented): assigns it to a payout; 409 if either is matched already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchPayout {
    /// ID of the debit; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: BankLineId,
    /// ID of the payout.
    pub payout: PayoutId,
}

/// Undo a match (undocumented): 409 unless the debit is matched or set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmatchPayout {
    /// ID of the debit; in the path, not in the body.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_a_share_down_to_whole_percent() {
        let share = |text: &str| percent(&serde_json::from_str(text).unwrap());
        assert_eq!(
            [share("0"), share("0.5"), share("0.95"), share("0.995"), share("1"), share("1.0")],
            [0, 50, 95, 99, 100, 100]
        );
    }
}
