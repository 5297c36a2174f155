//! Records, adjustments and fees.

use super::{Creates, same, same_text};
use crate::fees::{CreateFee, Fee};
use crate::loans::{AdjustmentType, InitiateAdjustment};
use crate::record_actions::{AdjustmentRow, CreateRecord};
use crate::records::{Record, RecordType};
use crate::{LoanId, Money, Ref};

impl Creates<Record> for CreateRecord {
    fn is_like(&self, record: &Record) -> bool {
        let (loan, account) = (record.loan.as_ref().map(Ref::id), record.account.as_ref().map(Ref::id));
        // The server knows the account of a loan.
        let is_of_account =
            self.account.map_or(self.loan.is_some() || account.is_none(), |asked| account == Some(asked));
        record.received_amount == self.received_amount
            && record.r#type == self.r#type
            && loan == self.loan
            && is_of_account
            // Payments with different UTRs are different payments.
            && self.utr.is_some() == record.utr.is_some()
            && same_text(self.utr.as_deref(), record.utr.as_deref())
    }

    fn has_rest(&self, record: &Record) -> bool {
        same(self.tds_amount.as_ref(), Some(&record.tds_amount).filter(|tds| tds.is_known()))
            && same_text(Some(&self.payment_mode), record.payment_mode.as_deref())
            && same(Some(&self.bank_date), record.bank_date.as_ref())
            && same_text(self.settlement_order.as_ref().map(|order| order.as_str()), record.settlement_order.as_deref())
            && same_text(self.component_order.as_deref(), record.component_order.as_deref())
            && same_text(self.remark.as_deref(), record.remark.as_deref())
    }
}

fn is_adjustment(record: &Record, loan: LoanId, amount: Money) -> bool {
    record.r#type == RecordType::Adjustment
        && record.amount == amount
        && record.loan.as_ref().map(Ref::id) == Some(loan)
}

