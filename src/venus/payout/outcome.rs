//! Whether a payout is as a call was to make it: what is looked for when the answer was lost, and how it is told.

use lms::payout_actions::ManualPayment;
use lms::payouts::{Payout, PayoutStatus};

/// Whether it was processed as asked: by hand with this UTR, or handed to the bank, which may have answered since.
pub(crate) fn is_processed(payout: &Payout, manual: Option<&ManualPayment>) -> bool {
    match (by_hand, &payout.status) {
        (Some(paid), PayoutStatus::Processed) => payout.utr.as_deref() == Some(&paid.utr),
        (None, PayoutStatus::Processing) => true,
        // Paid by hand by somebody else it has no reference of the bank's.
        (None, PayoutStatus::Processed | PayoutStatus::Failed) => payout.payout_service_id.is_some(),
        _ => false,
    }
}

/// Whether it was tried again, and what may have become of it since. One that was cancelled was not.
pub(crate) const fn is_retried(payout: &Payout) -> bool {
    matches!(payout.status, PayoutStatus::Pending | PayoutStatus::Processing | PayoutStatus::Processed)
}

/// What became of it: "PAY05JG8 of ₹5,000.00 is with the bank."
pub(super) fn told(payout: &Payout) -> String {
    let became = match (&payout.status, &payout.utr, &payout.failed_remark) {
        (PayoutStatus::Pending, ..) => "is to be processed again".to_owned(),
        (PayoutStatus::Processing, ..) => "is with the bank".to_owned(),
        (PayoutStatus::Processed, Some(utr), _) => format!("is paid, UTR {utr}"),
        (PayoutStatus::Processed, None, _) => "is paid".to_owned(),
        (PayoutStatus::Failed, _, Some(why)) => format!("came back from the bank: {}", why.trim_end_matches('.')),
        (PayoutStatus::Failed, _, None) => "came back from the bank".to_owned(),
        (status, ..) => format!("is now: {}", status.label()),
    };
    format!("{} of {} {became}.", payout.ref_id, payout.amount)
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
    fn what_was_handed_to_the_bank_is_found_after_the_bank_has_answered() {
        assert!(is_processed(&by_bank(PayoutStatus::Processing), None));
        assert!(is_processed(&by_bank(PayoutStatus::Processed), None));
        assert!(is_processed(&by_bank(PayoutStatus::Failed), None));
        assert!(!is_processed(&payout(PayoutStatus::Pending), None));
        assert!(!is_processed(&payout(PayoutStatus::Processed), None), "paid by hand by somebody else");
        assert!(!is_processed(&payout(PayoutStatus::Cancelled), None));
    }

    #[test]
    fn what_was_paid_by_hand_is_known_by_its_utr() {
        let day = Day::new(2026, 11, 23).unwrap();
        let paid = ManualPayment { utr: "HDFC1234".to_owned(), bank_date: day, debit_bank: "HDFC".to_owned() };
        let with = |utr: &str| Payout { utr: Some(utr.to_owned()), ..payout(PayoutStatus::Processed) };
        assert!(is_processed(&with("HDFC1234"), Some(&paid)));
        assert!(!is_processed(&with("ICIC1234"), Some(&paid)));
        assert!(!is_processed(&payout(PayoutStatus::Processing), Some(&paid)));
    }

    #[test]
    fn one_that_was_cancelled_meanwhile_was_not_tried_again() {
        for status in PayoutStatus::KNOWN {
            let retried = !matches!(status, PayoutStatus::Failed | PayoutStatus::Cancelled);
            assert_eq!(is_retried(&payout(status.clone())), retried, "{status}");
        }
        assert!(!is_retried(&payout(PayoutStatus::Unknown("held".to_owned()))));
    }

    #[test]
    fn what_came_back_is_not_told_as_with_the_bank() {
        let failed = Payout { failed_remark: Some("Account closed.".to_owned()), ..payout(PayoutStatus::Failed) };
        assert_eq!(told(&failed), "PAY05JG8 of ₹5,000.00 came back from the bank: Account closed.");
        assert_eq!(told(&payout(PayoutStatus::Processing)), "PAY05JG8 of ₹5,000.00 is with the bank.");
    }
}
