//! Finds the n-th payout of a filtered list without scanning the list. Whole blocks of 4096 payouts are skipped by
//! their counts (`payout_blocks`); only the block where the page begins is scanned.

use super::super::list::{Filter, Slice};
use crate::error::ApiResult;
use lms::page::PageRequest;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// As in `indexes.sql`.
const BLOCK_BITS: u32 = 12;

/// Range of creation times with optional, inclusive ends.
#[derive(Clone, Copy, Debug, Default)]
pub struct TimeRange {
    /// Start in ticks.
    pub from: Option<i64>,
    /// End in ticks.
    pub to: Option<i64>,
}

/// A filtered list of payouts by index, as counts per block.
#[derive(Debug)]
pub(super) struct Blocks {
    counts: Vec<(i64, u64)>,
    rows: Filter,
}

impl Blocks {
    /// Counts the payouts that match `kinds` (a filter on status, type, method and payout_to) and were created in a
    /// time range.
    pub(super) fn count(connection: &Connection, kinds: &Filter, range: TimeRange) -> ApiResult<Self> {
        let mut rows = kinds.clone();
        rows.between("created_at", range.from, range.to);
        let counts: Vec<(i64, u64, bool)> = connection
            .prepare_cached(&format!(
                "SELECT c.block, c.n, z.oldest >= coalesce(?, z.oldest) AND z.newest <= coalesce(?, z.newest) \
                 FROM (SELECT block, sum(n) AS n FROM payout_blocks {} GROUP BY block) c JOIN payout_zones z USING (block) \
                 WHERE z.newest >= coalesce(?, z.newest) AND z.oldest <= coalesce(?, z.oldest) AND c.n > 0 ORDER BY c.block",
                kinds.sql()
            ))?
            .query_map(
                // Placeholders are in the order of the text: range, kinds, range.
                params_from_iter(
                    [range.from.into(), range.to.into()]
                        .iter()
                        .chain(kinds.values())
                        .chain(&[Value::from(range.from), Value::from(range.to)]),
                ),
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )?
            .collect::<Result<_, _>>()?;
        let mut blocks = Self { counts: Vec::with_capacity(counts.len()), rows };
        for (block, n, whole) in counts {
            let n = if whole { n } else { blocks.count_in(connection, block)? };
            if n > 0 {
                blocks.counts.push((block, n));
            }
        }
        Ok(blocks)
    }

    /// Returns the number of payouts.
    pub(super) fn total(&self) -> u64 {
        self.counts.iter().map(|(_, n)| n).sum()
    }

    /// Returns the indexes of one page, in order.
    pub(super) fn page(&self, connection: &Connection, page: PageRequest, descending: bool) -> ApiResult<Vec<i64>> {
        let slice = Slice::for_page(page, self.total());
        let downwards = descending != slice.reversed;
        let mut skip = slice.skip;
        let mut found = Vec::new();
        let mut blocks: Vec<_> = self.counts.iter().collect();
        if downwards {
            blocks.reverse();
        }
        for (block, n) in blocks {
            let needed = slice.take - u64::try_from(found.len()).unwrap_or(slice.take);
            if needed == 0 {
                break;
            }
            if skip >= *n {
                skip -= n;
                continue;
            }
            found.extend(self.scan(connection, *block, downwards, skip, needed)?);
            skip = 0;
        }
        if slice.reversed {
            found.reverse();
        }
        Ok(found)
    }

    fn scan(&self, connection: &Connection, block: i64, downwards: bool, skip: u64, take: u64) -> ApiResult<Vec<i64>> {
        let rows = self.rows.clone().merge(&within_block(block));
        let direction = if downwards { "DESC" } else { "ASC" };
        let sql = format!("SELECT idx FROM payouts {} ORDER BY idx {direction} LIMIT {take} OFFSET {skip}", rows.sql());
        let found = connection
            .prepare(&sql)?
            .query_map(params_from_iter(rows.values()), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(found)
    }

    fn count_in(&self, connection: &Connection, block: i64) -> ApiResult<u64> {
        let rows = self.rows.clone().merge(&within_block(block));
        Ok(connection
            .prepare(&format!("SELECT count(*) FROM payouts {}", rows.sql()))?
            .query_row(params_from_iter(rows.values()), |row| row.get(0))?)
    }
}

/// Returns a filter for one block. A range of the primary key always wins, so the other conditions need no `+`.
fn within_block(block: i64) -> Filter {
    let mut filter = Filter::default();
    filter.between("idx", Some(block << BLOCK_BITS), Some(((block + 1) << BLOCK_BITS) - 1));
    filter
}
