//! Which payouts are in a file for the bank.

use crate::error::{ApiError, ApiResult};
use crate::store::events::Actor;
use rusqlite::{Connection, params};

/// Marks payouts as included in a file for the bank.
///
/// `are_new` says that none of them may be in a file yet: of two calls at the same time, only one gets a payout. It fails
/// if one is, as its caller reads and marks in one transaction.
pub fn mark_exported(connection: &Connection, indexes: &[i64], are_new: bool, by: &Actor) -> ApiResult<()> {
    let mut mark = connection.prepare_cached(
        "UPDATE payouts SET is_downloaded = 1, updated_by = ?, updated_at = ? WHERE idx = ? AND is_downloaded = 0",
    )?;
    for index in indexes {
        if mark.execute(params![by.name, by.at.ticks(), index])? == 0 && are_new {
            return Err(ApiError::internal("a payout was exported within the transaction of another export"));
        }
    }
    Ok(())
}