/// What is given is in the payment mode of the record (assumed).
fn is_given(record: &Record, r#type: &AdjustmentType) -> bool {
    let given = record.payment_mode.as_deref().map(AdjustmentType::from);
    given.is_none_or(|given| matches!(given, AdjustmentType::Unknown(_)) || given == *r#type)
}

impl Creates<Record> for InitiateAdjustment {
    fn is_like(&self, record: &Record) -> bool {
        is_adjustment(record, self.id, self.amount)
    }

    fn has_rest(&self, record: &Record) -> bool {
        is_given(record, &self.r#type)
    }
}

impl Creates<Record> for AdjustmentRow {
    fn is_like(&self, record: &Record) -> bool {
        is_adjustment(record, self.loan, self.amount)
    }

    fn has_rest(&self, record: &Record) -> bool {
        is_given(record, &self.r#type)
    }
}

impl Creates<Fee> for CreateFee {
    fn is_like(&self, fee: &Fee) -> bool {
        let (loan, account) = (fee.loan.as_ref().map(Ref::id), fee.account.id());
        fee.amount == self.amount
            && loan == self.loan
            && self.account.is_none_or(|asked| asked == account)
            && same_text(Some(&self.name), Some(&fee.name))
    }

    fn has_rest(&self, fee: &Fee) -> bool {
        let rate = self.gst_rate.as_ref().map(ToString::to_string);
        self.r#type == fee.r#type
            && same(rate.as_ref(), Some(&fee.gst_rate.to_string()))
            && self.due_date == fee.due_date
            && same_text(self.remark.as_deref(), fee.remark.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::SettlementOrder;
    use crate::{AccountId, Day};
    use serde_json::json;
    use uuid::Uuid;

    const LOAN: LoanId = LoanId(Uuid::from_u128(7));
    const ACCOUNT: AccountId = AccountId(Uuid::from_u128(8));

    fn record(loan: Option<LoanId>) -> Record {
        let json = json!({
            "id": Uuid::from_u128(1), "ref_id": "REC1", "type": "repayment", "amount": 510, "received_amount": 500,
            "tds_amount": 10, "payment_mode": "neft", "utr": "HDFCN1234567", "bank_date": 1_704_479_399.999_999_f64,
            "settlement_order": "oldest_first", "component_order": "interest", "remark": "By Asha",
            "loan": loan, "account": loan.map(|_| ACCOUNT),
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_record_has_all_that_was_entered() {
        let call = CreateRecord {
            account: None,
            loan: Some(LOAN),
            r#type: RecordType::Repayment,
            received_amount: Money::from_rupees(500),
            tds_amount: Some(Money::from_rupees(10)),
            payment_mode: "neft".to_owned(),
            utr: Some("hdfcn1234567".to_owned()),
            bank_date: Day::new(2024, 1, 5).unwrap(),
            settlement_order: Some(SettlementOrder::OldestFirst),
            component_order: None,
            remark: Some("  by asha ".to_owned()),
        };
        assert!(call.is_as_asked(&record(Some(LOAN))));
        assert!(!call.is_like(&record(None)), "not matched with a loan");
        let unmatched = CreateRecord { loan: None, ..call.clone() };
        assert!(unmatched.is_as_asked(&record(None)));
        assert!(!unmatched.is_like(&record(Some(LOAN))));
        let of_account = CreateRecord { loan: None, account: Some(AccountId(Uuid::from_u128(9))), ..call.clone() };
        assert!(!of_account.is_like(&record(None)));
        assert!(
            !CreateRecord { received_amount: Money::from_rupees(501), ..call.clone() }.is_like(&record(Some(LOAN)))
        );
        for utr in [Some("HDFCN7654321".to_owned()), None] {
            assert!(!CreateRecord { utr, ..call.clone() }.is_like(&record(Some(LOAN))), "another payment");
        }
        for other in [
            CreateRecord { tds_amount: Some(Money::ZERO), ..call.clone() },
            CreateRecord { payment_mode: "upi".to_owned(), ..call.clone() },
            CreateRecord { bank_date: Day::new(2024, 1, 6).unwrap(), ..call.clone() },
            CreateRecord { settlement_order: Some(SettlementOrder::Foreclosure), ..call.clone() },
            CreateRecord { component_order: Some("principal".to_owned()), ..call.clone() },
            CreateRecord { remark: Some("By Ravi".to_owned()), ..call },
        ] {
            let record = record(Some(LOAN));
            assert!(other.is_like(&record) && !other.is_as_asked(&record), "{other:?}");
        }
    }

    #[test]
    fn an_adjustment_gives_what_was_asked_for() {
        let adjustment = |mode: &str| Record {
            r#type: RecordType::Adjustment,
            payment_mode: Some(mode.to_owned()),
            ..record(Some(LOAN))
        };
        let amount = Money::from_rupees(510);
        let call = InitiateAdjustment { id: LOAN, amount, r#type: AdjustmentType::Cashback };
        let row = AdjustmentRow { loan: LOAN, amount, r#type: AdjustmentType::Cashback };
        assert!(call.is_as_asked(&adjustment("cashback")) && row.is_as_asked(&adjustment("cashback")));
        assert!(call.is_as_asked(&adjustment("internal")) && row.is_as_asked(&adjustment("internal")));
        let holdback = adjustment("holdback");
        assert!(call.is_like(&holdback) && !call.is_as_asked(&holdback) && !row.is_as_asked(&holdback));
        assert!(!call.is_like(&record(Some(LOAN))), "a repayment");
        assert!(!InitiateAdjustment { amount: Money::from_rupees(1), ..call }.is_like(&adjustment("cashback")));
        assert!(!AdjustmentRow { loan: LoanId(Uuid::from_u128(9)), ..row }.is_like(&adjustment("cashback")));
    }

    #[test]
    fn a_fee_has_all_that_was_entered() {
        let json = json!({
            "id": Uuid::from_u128(1), "ref_id": "FEE1", "account": ACCOUNT, "loan": LOAN, "type": "legal", "name": "Notice",
            "amount": 1500, "gst_rate": 18.0, "due_date": 1_704_479_399.999_999_f64, "remark": "Second",
        });
        let fee: Fee = serde_json::from_value(json).unwrap();
        let call = CreateFee {
            loan: Some(LOAN),
            account: None,
            r#type: crate::fees::FeeType::Legal,
            name: "notice ".to_owned(),
            amount: Money::from_rupees(1500),
            gst_rate: Some(serde_json::from_str("18").unwrap()),
            due_date: Day::new(2024, 1, 5).unwrap(),
            remark: None,
        };
        assert!(call.is_as_asked(&fee));
        assert!(!CreateFee { name: "Another".to_owned(), ..call.clone() }.is_like(&fee));
        assert!(!CreateFee { loan: None, ..call.clone() }.is_like(&fee));
        for other in [
            CreateFee { r#type: crate::fees::FeeType::Late, ..call.clone() },
            CreateFee { gst_rate: Some(serde_json::from_str("12").unwrap()), ..call.clone() },
            CreateFee { due_date: Day::new(2024, 1, 6).unwrap(), ..call.clone() },
            CreateFee { remark: Some("First".to_owned()), ..call },
        ] {
            assert!(other.is_like(&fee) && !other.is_as_asked(&fee), "{other:?}");
        }
    }
}
