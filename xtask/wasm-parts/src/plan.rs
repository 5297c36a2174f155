//! Which modules become one file.
//!
//! wasm-split-cli makes one module for each set of lazy chunks that share some code: with ten chunks more than a hundred,
//! most of them tiny. Here they are joined until no lazy chunk needs more than [`MAX_SHARED`] of them, always the two whose
//! joining makes the lazy chunks that need either fetch the least beside what they need.

/// Files that a lazy chunk may need beside its own. With the page, its script, style sheet, program, configuration and
/// icon a route then takes at most twelve requests.
const MAX_SHARED: usize = 5;

/// The lazy chunks that need something: one bit each.
pub(crate) type Need = u128;

/// Modules that become one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) modules: Vec<String>,
    pub(crate) need: Need,
    /// Bytes of code and data.
    pub(crate) bytes: u64,
}

/// Bytes that all lazy chunks together fetch of a part.
fn cost(need: Need, bytes: u64) -> u64 {
    u64::from(need.count_ones()) * bytes
}

/// Joins modules that several lazy chunks need to few parts, and returns the largest first.
pub(crate) fn join(mut parts: Vec<Part>) -> Vec<Part> {
    while let Some(chunk) = most_needing(&parts) {
        let candidates: Vec<usize> = (0..parts.len()).filter(|index| parts[*index].need & chunk != 0).collect();
        let pairs = candidates.iter().flat_map(|a| candidates.iter().filter(move |b| a < b).map(move |b| (*a, *b)));
        let extra = |(a, b): &(usize, usize)| {
            let (a, b) = (&parts[*a], &parts[*b]);
            cost(a.need | b.need, a.bytes + b.bytes) - cost(a.need, a.bytes) - cost(b.need, b.bytes)
        };
        let Some((a, b)) = pairs.min_by_key(extra) else { break };
        let part = parts.swap_remove(b);
        parts[a].modules.extend(part.modules);
        parts[a].need |= part.need;
        parts[a].bytes += part.bytes;
    }
    parts.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.modules.cmp(&b.modules)));
    parts
}

/// The lazy chunk that needs the most parts, if that is too many.
fn most_needing(parts: &[Part]) -> Option<Need> {
    let count = |chunk: &Need| parts.iter().filter(|part| part.need & chunk != 0).count();
    let chunk = (0..Need::BITS).map(|bit| 1 << bit).max_by_key(count)?;
    (count(&chunk) > MAX_SHARED).then_some(chunk)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(list: &[(&str, u64, Need)]) -> Vec<Part> {
        list.iter()
            .map(|(name, bytes, need)| Part { modules: vec![(*name).into()], need: *need, bytes: *bytes })
            .collect()
    }

    fn names(parts: &[Part]) -> Vec<String> {
        parts.iter().map(|part| part.modules.join("+")).collect()
    }

    #[test]
    fn leaves_few_modules_apart() {
        let few = parts(&[("a", 10, 0b011), ("b", 20, 0b101), ("c", 5, 0b110)]);
        assert_eq!(names(&join(few)), ["b", "a", "c"]);
        assert_eq!(join(vec![]), []);
    }

    #[test]
    fn joins_the_cheapest_until_no_chunk_needs_too_many() {
        let many = parts(&[
            ("a", 900, 0b0000011),
            ("b", 800, 0b0000101),
            ("c", 700, 0b0001001),
            ("d", 600, 0b0010001),
            ("e", 1, 0b0100001),
            ("f", 2, 0b1000001),
        ]);
        let parts = join(many);
        assert_eq!(names(&parts), ["a", "b", "c", "d", "e+f"]);
        assert_eq!(parts.iter().filter(|part| part.need & 1 != 0).count(), MAX_SHARED);
        assert_eq!((parts[4].need, parts[4].bytes), (0b1100001, 3));
    }
}
