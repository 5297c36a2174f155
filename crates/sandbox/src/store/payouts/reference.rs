//! References of payouts, such as `PAY05JG8`.

/// Crockford's base 32, without the ambiguous letters I, L, O and U.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Numbers are permuted within blocks of this size, so that consecutive references look different.
const BLOCK: i64 = 1 << 20;
/// Odd, so that the permutation has no collisions.
const MULTIPLIER: i64 = 0x9_E377;
/// Chosen so that index 4446 is `PAY05JG8`, as documented (page 10694097).
const OFFSET: i64 = 182_792 - MULTIPLIER * 4446;

/// Returns the reference of the payout with this index.
pub fn ref_id(index: i64) -> String {
    let shuffled = (index * MULTIPLIER + OFFSET).rem_euclid(BLOCK);
    base32_code("PAY", (index - index.rem_euclid(BLOCK)) + shuffled, 5)
}

/// Returns a prefix and a number as `digits` base-32 digits.
pub fn base32_code(prefix: &str, number: i64, digits: u32) -> String {
    let mut text = String::with_capacity(prefix.len() + digits as usize);
    text.push_str(prefix);
    for owner in (0..digits).rev() {
        let digit = usize::try_from((number >> (5 * owner)) & 31).unwrap_or_default();
        text.push(char::from(DIGITS[digit]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn documented_index_has_the_documented_reference() {
        assert_eq!(ref_id(4446), "PAY05JG8");
    }

    #[test]
    fn payout_references_are_unique() {
        let seen: HashSet<String> = (1..60_000).chain(BLOCK - 100..BLOCK + 60_000).map(ref_id).collect();
        assert_eq!(seen.len(), 59_999 + 60_100);
        assert!(seen.iter().all(|text| text.len() == 8));
    }
}
