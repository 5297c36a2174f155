//! A line of the bank that is to be matched, and what it may be: the same on screen for money in and money out.

use crate::links::Link;
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
            candidates: candidates.into_iter().map(|of| Candidate::loan(of, record.remaining_amount)).collect(),
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
            candidates: line.candidates.into_iter().map(|of| Candidate::payout(of, line.amount)).collect(),
        }
    }
}

impl Item {
    /// What it most likely is, where that may be taken without a second look.
    pub(super) fn likely(&self) -> Option<&Candidate> {
        self.candidates.first().filter(|candidate| candidate.is_likely())
    }
}

impl Candidate {
    /// Whether it is more likely than not.
    pub(super) const fn is_likely(&self) -> bool {
        self.score >= 50
    }

    /// A loan that an `amount` that came in may be for.
    fn loan(of: RecordCandidate, amount: Money) -> Self {
        let loan = Ref::id(&of.loan);
        let sum = match of.due_date {
            Some(day) if of.due_amount.is_positive() => format!("{} due {day}", of.due_amount),
            _ => "nothing due".to_owned(),
        };
        Self {
            id: loan.0,
            reference: of.loan_ref_id,
            href: Link::loan(loan).href(),
            borrower: of.borrower_name,
            sum,
            amount: of.due_amount,
            score: percent(&of.score),
            reasons: of.reasons,
            difference: difference(amount, of.due_amount, "more than is due", "less than is due"),
        }
    }

    /// A payout that an `amount` that left may have paid.
    fn payout(of: PayoutCandidate, amount: Money) -> Self {
        let payout = Ref::id(&of.payout);
        let state = PayoutsState::opening(payout);
        Self {
            id: payout.0,
            reference: of.ref_id,
            href: Link::Payouts(state.into()).href(),
            borrower: of.borrower_name,
            sum: format!("{}, {}", of.amount, of.status.label()),
            amount: of.amount,
            score: percent(&of.score),
            reasons: of.reasons,
            difference: difference(amount, of.amount, "more than the payout", "less than the payout"),
        }
    }
}

fn name(amount: Money, day: Option<Day>) -> String {
    day.map_or_else(|| amount.to_string(), |day| format!("{amount} of {day}"))
}

/// How far two amounts are apart, in words. Reckoned here: what the desk goes by is what stands on the screen.
fn difference(amount: Money, wanted: Money, over: &str, under: &str) -> Option<String> {
    let (more, missing) = (amount.less(wanted), wanted.less(amount));
    match (more.is_zero(), missing.is_zero()) {
        (true, true) => None,
        (false, _) => Some(format!("{more} {over}")),
        (true, false) => Some(format!("{missing} {under}")),
    }
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
        let told = |amount| difference(Money::from_rupees(amount), Money::from_rupees(100), "over", "under");
        assert_eq!(
            [told(100), told(105), told(95)],
            [None, Some("₹5.00 over".to_owned()), Some("₹5.00 under".to_owned())]
        );
    }
}
