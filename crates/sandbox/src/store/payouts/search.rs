//! Search for payouts: the beginning of a reference or UTR, an index, or any part of a borrower's name.

use crate::error::Answer;
use crate::store::list::{Filter, containing};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// Up to this many hits are collected through indexes; above, scanning the payouts is faster.
const FEW: i64 = 50_000;

/// A search, as alternative conditions.
#[derive(Clone, Debug)]
pub struct Search(Vec<Way>);

/// A condition on an indexed column of `payouts`.
#[derive(Clone, Debug)]
struct Way {
    column: &'static str,
    condition: &'static str,
    values: Vec<Value>,
}

impl Way {
    fn begins(column: &'static str, text: &str) -> Self {
        let values = vec![Value::from(text.to_owned()), Value::from(format!("{text}\u{10FFFF}"))];
        Self { column, condition: "BETWEEN ? AND ?", values }
    }

    fn hits(&self, connection: &Connection) -> Answer<i64> {
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM payouts WHERE {} {} LIMIT {FEW})",
            self.column, self.condition
        );
        Ok(connection.prepare_cached(&sql)?.query_row(params_from_iter(&self.values), |row| row.get(0))?)
    }
}

impl Search {
    /// Parses the search text.
    pub fn typed(text: &str) -> Self {
        let code = text.to_uppercase();
        let mut ways = vec![
            Way {
                column: "account_no",
                condition: "IN (SELECT no FROM accounts WHERE borrower_name LIKE ? ESCAPE '\\')",
                values: vec![containing(text)],
            },
            Way::begins("ref_id", &code),
            Way::begins("utr", &code),
        ];
        // Without the prefix, as it is read aloud: `5JG8` or `05JG8` for `PAY05JG8`.
        if code.len() >= 3 && !code.starts_with("PAY") {
            ways.extend([Way::begins("ref_id", &format!("PAY{code}")), Way::begins("ref_id", &format!("PAY0{code}"))]);
        }
        if let Ok(index) = code.parse::<i64>() {
            ways.push(Way { column: "idx", condition: "= ?", values: vec![Value::from(index)] });
        }
        Self(ways)
    }

    /// Returns the resulting condition on `payouts`.
    pub(super) fn filter(&self, connection: &Connection) -> Answer<Filter> {
        let mut hits = 0;
        let mut ways = Vec::new();
        for way in &self.0 {
            let of_this = way.hits(connection)?;
            hits += of_this;
            if of_this > 0 {
                ways.push(way);
            }
        }
        let part = |way: &&Way| match (ways.len(), hits < FEW) {
            (1, true) => format!("{} {}", way.column, way.condition),
            (_, true) => format!("SELECT idx FROM payouts WHERE {} {}", way.column, way.condition),
            // The plus prevents SQLite from using the index.
            (_, false) => format!("+{} {}", way.column, way.condition),
        };
        let parts: Vec<String> = ways.iter().map(part).collect();
        let mut filter = Filter::default();
        let clause = match (parts.len(), hits < FEW) {
            (0, _) => "0".to_owned(),
            (1, _) => parts.concat(),
            (_, true) => format!("idx IN ({})", parts.join(" UNION ")),
            (_, false) => parts.join(" OR "),
        };
        filter.only(clause, ways.into_iter().flat_map(|way| way.values.iter().cloned()));
        Ok(filter)
    }
}
