//! Bank accounts as the documented Payout embeds them (page 10694097).

use crate::json::Json;
use crate::lenient::{self, instants};
use crate::open_enum::open_enum;
use crate::{BankAccountId, BankingId, Instant, ProgramId};
use serde::{Deserialize, Serialize};

open_enum! {
    /// Type of a bank account.
    BankAccountType {
        /// Current account.
        Current = "current", "Current account";
        /// Savings account (assumed).
        Savings = "savings", "Savings account";
    }
}

/// A bank account that payouts go to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BankAccount {
    /// IDs of the lending programs that use it; empty in the sample.
    #[serde(default)]
    pub program_ids: Vec<ProgramId>,
    /// Current or savings account.
    #[serde(default)]
    pub account_type: BankAccountType,
    /// The whole account number. Show it masked, see [`BankAccount::masked`].
    #[serde(default, deserialize_with = "lenient::text")]
    pub account_no: String,
    /// The account holder's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub account_holder_name: String,
    /// IFSC of the branch; see [`crate::formats::ifsc`].
    #[serde(default, deserialize_with = "lenient::text")]
    pub ifsc: String,
    /// Whether the account was verified, for example by a penny drop.
    #[serde(default, deserialize_with = "lenient::flag")]
    pub is_verified: bool,
    /// Permitted uses: `disbursement`, `banking_analysis`, `mandate`.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Form unknown; empty in the sample.
    #[serde(default)]
    pub summary: Json,
    /// ID of the banking analysis it came from.
    pub banking_id: Option<BankingId>,
    /// When it was created.
    #[serde(default = "instants::created_at::missing", deserialize_with = "instants::created_at::read")]
    pub created_at: Instant,
    /// When it last changed.
    #[serde(default = "instants::updated_at::missing", deserialize_with = "instants::updated_at::read")]
    pub updated_at: Instant,
    /// ID of the bank account.
    pub id: BankAccountId,
}

impl BankAccount {
    /// The last four characters of the account number only: `•••• 3123`.
    pub fn masked(&self) -> String {
        mask(&self.account_no)
    }
}

/// A new bank account to pay into (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankAccountInput {
    /// Account number; see [`crate::formats::account_number`].
    pub account_no: String,
    /// IFSC of the branch; see [`crate::formats::ifsc`].
    pub ifsc: String,
    /// The account holder's name.
    pub account_holder_name: String,
    /// Current or savings account; current if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_type: Option<BankAccountType>,
}

/// The bank account to pay into: an existing one by its ID, or a new one (assumed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum CreditBankChoice {
    /// An existing account.
    Known(BankAccountId),
    /// A new account.
    New(BankAccountInput),
}

/// The last four characters of an account number only: `•••• 3123`. Shows none if there are no more than four.
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
