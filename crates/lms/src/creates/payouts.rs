//! Payouts and loans that disbursements, refunds and payouts of any kind create.

use super::{Creates, goes_to, same};
use crate::accounts::InitiateDisbursement;
use crate::loans::Loan;
use crate::payout_actions::CreatePayout;
use crate::payouts::{Payout, PayoutType, RequestTranche};
use crate::record_actions::{RefundLoan, RefundRecord};
use crate::{LoanId, Money, Ref};

/// A server that ignores the filters of a list returns payouts of other kinds too.
fn is_like(payout: &Payout, r#type: &PayoutType, amount: Money, loan: LoanId) -> bool {
    payout.r#type == *r#type && payout.amount == amount && payout.loan.as_ref().map(Ref::id) == Some(loan)
}

impl Creates<Payout> for RequestTranche {
    fn is_like(&self, payout: &Payout) -> bool {
        is_like(payout, &PayoutType::Disbursement, self.amount, self.loan_id)
    }

    fn has_rest(&self, payout: &Payout) -> bool {
        payout.topup.is_none() && payout.record.is_none()
    }
}

impl Creates<Payout> for CreatePayout {
    fn is_like(&self, payout: &Payout) -> bool {
        is_like(payout, &self.r#type, self.amount, self.loan)
    }

    fn has_rest(&self, payout: &Payout) -> bool {
        self.method == payout.method
            && same(self.payout_to.as_ref(), Some(&payout.payout_to))
            && goes_to(self.credit_bank.as_ref(), payout.credit_bank.as_ref())
            && payout.record.is_none()
    }
}

impl Creates<Payout> for RefundLoan {
    fn is_like(&self, payout: &Payout) -> bool {
        is_like(payout, &PayoutType::Refund, self.amount, self.id)
    }

    fn has_rest(&self, payout: &Payout) -> bool {
        // A server may name the record whose money is left.
        goes_to(self.credit_bank.as_ref(), payout.credit_bank.as_ref())
    }
}

/// The loan of the record is not known to the call.
impl Creates<Payout> for RefundRecord {
    fn is_like(&self, payout: &Payout) -> bool {
        payout.r#type == PayoutType::Refund
            && payout.amount == self.amount
            && payout.record.is_none_or(|record| record == self.id)
    }

    fn has_rest(&self, payout: &Payout) -> bool {
        goes_to(self.credit_bank.as_ref(), payout.credit_bank.as_ref())
    }
}

/// The loan that a disbursement opens.
impl Creates<Loan> for InitiateDisbursement {
    fn is_like(&self, loan: &Loan) -> bool {
        loan.account.id() == self.id && loan.sanctioned_amount == self.amount
    }

    fn has_rest(&self, loan: &Loan) -> bool {
        goes_to(self.credit_bank.as_ref(), loan.credit_bank.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{BankAccountInput, CreditBankChoice};
    use crate::payouts::{PayoutMethod, PayoutTo};
    use crate::{LoanId, RecordId};
    use uuid::Uuid;

    fn payout() -> Payout {
        serde_json::from_str(include_str!("../../../../contract/samples/request_tranche.response.json")).unwrap()
    }

    fn loan() -> LoanId {
        payout().loan.unwrap().id()
    }

    fn bank(account_no: &str) -> CreditBankChoice {
        let ifsc = payout().credit_bank.unwrap().ifsc.to_lowercase();
        let account_no = account_no.to_owned();
        CreditBankChoice::New(BankAccountInput {
            account_no,
            ifsc,
            account_holder_name: String::new(),
            account_type: None,
        })
    }

    fn own_bank() -> CreditBankChoice {
        bank(&payout().credit_bank.unwrap().account_no)
    }

    #[test]
    fn a_tranche_is_of_its_loan_and_amount() {
        let call = RequestTranche { loan_id: loan(), amount: Money::from_rupees(5000) };
        assert!(call.is_as_asked(&payout()));
        let other_loan = LoanId(Uuid::from_u128(1));
        assert!(!RequestTranche { loan_id: other_loan, ..call }.is_like(&payout()));
        assert!(!RequestTranche { amount: Money::from_rupees(5001), ..call }.is_like(&payout()));
        assert!(!call.is_like(&Payout { r#type: PayoutType::Refund, ..payout() }));
        let of_record = Payout { record: Some(RecordId(Uuid::from_u128(2))), ..payout() };
        assert!(call.is_like(&of_record) && !call.is_as_asked(&of_record));
    }

    #[test]
    fn a_payout_has_the_method_the_recipient_and_the_account_that_were_asked_for() {
        let call = CreatePayout {
            loan: loan(),
            r#type: PayoutType::Disbursement,
            amount: Money::from_rupees(5000),
            method: PayoutMethod::Manual,
            payout_to: Some(PayoutTo::Borrower),
            credit_bank: Some(own_bank()),
        };
        assert!(call.is_as_asked(&payout()));
        assert!(CreatePayout { payout_to: None, credit_bank: None, ..call.clone() }.is_as_asked(&payout()));
        for other in [
            CreatePayout { method: PayoutMethod::Rtgs, ..call.clone() },
            CreatePayout { payout_to: Some(PayoutTo::Vendor), ..call.clone() },
            CreatePayout { credit_bank: Some(bank("1234567890")), ..call.clone() },
        ] {
            assert!(other.is_like(&payout()) && !other.is_as_asked(&payout()), "{other:?}");
        }
        assert!(!CreatePayout { r#type: PayoutType::Cashback, ..call }.is_like(&payout()));
    }

    #[test]
    fn a_refund_goes_to_its_account_and_is_of_its_record() {
        let refund = Payout { r#type: PayoutType::Refund, ..payout() };
        let of_record = Payout { record: Some(RecordId(Uuid::from_u128(2))), ..refund.clone() };
        let amount = Money::from_rupees(5000);
        let loan = RefundLoan { id: loan(), amount, credit_bank: Some(own_bank()), remark: None };
        assert!(loan.is_as_asked(&refund));
        assert!(loan.is_as_asked(&of_record), "it may name the record whose money is left");
        let elsewhere = RefundLoan { credit_bank: Some(bank("1234567890")), ..loan };
        assert!(elsewhere.is_like(&refund) && !elsewhere.is_as_asked(&refund));

        let record = RefundRecord { id: RecordId(Uuid::from_u128(2)), amount, credit_bank: None, remark: None };
        assert!(record.is_as_asked(&of_record));
        assert!(!RefundRecord { id: RecordId(Uuid::from_u128(3)), ..record.clone() }.is_like(&of_record));
        assert!(!RefundRecord { amount: Money::from_rupees(1), ..record }.is_like(&of_record));
    }

    #[test]
    fn a_disbursement_is_of_its_account_amount_and_bank_account() {
        let account = payout().account.id();
        let json = serde_json::json!({
            "id": Uuid::from_u128(9), "ref_id": "LN0QX7T2", "account": account, "sanctioned_amount": 5000, "roi_value": 18,
            "credit_bank": payout().credit_bank,
        });
        let loan: Loan = serde_json::from_value(json).unwrap();
        let call =
            InitiateDisbursement { id: account, amount: Money::from_rupees(5000), credit_bank: Some(own_bank()) };
        assert!(call.is_as_asked(&loan));
        let elsewhere = InitiateDisbursement { credit_bank: Some(bank("1234567890")), ..call.clone() };
        assert!(elsewhere.is_like(&loan) && !elsewhere.is_as_asked(&loan));
        assert!(!InitiateDisbursement { amount: Money::from_rupees(1), ..call }.is_like(&loan));
    }
}
