//! Debits of the bank statement that no payout explains: adding one, and setting one aside (undocumented).

use crate::endpoint::{endpoints, json_body};
use crate::reconciliation::BankLine;
use crate::{BankLineId, Day, Money};
use serde::{Deserialize, Serialize};

/// Add a debit (undocumented): one of an uploaded bank statement that matches no payout; 409 if a debit has this UTR.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateBankLine {
    /// The date on the bank statement.
    pub bank_date: Day,
    /// Amount debited.
    pub amount: Money,
    /// Unique Transaction Reference.
    pub utr: String,
    /// The bank's narration.
    pub narration: String,
    /// The lender's account that the money left from.
    pub debit_bank: String,
}

/// Set a debit aside (undocumented): it is no payout but a bank charge, or not the lender's; 409 if it is matched. Undone
/// by [`crate::reconciliation::UnmatchPayout`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetBankLineAside {
    /// ID of the debit; in the path, not in the body.
    #[serde(skip, default = "crate::id::placeholder_id")]
    pub id: BankLineId,
    /// What it is, as free text.
    pub remark: String,
}

endpoints! {
    create_bank_line: CreateBankLine = POST "/v1/lms/payouts/unmatched/" -> BankLine {
        body: json_body;
        stale: [Payouts];
    }

    set_bank_line_aside: SetBankLineAside { id } = PUT "/v1/lms/payouts/unmatched/{id}/set_aside/" -> BankLine {
        body: json_body;
        stale: [Payouts];
    }
}
