//! Days and instants as ISO 8601, which many servers send.

use super::TICKS;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// `2026-11-23`, `2026-11-23T18:35:00.5Z` or the like as ticks of 100 ns since 1970 UTC; `None` if it is neither. A day
/// is its first moment; without an offset the time is that of Asia/Kolkata.
pub(crate) fn ticks(text: &str) -> Option<i64> {
    let (day, clock) = text.split_at_checked(10)?;
    let clock = clock.strip_prefix(['T', 't', ' ']).unwrap_or(clock);
    let clock = if clock.is_empty() { "00:00:00" } else { clock };
    let offset = if clock.contains(['Z', 'z', '+', '-']) { "" } else { "+05:30" };
    let moment = OffsetDateTime::parse(&format!("{day}T{clock}{offset}"), &Rfc3339).ok()?;
    moment.unix_timestamp().checked_mul(TICKS)?.checked_add(i64::from(moment.nanosecond() / 100))
}
