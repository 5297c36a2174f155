//! A line of the bank that is to be matched, and what it may be: the same on screen for money in and money out.

use crate::paths::Path;
use crate::venus::payouts::PayoutsState;
use lms::Money;
use lms::reconciliation::{BankLine, PayoutCandidate, RecordCandidate};
use lms::records::Record;
use lms::{Day, Ref};
use serde_json::Number;
use uuid::Uuid;

/// A line of the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The record or the debit.
    pub(super) id: Uuid,
    /// What it is called when it is talked of: "₹29,953.00 of 20 Nov 2026".
    pub(super) name: String,
    /// How much.
    pub(super) amount: Money,
    /// The bank's day.
    pub(super) day: Option<Day>,
    /// The Unique Transaction Reference.
    pub(super) utr: Option<String>,
    /// The bank's text.
    pub(super) narration: String,
    /// What it may be, the likeliest first.
    pub(super) candidates: Vec<Candidate>,
}

/// What a line may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The loan or the payout.
    pub(super) id: Uuid,
    /// Its reference.
    pub(super) reference: String,
    /// Where it is shown.
    pub(super) href: String,
    /// Who borrows.
    pub(super) borrower: String,
    /// What it comes to, in words: "₹29,953.00 due 15 Nov 2026".
    pub(super) sum: String,
    /// What is due or paid out by it.
    pub(super) amount: Money,
    /// How likely, in whole percent.
    pub(super) score: u8,
    /// Why.
    pub(super) reasons: Vec<String>,
    /// What is over or missing, in words; none where it fits to the paisa.
    pub(super) difference: Option<String>,
}

impl From<Record> for Item {
    fn from(record: Record) -> Self {
        let candidates = record.candidates.unwrap_or_default();
        Self {
            id: record.id.0,
            name: name(record.remaining_amount, record.bank_date),
            amount: record.remaining_amount,
            day: record.bank_date,
            utr: record.utr,
            narration: record.narration.unwrap_or_default(),
            candidates: candidates.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<BankLine> for Item {
    fn from(line: BankLine) -> Self {
        Self {
            id: line.id.0,
            name: name(line.amount, Some(line.bank_date)),
            amount: line.amount,
            day: Some(line.bank_date),
            utr: line.utr,
            narration: line.narration,
            candidates: line.candidates.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<RecordCandidate> for Candidate {
    fn from(of: RecordCandidate) -> Self {
        let loan = Ref::id(&of.loan);
        let sum = match of.due_date {
            Some(day) if of.due_amount.is_positive() => format!("{} due {day}", of.due_amount),
            _ => "nothing due".to_owned(),
        };
        Self {
            id: loan.0,
            reference: of.loan_ref_id,
            href: Path::loan(loan).href(),
            borrower: of.borrower_name,
            sum,
            amount: of.due_amount,
            score: percent(&of.score),
            reasons: of.reasons,
            difference: difference(of.difference, "more than is due", "less than is due"),
        }
    }
}

impl From<PayoutCandidate> for Candidate {
    fn from(of: PayoutCandidate) -> Self {
        let payout = Ref::id(&of.payout);
        let state = PayoutsState::opening(payout);
        Self {
            id: payout.0,
            reference: of.ref_id,
            href: Path::Payouts(state).href(),
            borrower: of.borrower_name,
            sum: format!("{}, {}", of.amount, of.status.label()),
            amount: of.amount,
            score: percent(&of.score),
            reasons: of.reasons,
            difference: difference(of.difference, "more than the payout", "less than the payout"),
        }
    }
}

fn name(amount: Money, day: Option<Day>) -> String {
    day.map_or_else(|| amount.to_string(), |day| format!("{amount} of {day}"))
}

fn difference(difference: Money, over: &str, under: &str) -> Option<String> {
    if difference.is_zero() {
        return None;
    }
    let (by, words) = if difference.is_positive() {
        (difference, over)
    } else {
        (Money::ZERO.checked_sub(difference).unwrap_or_default(), under)
    };
    Some(format!("{by} {words}"))
}

/// A share from 0 to 1 in whole percent, from its digits.
fn percent(share: &Number) -> u8 {
    let text = share.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits: String = fraction.chars().chain("00".chars()).take(2).collect();
    format!("{whole}{digits}").parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_share_is_told_in_whole_percent() {
        let of = |text: &str| percent(&serde_json::from_str(text).unwrap());
        assert_eq!([of("0"), of("0.5"), of("0.95"), of("0.995"), of("1"), of("1.0")], [0, 50, 95, 99, 100, 100]);
    }

    #[test]
    fn a_difference_says_which_way_it_goes() {
        let told = |rupees| difference(Money::from_rupees(rupees), "over", "under");
        assert_eq!([told(0), told(5), told(-5)], [None, Some("₹5.00 over".to_owned()), Some("₹5.00 under".to_owned())]);
    }
}
