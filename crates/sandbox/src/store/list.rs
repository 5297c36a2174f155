//! Filtering, ordering and paging over any table.

use crate::error::ApiResult;
use lms::Page;
use lms::page::PageRequest;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

/// A `WHERE` clause under construction.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    clauses: Vec<String>,
    values: Vec<Value>,
}

impl Filter {
    /// Returns whether nothing is filtered out.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Adds a condition whose placeholders `?` stand for `values`.
    pub fn and_where(&mut self, clause: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.clauses.push(clause.into());
        self.values.extend(values);
    }

    /// Requires `column` to be one of `choices`; no condition if there are none.
    pub fn one_of(&mut self, column: &str, choices: &[String]) {
        if choices.is_empty() {
            return;
        }
        let marks = vec!["?"; choices.len()].join(", ");
        self.and_where(format!("{column} IN ({marks})"), choices.iter().map(|choice| Value::from(choice.clone())));
    }

    /// Requires `column` to be within optional bounds, inclusive.
    pub fn between(&mut self, column: &str, least: Option<i64>, most: Option<i64>) {
        if let Some(least) = least {
            self.and_where(format!("{column} >= ?"), [Value::from(least)]);
        }
        if let Some(most) = most {
            self.and_where(format!("{column} <= ?"), [Value::from(most)]);
        }
    }

    /// Adds the conditions of another filter.
    #[must_use]
    pub fn merge(mut self, other: &Self) -> Self {
        self.clauses.extend(other.clauses.iter().cloned());
        self.values.extend(other.values.iter().cloned());
        self
    }

    /// Returns the `WHERE` clause; empty without a condition.
    pub fn sql(&self) -> String {
        if self.clauses.is_empty() { String::new() } else { format!("WHERE ({})", self.clauses.join(") AND (")) }
    }

    /// Returns the values of the placeholders.
    pub fn values(&self) -> &[Value] {
        &self.values
    }
}

/// Returns the pattern `%text%` for `LIKE … ESCAPE '\'`.
pub fn like_pattern(text: &str) -> Value {
    let mut pattern = String::from("%");
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    Value::from(pattern)
}

/// Sort order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// Column to sort by.
    pub column: &'static str,
    /// Whether the largest comes first.
    pub descending: bool,
}

impl Order {
    /// Returns the `ORDER BY` clause; `tie` is the column that breaks ties.
    pub fn sql(self, tie: &str, reversed: bool) -> String {
        let direction = if self.descending == reversed { "ASC" } else { "DESC" };
        if self.column == tie {
            format!("ORDER BY {tie} {direction}")
        } else {
            format!("ORDER BY {} {direction}, {tie} {direction}", self.column)
        }
    }
}

/// Rows to skip and to take. The second half of a list is read from its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    pub skip: u64,
    pub take: u64,
    /// Whether to read from the end, and reverse the rows afterwards.
    pub reversed: bool,
}

impl Slice {
    /// Returns the slice for a page of a list of `count` rows.
    pub fn for_page(page: PageRequest, count: u64) -> Self {
        let skip = page.page.saturating_sub(1).saturating_mul(page.page_size).min(count);
        let take = page.page_size.min(count - skip);
        let after = count - skip - take;
        if after < skip { Self { skip: after, take, reversed: true } } else { Self { skip, take, reversed: false } }
    }
}

/// Returns a page of `SELECT columns FROM tables`.
pub fn page<T>(
    connection: &Connection,
    source: (&str, &str),
    filter: &Filter,
    (order, tie): (Order, &str),
    page: PageRequest,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> ApiResult<Page<T>> {
    let (columns, tables) = source;
    let where_clause = filter.sql();
    let count = connection
        .prepare_cached(&format!("SELECT count(*) FROM {tables} {where_clause}"))?
        .query_row(params_from_iter(filter.values()), |row| row.get::<_, i64>(0))?;
    let count = u64::try_from(count).unwrap_or_default();
    let slice = Slice::for_page(page, count);
    let sql = format!(
        "SELECT {columns} FROM {tables} {where_clause} {} LIMIT {} OFFSET {}",
        order.sql(tie, slice.reversed),
        slice.take,
        slice.skip
    );
    let mut results = connection
        .prepare(&sql)?
        .query_map(params_from_iter(filter.values()), |row| read(row))?
        .collect::<rusqlite::Result<Vec<T>>>()?;
    if slice.reversed {
        results.reverse();
    }
    Ok(Page { count, current_page: page.page, page_size: page.page_size, results })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_second_half_from_the_end() {
        let slice = |page, count| Slice::for_page(PageRequest { page, page_size: 10 }, count);
        assert_eq!(slice(1, 95), Slice { skip: 0, take: 10, reversed: false });
        assert_eq!(slice(10, 95), Slice { skip: 0, take: 5, reversed: true });
        assert_eq!(slice(9, 95), Slice { skip: 5, take: 10, reversed: true });
        assert_eq!(slice(11, 95), Slice { skip: 0, take: 0, reversed: true });
        assert_eq!(slice(1, 0), Slice { skip: 0, take: 0, reversed: false });
    }

    #[test]
    fn escapes_wildcards_in_searches() {
        assert_eq!(like_pattern("5%_a\\"), Value::from(r"%5\%\_a\\%".to_owned()));
    }
}
