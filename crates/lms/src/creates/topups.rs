//! Top-ups and their groups.

use super::{Creates, goes_to, same, same_text};
use crate::Ref;
use crate::topup_groups::{CreateTopupGroup, TopupGroup};
use crate::topups::{CreateTopup, Topup, TopupDetails};

impl Creates<Topup> for CreateTopup {
    fn is_like(&self, topup: &Topup) -> bool {
        let invoice_no = self.details.invoice_no.as_deref();
        topup.account.id() == self.account
            && topup.amount == self.amount
            && same_text(invoice_no, topup.invoice_no.as_deref())
            && invoice_no.is_some() == topup.invoice_no.is_some()
    }

    fn has_rest(&self, topup: &Topup) -> bool {
        let TopupDetails { seller_name, seller_gstin, buyer_gstin, .. } = &self.details;
        let day = |at: &crate::Instant| at.day();
        // A top-up of a group is in it; one that is paid out on a day waits for it or has waited.
        same(self.group.as_ref(), topup.group.as_ref())
            && same(self.details.invoice_date.as_ref(), topup.invoice_date.as_ref())
            && same(self.details.invoice_amount.as_ref(), topup.invoice_amount.as_ref())
            && same_text(seller_name.as_deref(), topup.seller_name.as_deref())
            && same_text(seller_gstin.as_deref(), topup.seller_gstin.as_deref())
            && same_text(buyer_gstin.as_deref(), topup.buyer_gstin.as_deref())
            && same(self.details.scheduled_at.as_ref().map(day).as_ref(), topup.scheduled_at.as_ref().map(day).as_ref())
            && goes_to(self.details.credit_bank.as_ref(), topup.credit_bank.as_ref())
            && same_text(self.details.remark.as_deref(), topup.remark.as_deref())
    }
}

/// A group moves no money: its name is what two would have in common.
impl Creates<TopupGroup> for CreateTopupGroup {
    fn is_like(&self, group: &TopupGroup) -> bool {
        same_text(Some(&self.name), Some(&group.name))
    }

    fn has_rest(&self, group: &TopupGroup) -> bool {
        self.account == group.account.as_ref().map(Ref::id)
            && same_text(self.remark.as_deref(), group.remark.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AccountId, Day, Instant, Money, TopupGroupId};
    use serde_json::json;
    use uuid::Uuid;

    const ACCOUNT: AccountId = AccountId(Uuid::from_u128(8));
    const GROUP: TopupGroupId = TopupGroupId(Uuid::from_u128(9));

    #[test]
    fn a_topup_has_its_invoice_its_group_and_its_day() {
        let json = json!({
            "id": Uuid::from_u128(1), "ref_id": "TU1", "account": ACCOUNT, "group": GROUP, "amount": 100, "invoice_no": "INV-7",
            "invoice_date": 1_704_479_399.999_999_f64, "invoice_amount": 118, "seller_name": "Meera Textiles",
            "seller_gstin": "27AAPFU0939F1ZV", "buyer_gstin": "29AAGCB7383J1Z4", "scheduled_at": 1_704_479_000, "checks": [],
            "remark": "November",
        });
        let topup: Topup = serde_json::from_value(json).unwrap();
        let details = TopupDetails {
            invoice_no: Some("inv-7".to_owned()),
            invoice_date: Day::new(2024, 1, 5),
            invoice_amount: Some(Money::from_rupees(118)),
            seller_name: Some("Meera  Textiles".to_owned()),
            seller_gstin: Some("27AAPFU0939F1ZV".to_owned()),
            buyer_gstin: Some("29AAGCB7383J1Z4".to_owned()),
            scheduled_at: Some(Instant::from_seconds(1_704_470_000)),
            credit_bank: None,
            remark: Some("November".to_owned()),
        };
        let call = CreateTopup { account: ACCOUNT, amount: Money::from_rupees(100), group: Some(GROUP), details };
        assert!(call.is_as_asked(&topup));
        let with = |change: fn(&mut TopupDetails)| {
            let mut call = call.clone();
            change(&mut call.details);
            call
        };
        for other in [
            with(|details| details.invoice_no = Some("INV-8".to_owned())),
            with(|details| details.invoice_no = None),
            CreateTopup { amount: Money::from_rupees(101), ..call.clone() },
        ] {
            assert!(!other.is_like(&topup), "{other:?}");
        }
        for other in [
            CreateTopup { group: Some(TopupGroupId(Uuid::from_u128(3))), ..call.clone() },
            with(|details| details.invoice_date = Day::new(2024, 1, 6)),
            with(|details| details.invoice_amount = Some(Money::from_rupees(119))),
            with(|details| details.seller_name = Some("Raj".to_owned())),
            with(|details| details.seller_gstin = Some("29AAGCB7383J1Z4".to_owned())),
            with(|details| details.buyer_gstin = Some("27AAPFU0939F1ZV".to_owned())),
            with(|details| details.scheduled_at = Some(Instant::from_seconds(1_704_570_000))),
            with(|details| details.remark = Some("December".to_owned())),
        ] {
            assert!(other.is_like(&topup) && !other.is_as_asked(&topup), "{other:?}");
        }
    }

    #[test]
    fn a_group_has_its_name_and_account() {
        let group: TopupGroup = serde_json::from_value(
            json!({ "id": GROUP, "ref_id": "TG1", "name": "November yarn", "account": ACCOUNT }),
        )
        .unwrap();
        let call = CreateTopupGroup {
            name: "November yarn".to_owned(),
            account: Some(ACCOUNT),
            remark: None,
            topups: Vec::new(),
        };
        assert!(call.is_as_asked(&group));
        let of_none = CreateTopupGroup { account: None, ..call.clone() };
        assert!(of_none.is_like(&group) && !of_none.is_as_asked(&group));
        assert!(!CreateTopupGroup { name: "December yarn".to_owned(), ..call }.is_like(&group));
    }
}
