//! The data a sandbox starts with: deterministic by its number and its day, realistic, and with figures that agree.
//!
//! A loan is first a `plan::LoanPlan`, plain data that says what was drawn, what was paid and when; `stories` holds
//! the named ones that people look for, `portfolio` makes the rest at random. `write` reckons each plan's schedule
//! and standing with [`crate::books`] and stores it. `history` adds as many payouts as are wanted.

#[cfg(test)]
mod tests;

mod epilogue;
mod history;
mod names;
mod plan;
mod portfolio;
mod random;
mod stories;
mod unmatched;
mod write;

use crate::seed::plan::PayoutPlan;
use crate::store::payouts::ref_id;
use lms::Instant;
use random::Random;
use rusqlite::Connection;
use std::collections::HashSet;
use write::Writer;

/// How much data, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeedPlan {
    /// The same number gives the same data on the same day.
    pub seed: u64,
    /// Loans besides the named ones.
    pub loans: u32,
    /// Payouts in all, where the loans' own are fewer.
    pub payouts: u64,
}

impl Default for SeedPlan {
    fn default() -> Self {
        Self { seed: 1, loans: 200, payouts: 0 }
    }
}

/// Fills empty tables.
///
/// # Errors
/// What SQLite says.
pub fn fill(connection: &Connection, plan: SeedPlan, now: Instant) -> rusqlite::Result<()> {
    let started = std::time::Instant::now();
    let mut random = Random::new(plan.seed);
    let mut writer = Writer::new(connection, now, &mut random)?;
    for story in stories::all(now.day()) {
        writer.loan(&story, &mut random)?;
    }
    for _ in 0..plan.loans {
        let loan = portfolio::loan(&mut random, now.day());
        writer.loan(&loan, &mut random)?;
    }
    for story in stories::late(now.day()) {
        writer.loan(&story, &mut random)?;
    }
    let (mut payouts, places) = writer.finish();
    payouts.sort_by_key(|payout| payout.created_at);
    let own = u64::try_from(payouts.len()).unwrap_or(u64::MAX);
    let extra = plan.payouts.saturating_sub(own);
    let named: HashSet<String> = payouts.iter().filter_map(|payout| payout.ref_id.map(str::to_owned)).collect();
    let mut insert = write::PayoutInsert::new(connection, named)?;
    let mut own = payouts.into_iter().peekable();
    history::stream(&mut random, extra, now, &places, |payout: &PayoutPlan| {
        while let Some(earlier) = own.next_if(|own| own.created_at <= payout.created_at) {
            insert.row(&earlier)?;
        }
        insert.row(payout)
    })?;
    own.try_for_each(|payout| insert.row(&payout))?;
    epilogue::tell(connection, &mut random, now)?;
    unmatched::write(connection, &mut random, now)?;
    connection.execute("INSERT INTO meta VALUES ('seed', ?)", [plan.seed.to_string()])?;
    tracing::info!(loans = plan.loans, payouts = insert.count(), took = ?started.elapsed(), "seeded");
    Ok(())
}

/// The reference of an index, unless a named payout has it: then that of a far index, as for tranches requested later.
fn reference(index: i64, named: &HashSet<String>) -> String {
    let own = ref_id(index);
    if named.contains(&own) { ref_id(index + (1 << 24)) } else { own }
}
