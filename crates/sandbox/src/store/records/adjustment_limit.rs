//! How much cashback or holdback a loan may still be given back (assumed: the documentation names no limit).

use crate::books::incentives;
use crate::error::ApiResult;
use crate::store::ledger::Ledger;
use crate::store::{loan_data, outstanding};
use lms::loans::AdjustmentType;
use lms::{Day, Money};
use rusqlite::{Connection, params};

/// Returns the most that a new adjustment may give back: what the loan's terms name, else what is outstanding of the part
/// that it reduces, less what earlier adjustments give back.
pub fn adjustable(
    connection: &Connection,
    (account_no, loan_no): (i64, i64),
    kind: &AdjustmentType,
    today: Day,
) -> ApiResult<Money> {
    let terms = loan_data::of_account(connection, account_no)?;
    let ledger = Ledger::load(connection, loan_no)?;
    let owed = outstanding::calculate(&ledger, today).all;
    let by_terms = match kind {
        AdjustmentType::Cashback if terms.cashback_is_enabled == Some(true) => {
            let paid = ledger.positions(today).iter().map(|position| position.settled.interest).sum();
            Some(incentives::cashback(&terms, [owed.interest, paid].into_iter().sum()))
        }
        AdjustmentType::Holdback if terms.holdback_is_enabled == Some(true) => {
            Some(incentives::holdback(&terms, ledger.disbursed_by(today)))
        }
        _ => None,
    };
    let owed = if *kind == AdjustmentType::Holdback { owed.principal } else { owed.interest };
    // What was applied has reduced what is outstanding already.
    let (limit, given) = match by_terms {
        Some(limit) => (limit, "received"),
        None => (owed, "iif(status = 'approved', remaining, 0)"),
    };
    let given: i64 = connection
        .prepare_cached(&format!(
            "SELECT coalesce(sum({given}), 0) FROM records WHERE loan_no = ? AND type = 'adjustment' AND payment_mode = ? \
             AND status IN ('approved', 'processed')"
        ))?
        .query_row(params![loan_no, kind.as_str()], |row| row.get(0))?;
    Ok(limit.less(Money::from_paise(given)).max(Money::ZERO))
}
