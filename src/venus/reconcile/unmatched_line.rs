//! A line of the bank's statement to be matched, and its candidates: one type for money in and money out.

use crate::links::Link;
use crate::venus::payouts::PayoutsState;
use lms::Money;
use lms::reconciliation::{BankLine, LIKELY_PERCENT, PayoutCandidate, RecordCandidate, percent};
use lms::records::Record;
use lms::{Day, Ref, can};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnmatchedLine {
    /// Of the record (money in) or of the bank line (money out).
    pub(super) id: Uuid,
    /// "₹29,953.00 of 20 Nov 2026".
    pub(super) name: String,
    pub(super) amount: Money,
    pub(super) bank_date: Option<Day>,
    pub(super) utr: Option<String>,
    pub(super) narration: String,
    /// The likeliest first.
    pub(super) candidates: Vec<Candidate>,
}

/// The loan or payout that a line may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Of the loan or the payout.
    pub(super) id: Uuid,
    pub(super) reference: String,
    pub(super) href: String,
    pub(super) borrower: String,
    /// "₹29,953.00 due 15 Nov 2026".
    pub(super) sum: String,
    /// Likelihood in percent.
    pub(super) score: u8,
    pub(super) reasons: Vec<String>,
    /// "₹5.00 more than is due"; `None` if the amounts are equal.
    pub(super) difference: Option<String>,
    /// Why the debit may be a second payment of the payout.
    pub(super) double_payment: Option<String>,
}

impl From<Record> for UnmatchedLine {
    fn from(record: Record) -> Self {
        let candidates = record.candidates.unwrap_or_default();
        Self {
            id: record.id.0,
            name: name(record.remaining_amount, record.bank_date),
            amount: record.remaining_amount,
            bank_date: record.bank_date,
            utr: record.utr,
            narration: record.narration.unwrap_or_default(),
            candidates: candidates
                .into_iter()
                .map(|candidate| Candidate::loan(candidate, record.remaining_amount))
                .collect(),
        }
    }
}

impl From<BankLine> for UnmatchedLine {
    fn from(line: BankLine) -> Self {
        Self {
            id: line.id.0,
            name: name(line.amount, Some(line.bank_date)),
            amount: line.amount,
            bank_date: Some(line.bank_date),
            narration: line.narration,
            candidates: line
                .candidates
                .into_iter()
                .map(|candidate| Candidate::payout(candidate, line.amount, line.utr.as_deref()))
                .collect(),
            utr: line.utr,
        }
    }
}

impl UnmatchedLine {
    /// The first candidate, if it is likely enough to match with Enter.
    pub(super) fn likely(&self) -> Option<&Candidate> {
        self.candidates.first().filter(|candidate| candidate.is_likely())
    }
}

impl Candidate {
    pub(super) fn is_likely(&self) -> bool {
        self.score >= LIKELY_PERCENT && self.double_payment.is_none()
    }

    /// A loan that received the money.
    fn loan(candidate: RecordCandidate, amount: Money) -> Self {
        let loan = Ref::id(&candidate.loan);
        let sum = match candidate.due_date {
            Some(day) if candidate.due_amount.is_positive() => format!("{} due {day}", candidate.due_amount),
            _ => "nothing due".to_owned(),
        };
        Self {
            id: loan.0,
            reference: candidate.loan_ref_id,
            href: Link::loan(loan).href(),
            borrower: candidate.borrower_name,
            sum,
            score: percent(&candidate.score),
            reasons: candidate.reasons,
            difference: difference(amount, candidate.due_amount, "more than is due", "less than is due"),
            double_payment: None,
        }
    }

    /// A payout that the debit paid.
    fn payout(candidate: PayoutCandidate, amount: Money, utr: Option<&str>) -> Self {
        let paid = candidate.utr.as_deref();
        let double_payment = can::is_possible_double_payment(paid, utr).then(|| {
            let [paid, utr] = [paid, utr].map(Option::unwrap_or_default);
            format!("Possible double payment: the payout was paid with UTR {paid}, this debit has UTR {utr}.")
        });
        let payout = Ref::id(&candidate.payout);
        let state = PayoutsState::opening(payout);
        Self {
            id: payout.0,
            reference: candidate.ref_id,
            href: Link::Payouts(state.into()).href(),
            borrower: candidate.borrower_name,
            sum: format!("{}, {}", candidate.amount, candidate.status.label()),
            score: percent(&candidate.score),
            reasons: candidate.reasons,
            difference: difference(amount, candidate.amount, "more than the payout", "less than the payout"),
            double_payment,
        }
    }
}

fn name(amount: Money, day: Option<Day>) -> String {
    day.map_or_else(|| amount.to_string(), |day| format!("{amount} of {day}"))
}

/// The difference of two amounts in words. Calculated here, so that it agrees with the amounts on screen.
fn difference(amount: Money, wanted: Money, over: &str, under: &str) -> Option<String> {
    let (more, missing) = (amount.less(wanted), wanted.less(amount));
    match (more.is_zero(), missing.is_zero()) {
        (true, true) => None,
        (false, _) => Some(format!("{more} {over}")),
        (true, false) => Some(format!("{missing} {under}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn says_whether_an_amount_is_over_or_under() {
        let text = |amount| difference(Money::from_rupees(amount), Money::from_rupees(100), "over", "under");
        assert_eq!(
            [text(100), text(105), text(95)],
            [None, Some("₹5.00 over".to_owned()), Some("₹5.00 under".to_owned())]
        );
    }
}
