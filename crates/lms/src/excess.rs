//! Money received and not applied (assumed: known by name only).

use crate::accounts::Account;
use crate::endpoint::endpoints;
use crate::loans::{Loan, LoanStatus};
use crate::page::PageRequest;
use crate::query::Query;
use crate::records::Record;
use crate::{AccountId, Day, Money, Page, Ref};
use serde::{Deserialize, Serialize};

/// List Loans with Excess Balance (assumed): the most first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListExcessBalances {
    /// Part of a loan's reference or of a borrower's name.
    pub search: String,
    /// Only of this account.
    pub account: Option<AccountId>,
    /// Only of this amount or more.
    pub amount_min: Option<Money>,
    /// Only of this amount or less.
    pub amount_max: Option<Money>,
    /// A field, `-` before it for descending; the server's own order when empty.
    pub ordering: String,
    /// Which page.
    pub page: PageRequest,
}

/// A loan with money that is not applied (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExcessBalance {
    /// Which loan.
    pub loan: Ref<Loan>,
    /// Its reference.
    pub loan_ref_id: String,
    /// Whose.
    pub account: Ref<Account>,
    /// Who borrows.
    pub borrower_name: String,
    /// Where the loan stands.
    pub loan_status: LoanStatus,
    /// Money received and neither applied nor refunded.
    pub excess_amount: Money,
    /// Where it came from, the oldest first.
    pub records: Vec<ExcessRecord>,
}

/// A record with something left (assumed).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExcessRecord {
    /// Which record.
    pub record: Ref<Record>,
    /// Its reference.
    pub ref_id: String,
    /// When the bank had it.
    pub bank_date: Option<Day>,
    /// What is left of it.
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
