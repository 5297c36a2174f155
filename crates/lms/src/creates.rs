//! How what a call created is recognised on the server, for a call whose response was lost.
//!
//! The API gives a call no identity that could be looked for later. What is new since the call and has all that it asked for is its
//! own; what is only like it may be another officer's, or its own as the server changed it.

mod accounts;
mod money_in;
mod payouts;
mod topups;

use crate::bank::{BankAccount, BankAccountInput, CreditBankChoice};

/// A call that creates a `T`.
pub trait Creates<T> {
    /// Whether `item` is of the same kind, for the same loan or account, and of the same amount: both would be one too many.
    fn is_like(&self, item: &T) -> bool;

    /// Whether an `item` that is like it has everything else that the call asks for. What the call leaves to the server, and
    /// what the server leaves out, makes no difference.
    fn has_rest(&self, item: &T) -> bool;

    /// Whether `item` is as the call asks for.
    fn is_as_asked(&self, item: &T) -> bool {
        self.is_like(item) && self.has_rest(item)
    }
}

impl CreditBankChoice {
    /// Whether `bank` is the chosen account.
    pub fn is(&self, bank: &BankAccount) -> bool {
        match self {
            Self::Known(id) => bank.id == *id,
            Self::New(BankAccountInput { account_no, ifsc, .. }) => {
                bank.account_no == *account_no && bank.ifsc.eq_ignore_ascii_case(ifsc)
            }
        }
    }
}

/// Whether money goes to the chosen account.
fn goes_to(chosen: Option<&CreditBankChoice>, bank: Option<&BankAccount>) -> bool {
    chosen.zip(bank).is_none_or(|(chosen, bank)| chosen.is(bank))
}

/// Whether a value is as asked for, if both are known.
fn same<V: PartialEq>(asked: Option<&V>, found: Option<&V>) -> bool {
    asked.zip(found).is_none_or(|(asked, found)| asked == found)
}

/// As [`same`], for text: a server may trim it or change its case.
fn same_text(asked: Option<&str>, found: Option<&str>) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    asked.zip(found).is_none_or(|(asked, found)| plain(asked) == plain(found))
}
