//! Search for payouts: the beginning of a reference or UTR, an index, or any part of a borrower's name.

use crate::error::ApiResult;
use crate::store::list::{Filter, like_pattern};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// Up to this many hits are collected through indexes; above, scanning the payouts is faster.
const INDEX_HIT_LIMIT: i64 = 50_000;

/// A search, as alternative conditions.
#[derive(Clone, Debug)]
pub struct Search(Vec<SearchCondition>);

/// A condition on an indexed column of `payouts`.
#[derive(Clone, Debug)]
struct SearchCondition {
    column: &'static str,
    condition: &'static str,
    values: Vec<Value>,
}

impl SearchCondition {
    fn starts_with(column: &'static str, text: &str) -> Self {
        let values = vec![Value::from(text.to_owned()), Value::from(format!("{text}\u{10FFFF}"))];
        Self { column, condition: "BETWEEN ? AND ?", values }
    }

    fn count_hits(&self, connection: &Connection) -> ApiResult<i64> {
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM payouts WHERE {} {} LIMIT {INDEX_HIT_LIMIT})",
            self.column, self.condition
        );
        Ok(connection.prepare_cached(&sql)?.query_row(params_from_iter(&self.values), |row| row.get(0))?)
    }
}

impl Search {
    /// Parses the search text.
    pub fn parse(text: &str) -> Self {
        let code = text.to_uppercase();
        let mut conditions = vec![
            SearchCondition {
                column: "account_no",
                condition: "IN (SELECT no FROM accounts WHERE borrower_name LIKE ? ESCAPE '\\')",
                values: vec![like_pattern(text)],
            },
            SearchCondition::starts_with("ref_id", &code),
            SearchCondition::starts_with("utr", &code),
        ];
        // Without the prefix, as it is read aloud: `5JG8` or `05JG8` for `PAY05JG8`.
        if code.len() >= 3 && !code.starts_with("PAY") {
            conditions.extend([
                SearchCondition::starts_with("ref_id", &format!("PAY{code}")),
                SearchCondition::starts_with("ref_id", &format!("PAY0{code}")),
            ]);
        }
        if let Ok(index) = code.parse::<i64>() {
            conditions.push(SearchCondition { column: "idx", condition: "= ?", values: vec![Value::from(index)] });
        }
        Self(conditions)
    }

    /// Returns the resulting condition on `payouts`.
    pub(super) fn filter(&self, connection: &Connection) -> ApiResult<Filter> {
        let mut hits = 0;
        let mut conditions = Vec::new();
        for condition in &self.0 {
            let count = condition.count_hits(connection)?;
            hits += count;
            if count > 0 {
                conditions.push(condition);
            }
        }
        let part = |condition: &&SearchCondition| match (conditions.len(), hits < INDEX_HIT_LIMIT) {
            (1, true) => format!("{} {}", condition.column, condition.condition),
            (_, true) => format!("SELECT idx FROM payouts WHERE {} {}", condition.column, condition.condition),
            // The plus prevents SQLite from using the index.
            (_, false) => format!("+{} {}", condition.column, condition.condition),
        };
        let parts: Vec<String> = conditions.iter().map(part).collect();
        let mut filter = Filter::default();
        let clause = match (parts.len(), hits < INDEX_HIT_LIMIT) {
            (0, _) => "0".to_owned(),
            (1, _) => parts.concat(),
            (_, true) => format!("idx IN ({})", parts.join(" UNION ")),
            (_, false) => parts.join(" OR "),
        };
        filter.and_where(clause, conditions.into_iter().flat_map(|condition| condition.values.iter().cloned()));
        Ok(filter)
    }
}
