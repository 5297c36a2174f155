//! Excess balances: amounts received and not applied (assumed: known by name only).

use crate::accounts::Account;
use crate::endpoint::endpoints;
use crate::lenient;
use crate::loans::{Loan, LoanStatus};
use crate::page::PageRequest;
use crate::query::Query;
use crate::records::Record;
use crate::{AccountId, Day, Money, Page, Ref};
use serde::{Deserialize, Serialize};

/// List Loans with Excess Balance (assumed): largest balance first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListExcessBalances {
    /// Text that the loan's reference or the borrower's name contains; any if empty.
    pub search: String,
    /// Only of this account, if given.
    pub account: Option<AccountId>,
    /// Only of at least this amount, if given.
    pub amount_min: Option<Money>,
    /// Only of at most this amount, if given.
    pub amount_max: Option<Money>,
    /// Field to sort by, with `-` before it for descending order; the server's default order if empty.
    pub ordering: String,
    /// The page to return.
    pub page: PageRequest,
}

/// A loan with an excess balance (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExcessBalance {
    /// The loan.
    pub loan: Ref<Loan>,
    /// Its human-readable reference.
    #[serde(default, deserialize_with = "lenient::text")]
    pub loan_ref_id: String,
    /// The account it belongs to.
    pub account: Ref<Account>,
    /// The borrower's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub borrower_name: String,
    /// Status of the loan.
    #[serde(default)]
    pub loan_status: LoanStatus,
    /// Amount received and neither applied nor refunded.
    pub excess_amount: Money,
    /// The records that it comes from, oldest first.
    pub records: Vec<ExcessRecord>,
}

/// A record with an unapplied amount (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExcessRecord {
    /// The record.
    pub record: Ref<Record>,
    /// Its human-readable reference.
    #[serde(deserialize_with = "lenient::text")]
    pub ref_id: String,
    /// The date on the bank statement, if known.
    pub bank_date: Option<Day>,
    /// Unapplied amount of the record.
    pub remaining_amount: Money,
}

endpoints! {
    list_excess_balances: ListExcessBalances = GET "/v1/lms/loans/excess_balance/" -> Page<ExcessBalance> {
        shows: [Records];
        query: |call| Query::new()
            .with("search", Some(&call.search))
            .with("account", call.account)
            .with("amount_min", call.amount_min.map(Money::plain))
            .with("amount_max", call.amount_max.map(Money::plain))
            .with("ordering", Some(&call.ordering))
            .paged(call.page);
    }
}
