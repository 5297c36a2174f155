//! References of accounts and loans, such as `LN1K3V9Q`.

use super::payouts::base32_code;

/// Numbers are permuted within a block of this size, so that consecutive references look different.
const BLOCK: i64 = 1 << 25;
/// Odd, so that the permutation has no collisions.
const MULTIPLIER: i64 = 0x9_E377;

/// Returns the reference of the account or loan with this number. None has 0 as its first digit, which is reserved
/// for seeded scenarios.
pub fn reference_for(prefix: &str, number: i64) -> String {
    base32_code(prefix, BLOCK + (number * MULTIPLIER).rem_euclid(BLOCK), 6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn references_are_unique_and_never_reserved() {
        let all: HashSet<String> = (1..50_000).map(|number| reference_for("LN", number)).collect();
        assert_eq!(all.len(), 49_999);
        assert!(all.iter().all(|reference| reference.len() == 8 && !reference.starts_with("LN0")));
    }
}
