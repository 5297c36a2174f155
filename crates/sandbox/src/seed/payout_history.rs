//! Historical payouts, generated one after the other without storing them in memory. They do not change what a loan
//! has drawn or requested: tranches among them failed or were cancelled.

use super::plan::{PayoutOwner, PayoutPlan};
use super::portfolio::remark;
use super::random::Random;
use lms::{Instant, Money};

/// Period that they cover: two years, in seconds.
const SPAN_SECONDS: i64 = 63_072_000;
/// Age in seconds below which a payout may still be in progress.
const RECENT_SECONDS: i64 = 4 * 86_400;

/// Passes `count` payouts to `take`, oldest first.
pub(super) fn stream(
    random: &mut Random,
    count: u64,
    now: Instant,
    owners: &[PayoutOwner],
    mut take: impl FnMut(&PayoutPlan) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    if owners.is_empty() {
        return Ok(());
    }
    let micros = i128::from(SPAN_SECONDS) * 1_000_000;
    let step = micros / i128::from(count.max(1));
    let jitter = u64::try_from(step).unwrap_or(1);
    let start = i128::from(now.micros()) - micros;
    for at in 0..count {
        let offset = i128::from(at) * step + i128::from(random.below(jitter));
        let created_at = Instant::from_micros(i64::try_from(start + offset).unwrap_or(now.micros()));
        take(&payout(random, created_at, now, owners))?;
    }
    Ok(())
}

fn payout(random: &mut Random, created_at: Instant, now: Instant, owners: &[PayoutOwner]) -> PayoutPlan {
    let r#type = random.weighted(&[("cashback", 35), ("refund", 25), ("holdback_return", 15), ("disbursement", 25)]);
    let is_recent = now.seconds() - created_at.seconds() < RECENT_SECONDS;
    let status = match (r#type, is_recent) {
        ("disbursement", _) => random.weighted(&[("failed", 70), ("cancelled", 30)]),
        (_, true) => random.weighted(&[("pending", 45), ("processing", 20), ("processed", 25), ("failed", 10)]),
        // A few remain unfinished, for officers to find.
        (_, false) => {
            random.weighted(&[("processed", 940), ("failed", 30), ("cancelled", 25), ("pending", 4), ("processing", 1)])
        }
    };
    let done = created_at.add_seconds(random.between(60, 7_200)).min(now);
    let amount = match random.below(10) {
        0..6 => random.between(1, 500) * 1_000,
        6..9 => random.between(10_000, 5_000_000),
        _ => random.between(1, 250) * 1_000_000,
    };
    let is_processed = status == "processed";
    PayoutPlan {
        id: random.uuid(),
        created_at,
        updated_at: if matches!(status, "pending" | "processing") { created_at } else { done },
        r#type,
        ref_id: None,
        amount: Money::from_paise(amount),
        method: random.weighted(&[("neft", 42), ("imps", 20), ("upi", 14), ("rtgs", 9), ("manual", 15)]),
        status,
        processed_at: is_processed.then_some(done),
        failed_remark: (status == "failed").then(|| remark(random)),
        utr: is_processed.then(|| random.digits(9)),
        payout_to: random.weighted(&[("borrower", 86), ("anchor", 8), ("vendor", 6)]),
        owner: random.choose(owners),
    }
}
