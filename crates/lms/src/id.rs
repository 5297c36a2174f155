//! IDs: a UUID type for each kind of object, so that a payout's ID can't be passed for a loan's.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

/// The nil UUID, for an ID that is in the path and not in the body: a call that is read back from its body has it.
///
/// A call whose response is lost is stored as its body, under a key that names the object. It is read back to look up its
/// outcome only, by code that knows that object, and never sent.
pub(crate) fn placeholder_id<I: From<Uuid>>() -> I {
    I::from(Uuid::nil())
}

ids! {
    /// ID of a borrower's account under a lending program.
    AccountId
    /// ID of a bank account.
    BankAccountId
    /// ID of a debit of the lender's bank statement.
    BankLineId
    /// ID of the banking analysis that a bank account was verified by (documented as `banking_id`).
    BankingId
    /// ID of a demand.
    DemandId
    /// ID of the extra data of an account or a loan.
    ExtraDataId
    /// ID of a fee.
    FeeId
    /// ID of a borrower's application.
    LeadId
    /// ID of a limit.
    LineDetailId
    /// ID of a loan.
    LoanId
    /// ID of the terms of a loan (documented as loan data).
    LoanTermsId
    /// ID of a payout.
    PayoutId
    /// ID of a lending program.
    ProgramId
    /// ID of a record.
    RecordId
    /// ID of a settlement.
    SettlementId
    /// ID of a top-up group.
    TopupGroupId
    /// ID of a top-up.
    TopupId
    /// ID of the ledger line of a payout (documented as `transaction`).
    TransactionId
}
