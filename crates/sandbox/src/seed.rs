//! Initial data of a sandbox: realistic, consistent, and deterministic for a seed and a day.
//!
//! Each loan starts as a `plan::LoanPlan`, plain data with drawdowns, payments and dates. `scenarios` has the named
//! loans listed in the README, `portfolio` generates the rest at random. `write` calculates schedules and positions
//! with [`crate::books`] and stores them. `payout_history` adds as many payouts as requested.

#[cfg(test)]
mod tests;

mod late_events;
mod names;
mod payout_history;
mod plan;
mod portfolio;
mod random;
mod scenarios;
mod unmatched;
mod write;

use crate::seed::plan::PayoutPlan;
use crate::store::payouts::ref_id;
use lms::Instant;
use random::Random;
use rusqlite::Connection;
use std::collections::HashSet;
use write::Writer;

/// Amount of initial data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeedPlan {
    /// Seed of the random numbers: the same seed gives the same data on the same day.
    pub seed: u64,
    /// Number of loans besides the named ones.
    pub loans: u32,
    /// Minimum number of payouts in total.
    pub payouts: u64,
}

impl Default for SeedPlan {
    fn default() -> Self {
        Self { seed: 1, loans: 200, payouts: 0 }
    }
}

/// Fills empty tables.
pub fn fill(connection: &Connection, plan: SeedPlan, now: Instant) -> rusqlite::Result<()> {
    let started = std::time::Instant::now();
    let mut random = Random::new(plan.seed);
    let mut writer = Writer::new(connection, now, &mut random)?;
    for scenario in scenarios::all(now.day()) {
        writer.loan(&scenario, &mut random)?;
    }
    for _ in 0..plan.loans {
        let loan = portfolio::loan(&mut random, now.day());
        writer.loan(&loan, &mut random)?;
    }
    for scenario in scenarios::late(now.day()) {
        writer.loan(&scenario, &mut random)?;
    }
    let (mut payouts, owners) = writer.finish();
    payouts.sort_by_key(|payout| payout.created_at);
    let own = u64::try_from(payouts.len()).unwrap_or(u64::MAX);
    let extra = plan.payouts.saturating_sub(own);
    let fixed_references: HashSet<String> =
        payouts.iter().filter_map(|payout| payout.ref_id.map(str::to_owned)).collect();
    let mut insert = write::PayoutInsert::new(connection, fixed_references)?;
    let mut own = payouts.into_iter().peekable();
    payout_history::stream(&mut random, extra, now, &owners, |payout: &PayoutPlan| {
        while let Some(earlier) = own.next_if(|own| own.created_at <= payout.created_at) {
            insert.row(&earlier)?;
        }
        insert.row(payout)
    })?;
    own.try_for_each(|payout| insert.row(&payout))?;
    late_events::apply(connection, &mut random, now)?;
    unmatched::write(connection, &mut random, now)?;
    connection.execute("INSERT INTO meta VALUES ('seed', ?)", [plan.seed.to_string()])?;
    tracing::info!(loans = plan.loans, payouts = insert.count(), took = ?started.elapsed(), "seeded");
    Ok(())
}

/// Returns the reference of an index; if a named payout has it, that of a distant index, as for payouts requested
/// later.
fn reference(index: i64, fixed_references: &HashSet<String>) -> String {
    let own = ref_id(index);
    if fixed_references.contains(&own) { ref_id(index + (1 << 24)) } else { own }
}
