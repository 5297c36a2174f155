//! Accounts and their limits.

use super::{Creates, goes_to, same, same_text};
use crate::Ref;
use crate::account_actions::CreateAccount;
use crate::accounts::Account;
use crate::bank::CreditBankChoice;
use crate::line_details::{CreateLineDetail, LineDetail};

impl Creates<Account> for CreateAccount {
    fn is_like(&self, account: &Account) -> bool {
        account.lead_id == Some(self.lead_id) && account.program_id == Some(self.program_id)
    }

    fn has_rest(&self, account: &Account) -> bool {
        let chosen = self.credit_bank.clone().map(CreditBankChoice::New);
        same_text(Some(&self.borrower.name), Some(&account.borrower_name))
            && goes_to(chosen.as_ref(), account.credit_bank.as_ref())
    }
}

impl Creates<LineDetail> for CreateLineDetail {
    fn is_like(&self, line: &LineDetail) -> bool {
        let is_of_account = self.account.is_none_or(|account| line.account.as_ref().map(Ref::id) == Some(account));
        is_of_account
            && same(self.lead_id.as_ref(), line.lead_id.as_ref())
            && same(self.program_id.as_ref(), line.program_id.as_ref())
            && line.r#type == self.r#type
            && line.approved_line_amount == self.approved_line_amount
    }

    fn has_rest(&self, line: &LineDetail) -> bool {
        same(self.is_revolving.as_ref(), Some(&line.is_revolving))
            && same(self.valid_from.as_ref(), line.valid_from.as_ref())
            && same(self.valid_until.as_ref(), line.valid_until.as_ref())
            && same_text(self.remark.as_deref(), line.remark.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::Borrower;
    use crate::line_details::LineType;
    use crate::{AccountId, Day, LeadId, Money, ProgramId};
    use serde_json::json;
    use uuid::Uuid;

    const ACCOUNT: AccountId = AccountId(Uuid::from_u128(8));

    #[test]
    fn an_account_is_of_its_application_and_borrower() {
        let (lead_id, program_id) = (LeadId(Uuid::from_u128(1)), ProgramId(Uuid::from_u128(2)));
        let json = json!({
            "id": ACCOUNT, "ref_id": "AC1", "borrower_name": "Meera Textiles", "lead_id": lead_id, "program_id": program_id,
        });
        let account: Account = serde_json::from_value(json).unwrap();
        let borrower = Borrower { name: "Meera Textiles".to_owned(), ..Borrower::default() };
        let call = CreateAccount { lead_id, program_id, borrower, credit_bank: None };
        assert!(call.is_as_asked(&account));
        assert!(!CreateAccount { lead_id: LeadId(Uuid::from_u128(3)), ..call.clone() }.is_like(&account));
        let of_other = CreateAccount { borrower: Borrower::default(), ..call };
        assert!(of_other.is_like(&account) && !of_other.is_as_asked(&account));
    }

    #[test]
    fn a_line_has_its_limit_and_its_days() {
        let json = json!({
            "id": Uuid::from_u128(1), "account": ACCOUNT, "type": "invoice", "approved_line_amount": 5000,
            "is_revolving": true, "valid_from": 1_704_479_399.999_999_f64, "remark": "First",
        });
        let line: LineDetail = serde_json::from_value(json).unwrap();
        let call = CreateLineDetail {
            account: Some(ACCOUNT),
            lead_id: None,
            program_id: None,
            r#type: LineType::Invoice,
            approved_line_amount: Money::from_rupees(5000),
            is_revolving: Some(true),
            valid_from: Day::new(2024, 1, 5),
            valid_until: None,
            remark: None,
        };
        assert!(call.is_as_asked(&line));
        assert!(!CreateLineDetail { account: Some(AccountId(Uuid::from_u128(9))), ..call.clone() }.is_like(&line));
        assert!(!CreateLineDetail { r#type: LineType::TermLoan, ..call.clone() }.is_like(&line));
        for other in [
            CreateLineDetail { is_revolving: Some(false), ..call.clone() },
            CreateLineDetail { valid_from: Day::new(2024, 1, 6), ..call.clone() },
            CreateLineDetail { remark: Some("Second".to_owned()), ..call },
        ] {
            assert!(other.is_like(&line) && !other.is_as_asked(&line), "{other:?}");
        }
    }
}
