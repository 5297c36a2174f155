//! Ids: a UUID for each kind of thing, each a type of its own, so that a payout's id can't be passed for a loan's.

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

/// The id of a call that was read back without its path, where it stands: whoever reads it back knows it and puts it in.
pub(crate) fn placeholder_id<I: From<Uuid>>() -> I {
    I::from(Uuid::nil())
}

ids! {
    /// A borrower under a program.
    AccountId
    /// A bank account that money is paid into or from.
    BankAccountId
    /// A debit of the lender's bank statement.
    BankLineId
    /// The banking analysis a bank account was verified by (documented as `banking_id`).
    BankingId
    /// An EMI or a fee that falls due.
    DemandId
    /// What hangs on an account or a loan.
    ExtraDataId
    /// A fee.
    FeeId
    /// A borrower's application.
    LeadId
    /// A limit.
    LineDetailId
    /// A loan.
    LoanId
    /// The terms of a loan (the documentation's loan data).
    LoanTermsId
    /// Money that leaves.
    PayoutId
    /// A lending product.
    ProgramId
    /// Money that came in.
    RecordId
    /// A part of a record applied to a demand.
    SettlementId
    /// Top-ups that go together.
    TopupGroupId
    /// A draw on a line.
    TopupId
    /// A line of the general ledger that a payout became (documented as `transaction`).
    TransactionId
}
