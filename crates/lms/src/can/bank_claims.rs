//! Signs that the bank pays a payout, or has paid it, which its status does not show.
//!
//! A payout with such a sign may still be paid, corrected or cancelled, once an officer has confirmed it.

use crate::payouts::PayoutStatus;
use crate::reconciliation::{BankLine, LIKELY_PERCENT, percent};
use crate::{Day, Money, PayoutId};
use std::fmt;

/// One sign. `Display` is the text for the officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BankClaim {
    /// The payout is in a bank file.
    BankFile,
    /// The server does not say whether the payout is in a bank file.
    BankFileUnknown,
    /// A debit of the bank statement without a payout is likely its payment.
    Debit {
        /// The date on the bank statement.
        day: Day,
        /// Amount debited.
        amount: Money,
        /// Unique Transaction Reference of the debit.
        utr: Option<String>,
    },
}

impl fmt::Display for BankClaim {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BankFile => formatter.write_str("In a bank file: if the bank takes that file, it pays this payout."),
            Self::BankFileUnknown => {
                formatter.write_str("The server does not say whether this payout is in a bank file.")
            }
            Self::Debit { day, amount, utr } => {
                write!(formatter, "The bank statement has a debit of {amount} on {day}")?;
                if let Some(utr) = utr {
                    write!(formatter, ", UTR {utr},")?;
                }
                formatter.write_str(" that is likely this payout. Match it in Reconcile.")
            }
        }
    }
}

/// The signs that the bank pays a payout or has paid it, given the unmatched `debits` of the bank statement.
///
/// A failed payout came back from the bank, so that its bank file says nothing any more.
pub fn bank_claims(
    id: PayoutId,
    status: &PayoutStatus,
    is_downloaded: Option<bool>,
    debits: &[BankLine],
) -> Vec<BankClaim> {
    if matches!(status, PayoutStatus::Processed | PayoutStatus::Cancelled) {
        return Vec::new();
    }
    let file = match is_downloaded {
        _ if *status == PayoutStatus::Failed => None,
        Some(true) => Some(BankClaim::BankFile),
        Some(false) => None,
        None => Some(BankClaim::BankFileUnknown),
    };
    let debits = debits.iter().filter(|debit| is_likely(debit, id)).map(|debit| BankClaim::Debit {
        day: debit.bank_date,
        amount: debit.amount,
        utr: debit.utr.clone(),
    });
    file.into_iter().chain(debits).collect()
}

/// Whether a debit is likely the payment of the payout with this `id`, of the same amount.
fn is_likely(debit: &BankLine, id: PayoutId) -> bool {
    debit.payout.is_none()
        && debit.candidates.iter().any(|candidate| {
            candidate.payout.id() == id
                && candidate.amount == debit.amount
                && percent(&candidate.score) >= LIKELY_PERCENT
        })
}

/// Whether a debit with the UTR `debit` can't be the payment that the UTR `paid` of a payout names: if both
/// are for the same payout, it was paid twice.
pub fn is_possible_double_payment(paid: Option<&str>, debit: Option<&str>) -> bool {
    matches!((paid, debit), (Some(paid), Some(debit)) if !paid.eq_ignore_ascii_case(debit))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "f59b69c8-9e47-46a1-b2c9-83ae42666a30";

    /// A debit of ₹10 with one candidate.
    fn debit(payout: &str, amount: &str, score: &str) -> BankLine {
        let json = format!(
            r#"{{"id":"d508dc8e-4cb7-4991-8065-13167c8d3fe9","created_at":1.0,"updated_at":1.0,"bank_date":1795458599.9,
            "amount":10.0,"utr":"HDFCH1","narration":"NEFT DR","debit_bank":null,"payout":null,"candidates":[
            {{"payout":"{payout}","ref_id":"PAY1","borrower_name":"A","amount":{amount},"status":"pending","score":{score},
            "reasons":[],"difference":0}}]}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    fn claims(status: &PayoutStatus, is_downloaded: bool, debits: &[BankLine]) -> Vec<BankClaim> {
        bank_claims(ID.parse().unwrap(), status, Some(is_downloaded), debits)
    }

    #[test]
    fn a_payout_in_a_bank_file_is_claimed_until_it_is_paid_or_came_back() {
        for status in PayoutStatus::KNOWN {
            let is_claimed = matches!(status, PayoutStatus::Pending | PayoutStatus::Processing);
            assert_eq!(claims(status, true, &[]) == [BankClaim::BankFile], is_claimed, "{status}");
            assert_eq!(claims(status, false, &[]), [], "{status}");
            let unknown = bank_claims(ID.parse().unwrap(), status, None, &[]);
            assert_eq!(unknown == [BankClaim::BankFileUnknown], is_claimed, "{status}");
        }
    }

    #[test]
    fn a_likely_debit_of_the_same_amount_claims_a_payout() {
        let other = "aaaaaaaa-9e47-46a1-b2c9-83ae42666a30";
        for (debit, is_claimed) in [
            (debit(ID, "10.0", "0.99"), true),
            (debit(ID, "10.0", "0.5"), true),
            (debit(ID, "10.0", "0.49"), false),
            (debit(ID, "9.0", "0.99"), false),
            (debit(other, "10.0", "0.99"), false),
        ] {
            let claims = claims(&PayoutStatus::Pending, false, std::slice::from_ref(&debit));
            assert_eq!(!claims.is_empty(), is_claimed, "{debit:?}");
        }
        let found = claims(&PayoutStatus::Failed, true, &[debit(ID, "10.0", "0.99")]);
        assert_eq!(
            found.iter().map(ToString::to_string).collect::<Vec<_>>(),
            [
                "The bank statement has a debit of ₹10.00 on 23 Nov 2026, UTR HDFCH1, that is likely this payout. Match it in Reconcile."
            ]
        );
    }

    #[test]
    fn another_utr_is_a_possible_double_payment() {
        assert!(is_possible_double_payment(Some("HDFC1"), Some("ICIC1")));
        assert!(!is_possible_double_payment(Some("HDFC1"), Some("hdfc1")));
        for (paid, debit) in [(None, Some("HDFC1")), (Some("HDFC1"), None), (None, None)] {
            assert!(!is_possible_double_payment(paid, debit));
        }
    }
}
