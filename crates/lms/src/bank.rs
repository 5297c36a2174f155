//! Bank accounts as the documented Payout embeds them (page 10694097).

use crate::json::Json;
use crate::open_enum::open_enum;
use crate::{BankAccountId, BankingId, Instant, ProgramId};
use serde::{Deserialize, Serialize};

open_enum! {
    /// What kind of account it is at the bank.
    BankAccountType {
        /// A current account.
        Current = "current", "Current account";
        /// A savings account (assumed).
        Savings = "savings", "Savings account";
    }
}

/// A bank account that is paid into.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BankAccount {
    /// Programs it is kept for; empty in the sample.
    #[serde(default)]
    pub program_ids: Vec<ProgramId>,
    /// Current or savings.
    pub account_type: BankAccountType,
    /// The whole account number. Shown masked, see [`BankAccount::masked`].
    pub account_no: String,
    /// In whose name it is.
    pub account_holder_name: String,
    /// The branch's code, 11 characters.
    pub ifsc: String,
    /// Whether a penny drop or the like has verified it.
    #[serde(default)]
    pub is_verified: bool,
    /// What it may be used for: `disbursement`, `banking_analysis`, `mandate`.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Of unknown form; empty in the sample.
    #[serde(default)]
    pub summary: Json,
    /// The banking analysis it came from.
    pub banking_id: Option<BankingId>,
    /// When it was added.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// Its id.
    pub id: BankAccountId,
}

impl BankAccount {
    /// `•••• 3123`: the last four characters, and no more.
    pub fn masked(&self) -> String {
        mask(&self.account_no)
    }
}

/// A bank account to pay into, in full (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankAccountInput {
    /// The account number: 6 to 20 letters and digits.
    pub account_no: String,
    /// The branch's code, 11 characters: `HDFC0039993`.
    pub ifsc: String,
    /// In whose name it is.
    pub account_holder_name: String,
    /// What kind it is; current where `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_type: Option<BankAccountType>,
}

/// The account to pay into: one that is known, by its id, or a new one in full (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum CreditBankChoice {
    /// One that is known.
    Known(BankAccountId),
    /// A new one.
    New(BankAccountInput),
}

/// `•••• 3123`: the last four characters of an account number; nothing of one that has no more than four.
pub fn mask(account_no: &str) -> String {
    let length = account_no.chars().count();
    if length <= 4 {
        return "••••".to_owned();
    }
    let last: String = account_no.chars().skip(length - 4).collect();
    format!("•••• {last}")
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn shows_the_last_four_and_no_more() {
        assert_eq!(mask("123123123123"), "•••• 3123");
        assert_eq!(mask("3123"), "••••");
        assert_eq!(mask(""), "••••");
    }
}
