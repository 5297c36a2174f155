//! Every operation of the API that has an [`Endpoint`](crate::Endpoint), as the coverage test compares it with the
//! contract and the screens.

use crate::endpoint::Operation;
use crate::{
    account_actions, account_summary, accounts, bank_lines, demands, dues, emi_calculation, eod, excess, extra_data,
    fees, identity, invoices, line_details, loan_data, loans, nach, outstanding, payout_actions, payouts,
    reconciliation, record_actions, records, restructure, schedules, settlements, topup_groups, topups,
};

/// The operations of each group. A group that is missing here fails the coverage test.
const GROUPS: [&[Operation]; 28] = [
    account_actions::OPERATIONS,
    account_summary::OPERATIONS,
    accounts::OPERATIONS,
    bank_lines::OPERATIONS,
    demands::OPERATIONS,
    dues::OPERATIONS,
    emi_calculation::OPERATIONS,
    eod::OPERATIONS,
    excess::OPERATIONS,
    extra_data::OPERATIONS,
    fees::OPERATIONS,
    identity::OPERATIONS,
    invoices::OPERATIONS,
    line_details::OPERATIONS,
    loan_data::OPERATIONS,
    loans::OPERATIONS,
    nach::OPERATIONS,
    outstanding::OPERATIONS,
    payout_actions::OPERATIONS,
    payouts::OPERATIONS,
    reconciliation::OPERATIONS,
    record_actions::OPERATIONS,
    records::OPERATIONS,
    restructure::OPERATIONS,
    schedules::OPERATIONS,
    settlements::OPERATIONS,
    topup_groups::OPERATIONS,
    topups::OPERATIONS,
];

/// All operations, group by group.
pub fn all() -> impl Iterator<Item = &'static Operation> {
    GROUPS.into_iter().flatten()
}
