//! The list of payouts, at any length.
//!
//! By creation and filtered by kind and time, a page is found by [`super::blocks`]. By amount, or filtered by anything
//! else, SQLite walks an index, from the nearer end.

use super::blocks::{Blocks, Stretch};
use super::{Expand, indexed};
use crate::error::Answer;
use crate::store::list::{Filter, Order, Slice, containing};
use lms::Page;
use lms::page::PageRequest;
use lms::payouts::Payout;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// Which payouts.
#[derive(Clone, Debug, Default)]
pub struct PayoutFilter {
    /// Of which status, type, method and payee.
    pub kinds: Filter,
    /// Made when.
    pub created: Stretch,
    /// Whatever else, over `payouts`.
    pub others: Filter,
}

/// What payouts may be ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayoutOrder(pub Order);

impl PayoutOrder {
    /// The names on the wire and their columns. Indexes are given in the order of creation.
    pub const COLUMNS: &'static [(&'static str, &'static str)] =
        &[("index", "idx"), ("created_at", "idx"), ("amount", "amount"), ("ref_id", "ref_id")];
}

impl PayoutFilter {
    /// Only payouts whose reference or UTR begins with `typed`, whose index it is, or whose borrower's name has it in it.
    pub fn search(&mut self, typed: &str) {
        let code = typed.trim().to_uppercase();
        if code.is_empty() || "PAY".starts_with(&code) {
            return;
        }
        let begins = |text: &str| [Value::from(text.to_owned()), Value::from(format!("{text}\u{10FFFF}"))];
        let mut sql = "idx IN (SELECT idx FROM payouts WHERE account_no IN \
             (SELECT no FROM accounts WHERE borrower_name LIKE ? ESCAPE '\\') \
             UNION SELECT idx FROM payouts WHERE utr >= ? AND utr < ? UNION SELECT idx FROM payouts WHERE ref_id >= ? AND ref_id < ?"
            .to_owned();
        let mut values = vec![containing(typed.trim())];
        values.extend(begins(&code));
        values.extend(begins(&code));
        // Without its letters, as it is read out: `5JG8` for `PAY05JG8`.
        if code.len() >= 3 && !code.starts_with("PAY") {
            for prefix in ["PAY", "PAY0"] {
                sql.push_str(" UNION SELECT idx FROM payouts WHERE ref_id >= ? AND ref_id < ?");
                values.extend(begins(&format!("{prefix}{code}")));
            }
        }
        if let Ok(index) = code.parse::<i64>() {
            sql.push_str(" UNION SELECT idx FROM payouts WHERE idx = ?");
            values.push(Value::from(index));
        }
        sql.push(')');
        self.others.only(sql, values);
    }

    fn all(&self) -> Filter {
        let mut all = self.kinds.clone().and(&self.others);
        all.between("created_at", self.created.from, self.created.to);
        all
    }
}

/// One page of the payouts.
pub fn page(
    connection: &Connection,
    filter: &PayoutFilter,
    PayoutOrder(order): PayoutOrder,
    page: PageRequest,
    expand: Expand,
) -> Answer<Page<Payout>> {
    let (count, indexes) = if filter.others.is_empty() {
        let blocks = Blocks::count(connection, &filter.kinds, filter.created)?;
        let count = blocks.total();
        let indexes = if order.column == "idx" {
            blocks.page(connection, page, order.descending)?
        } else {
            walk(connection, &filter.all(), order, Slice::of(page, count))?
        };
        (count, indexes)
    } else {
        let all = filter.all();
        let count = connection
            .prepare_cached(&format!("SELECT count(*) FROM payouts {}", all.sql()))?
            .query_row(params_from_iter(all.values()), |row| row.get(0))?;
        (count, walk(connection, &all, order, Slice::of(page, count))?)
    };
    let results = indexes.into_iter().map(|idx| indexed(connection, idx, expand)).collect::<Answer<_>>()?;
    Ok(Page { count, current_page: page.page, page_size: page.page_size, results })
}

fn walk(connection: &Connection, filter: &Filter, order: Order, slice: Slice) -> Answer<Vec<i64>> {
    let sql = format!(
        "SELECT idx FROM payouts {} {} LIMIT {} OFFSET {}",
        filter.sql(),
        order.sql("idx", slice.reversed),
        slice.take,
        slice.skip
    );
    let mut indexes: Vec<i64> = connection
        .prepare(&sql)?
        .query_map(params_from_iter(filter.values()), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if slice.reversed {
        indexes.reverse();
    }
    Ok(indexes)
}
