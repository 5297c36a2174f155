//! A payout as the officer saw it, to say what has changed since.

use crate::links::Link;
use crate::session::officer::is_signed_in;
use lms::bidi::isolate;
use lms::can::{self, Reason};
use lms::payouts::{Payout, PayoutMethod, PayoutStatus};
use lms::{Instant, Money, PayoutId};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct SelectedPayout {
    pub(super) id: PayoutId,
    pub(super) ref_id: String,
    pub(super) updated_at: Instant,
    pub(super) updated_by: Option<String>,
    pub(super) amount: Money,
    pub(super) status: PayoutStatus,
    /// "—" if the account is not embedded.
    pub(super) borrower: String,
    pub(super) beneficiary: Option<Beneficiary>,
    method: PayoutMethod,
    pub(super) is_downloaded: Option<bool>,
    /// Why the signed-in officer may not process it.
    pub(super) needs_another: Option<Reason>,
}

/// The bank account that is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beneficiary {
    pub(super) holder: String,
    pub(super) account_no: String,
    pub(super) ifsc: String,
    /// "•••• 3123".
    pub(super) masked: String,
}

impl Beneficiary {
    /// "Meera Textiles •••• 3123".
    pub(super) fn label(&self) -> String {
        format!("{} {}", isolate(&self.holder), self.masked)
    }
}

impl SelectedPayout {
    pub(super) fn of(payout: &Payout) -> Self {
        let beneficiary = payout.credit_bank.as_ref().map(|bank| Beneficiary {
            holder: bank.account_holder_name.clone(),
            account_no: bank.account_no.clone(),
            ifsc: bank.ifsc.clone(),
            masked: bank.masked(),
        });
        Self {
            id: payout.id,
            ref_id: payout.ref_id.clone(),
            updated_at: payout.updated_at,
            updated_by: payout.updated_by.clone(),
            amount: payout.amount,
            status: payout.status.clone(),
            borrower: payout.borrower().unwrap_or_else(|| "—".to_owned()),
            beneficiary,
            method: payout.method.clone(),
            is_downloaded: payout.is_downloaded,
            needs_another: can::process_own_payout(payout, &is_signed_in).err(),
        }
    }

    pub(super) fn href(&self) -> String {
        Link::Payout { id: self.id }.href()
    }

    pub(super) fn beneficiary_label(&self) -> String {
        self.beneficiary.as_ref().map_or_else(|| NO_ACCOUNT.to_owned(), Beneficiary::label)
    }

    /// What is different `now` and matters for paying it; `None` if nothing is.
    pub(super) fn change(&self, now: &Self) -> Option<String> {
        if now.status != self.status {
            return Some(format!("Its status has changed to {}.", now.status.label()));
        }
        if now.amount != self.amount {
            return Some(format!("Its amount was {} and is now {}.", self.amount, now.amount));
        }
        if now.beneficiary != self.beneficiary {
            return Some(format!("Its beneficiary account was {} and is now {}.", self.account(), now.account()));
        }
        if now.method != self.method {
            return Some(format!("Its method was {} and is now {}.", self.method.label(), now.method.label()));
        }
        (now.is_downloaded == Some(true) && self.is_downloaded != Some(true))
            .then(|| "It has been put in a bank file.".to_owned())
    }

    /// "Meera Textiles, HDFC0039993 •••• 3123".
    fn account(&self) -> String {
        self.beneficiary.as_ref().map_or_else(
            || NO_ACCOUNT.to_owned(),
            |bank| format!("{}, {} {}", isolate(&bank.holder), bank.ifsc, bank.masked),
        )
    }
}

/// In the place of a beneficiary.
pub(super) const NO_ACCOUNT: &str = "no beneficiary account";

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use lms::bank::BankAccount;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    pub(in super::super) fn payout() -> Payout {
        serde_json::from_str(include_str!("../../../contract/samples/request_tranche.response.json")).unwrap()
    }

    fn change(now: Payout) -> String {
        SelectedPayout::of(&payout()).change(&SelectedPayout::of(&now)).unwrap_or_default()
    }

    #[test]
    fn says_what_has_changed_since_it_was_selected() {
        assert_eq!(change(payout()), "");
        assert_eq!(change(Payout { updated_at: payout().created_at, ..payout() }), "", "nothing that matters");
        let cancelled = Payout { status: PayoutStatus::Cancelled, ..payout() };
        assert_eq!(change(cancelled), "Its status has changed to Cancelled.");
        let more = Payout { amount: Money::from_rupees(50_000), ..payout() };
        assert_eq!(change(more), "Its amount was ₹5,000.00 and is now ₹50,000.00.");
        let exported = Payout { is_downloaded: Some(true), ..payout() };
        assert_eq!(change(exported), "It has been put in a bank file.");
        let neft = Payout { method: PayoutMethod::Neft, ..payout() };
        assert_eq!(change(neft), "Its method was Manual and is now NEFT.");
    }

    #[test]
    fn notices_another_account_with_the_same_last_digits() {
        let bank = payout().credit_bank.unwrap();
        let other = BankAccount { account_no: "999923123123".to_owned(), ..bank.clone() };
        assert!(change(Payout { credit_bank: Some(other), ..payout() }).starts_with("Its beneficiary account was"));
        let other = BankAccount { account_holder_name: "Anil Traders".to_owned(), ..bank };
        let words = change(Payout { credit_bank: Some(other), ..payout() });
        assert!(words.ends_with("and is now Anil Traders, HDFC0039993 •••• 3123."), "{words}");
        assert!(change(Payout { credit_bank: None, ..payout() }).ends_with("and is now no beneficiary account."));
    }
}
