//! Whether an action on a payout succeeded, for look-ups of a lost call, and the message that says so.

use lms::bidi::isolate;
use lms::payout_actions::ManualPayment;
use lms::payouts::{Payout, PayoutStatus};

/// Whether it was processed as requested: by hand with this UTR, or by the bank, which may have answered already.
pub(crate) fn is_processed(payout: &Payout, manual: Option<&ManualPayment>) -> bool {
    use PayoutStatus::{Cancelled, Failed, Pending, Processed, Processing, Unknown};
    match (manual, &payout.status) {
        (Some(paid), Processed) => payout.utr.as_deref() == Some(&paid.utr),
        (None, Processing) => true,
        // A payout that another officer paid by hand has no reference of the bank's.
        (None, Processed | Failed) => payout.payout_service_id.is_some(),
        (Some(_), Pending | Processing | Failed | Cancelled | Unknown(_))
        | (None, Pending | Cancelled | Unknown(_)) => false,
    }
}

/// Whether it was retried, in any status that a retry can lead to. A cancelled payout was not.
pub(crate) const fn is_retried(payout: &Payout) -> bool {
    matches!(payout.status, PayoutStatus::Pending | PayoutStatus::Processing | PayoutStatus::Processed)
}

/// The payout and where it goes: "PAY05JG8 of ₹5,000.00, to Meera Textiles, HDFC0000001 ••••1234."
pub(super) fn payout_summary(payout: &Payout) -> String {
    let to = payout.credit_bank.as_ref().map_or_else(
        || "no account is known yet".to_owned(),
        |bank| format!("{}, {} {}", isolate(&bank.account_holder_name), bank.ifsc, bank.masked()),
    );
    format!("{} of {}, to {to}.", payout.ref_id, payout.amount)
}

/// "PAY05JG8 of ₹5,000.00 is with the bank."
pub(super) fn outcome_message(payout: &Payout) -> String {
    let outcome = match (&payout.status, &payout.utr, &payout.failed_remark) {
        (PayoutStatus::Pending, ..) => "is to be processed again".to_owned(),
        (PayoutStatus::Processing, ..) => "is with the bank".to_owned(),
        (PayoutStatus::Processed, Some(utr), _) => format!("is paid, UTR {utr}"),
        (PayoutStatus::Processed, None, _) => "is paid".to_owned(),
        (PayoutStatus::Failed, _, Some(why)) => format!("came back from the bank: {}", why.trim_end_matches('.')),
        (PayoutStatus::Failed, _, None) => "came back from the bank".to_owned(),
        (status, ..) => format!("is now: {}", status.label()),
    };
    format!("{} of {} {outcome}.", payout.ref_id, payout.amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lms::Day;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn payout(status: PayoutStatus) -> Payout {
        let sample = include_str!("../../../contract/samples/request_tranche.response.json");
        Payout { status, ..serde_json::from_str(sample).unwrap() }
    }

    fn by_bank(status: PayoutStatus) -> Payout {
        Payout { payout_service_id: Some("BNK1".to_owned()), ..payout(status) }
    }

    #[test]
    fn finds_a_payout_processed_by_the_bank_in_any_later_status() {
        assert!(is_processed(&by_bank(PayoutStatus::Processing), None));
        assert!(is_processed(&by_bank(PayoutStatus::Processed), None));
        assert!(is_processed(&by_bank(PayoutStatus::Failed), None));
        assert!(!is_processed(&payout(PayoutStatus::Pending), None));
        assert!(!is_processed(&payout(PayoutStatus::Processed), None), "paid by hand by another officer");
        assert!(!is_processed(&payout(PayoutStatus::Cancelled), None));
    }

    #[test]
    fn finds_a_payout_paid_by_hand_by_its_utr() {
        let day = Day::new(2026, 11, 23).unwrap();
        let paid = ManualPayment { utr: "HDFC1234".to_owned(), bank_date: day, debit_bank: "HDFC".to_owned() };
        let with = |utr: &str| Payout { utr: Some(utr.to_owned()), ..payout(PayoutStatus::Processed) };
        assert!(is_processed(&with("HDFC1234"), Some(&paid)));
        assert!(!is_processed(&with("ICIC1234"), Some(&paid)));
        assert!(!is_processed(&payout(PayoutStatus::Processing), Some(&paid)));
    }

    #[test]
    fn does_not_take_a_cancelled_payout_for_a_retried_one() {
        for status in PayoutStatus::KNOWN {
            let retried = !matches!(status, PayoutStatus::Failed | PayoutStatus::Cancelled);
            assert_eq!(is_retried(&payout(status.clone())), retried, "{status}");
        }
        assert!(!is_retried(&payout(PayoutStatus::Unknown("held".to_owned()))));
    }

    #[test]
    fn says_that_a_failed_payout_came_back() {
        let failed = Payout { failed_remark: Some("Account closed.".to_owned()), ..payout(PayoutStatus::Failed) };
        assert_eq!(outcome_message(&failed), "PAY05JG8 of ₹5,000.00 came back from the bank: Account closed.");
        assert_eq!(outcome_message(&payout(PayoutStatus::Processing)), "PAY05JG8 of ₹5,000.00 is with the bank.");
    }
}
