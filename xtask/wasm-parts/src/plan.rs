//! Which modules become one file.
//!
//! wasm-split-cli makes one module for each set of lazy chunks that share some code: with ten chunks more than a hundred,
//! most of them tiny. Here they are joined until no lazy chunk needs more than [`MAX_SHARED`] of them, always the two whose
//! joining makes the lazy chunks that need either fetch the least beside what they need.

use std::collections::{BTreeMap, BTreeSet};

/// Files that a lazy chunk may need beside its own. With the page, its script, style sheet, program, configuration and
/// icon a route then takes at most eleven requests.
const MAX_SHARED: usize = 4;

/// A module that several lazy chunks need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Module {
    pub(crate) name: String,
    pub(crate) bytes: u64,
}

/// Modules that become one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) modules: Vec<String>,
    pub(crate) needed_by: BTreeSet<String>,
    bytes: u64,
}

impl Part {
    fn joined(&self, other: &Self) -> Self {
        Self {
            modules: self.modules.iter().chain(&other.modules).cloned().collect(),
            needed_by: self.needed_by.union(&other.needed_by).cloned().collect(),
            bytes: self.bytes + other.bytes,
        }
    }

    /// Bytes that all lazy chunks together fetch of it.
    fn cost(&self) -> u64 {
        self.bytes * self.needed_by.len() as u64
    }
}

/// Joins shared modules, each with the lazy chunks that need it, to few parts: the largest first.
pub(crate) fn join(modules: &[(Module, BTreeSet<String>)]) -> Vec<Part> {
    // Modules that the same chunks need always come together.
    let mut by_need = BTreeMap::<&BTreeSet<String>, Part>::new();
    for (module, needed_by) in modules {
        let part = by_need.entry(needed_by).or_insert_with(|| Part {
            modules: vec![],
            needed_by: needed_by.clone(),
            bytes: 0,
        });
        part.modules.push(module.name.clone());
        part.bytes += module.bytes;
    }
    let mut parts: Vec<Part> = by_need.into_values().collect();
    while let Some(chunk) = most_needing(&parts) {
        let candidates: Vec<usize> =
            (0..parts.len()).filter(|index| parts[*index].needed_by.contains(&chunk)).collect();
        let pairs = candidates.iter().flat_map(|a| candidates.iter().filter(move |b| a < b).map(move |b| (*a, *b)));
        let extra = |(a, b): &(usize, usize)| {
            let (a, b) = (&parts[*a], &parts[*b]);
            a.joined(b).cost() - a.cost() - b.cost()
        };
        let Some((a, b)) = pairs.min_by_key(extra) else { break };
        let (second, first) = (parts.swap_remove(b), parts.swap_remove(a));
        parts.push(first.joined(&second));
    }
    parts.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.modules.cmp(&b.modules)));
    parts
}

/// The lazy chunk that needs the most parts, if that is too many.
fn most_needing(parts: &[Part]) -> Option<String> {
    let mut counts = BTreeMap::<&String, usize>::new();
    for chunk in parts.iter().flat_map(|part| &part.needed_by) {
        *counts.entry(chunk).or_default() += 1;
    }
    let (chunk, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count > MAX_SHARED).then(|| chunk.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules(list: &[(&str, u64, &str)]) -> Vec<(Module, BTreeSet<String>)> {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect();
        list.iter()
            .map(|(name, bytes, needed_by)| (Module { name: (*name).into(), bytes: *bytes }, words(needed_by)))
            .collect()
    }

    fn names(parts: &[Part]) -> Vec<String> {
        parts.iter().map(|part| part.modules.join("+")).collect()
    }

    #[test]
    fn leaves_few_modules_apart() {
        let few = modules(&[("a", 10, "loan fee"), ("b", 20, "loan payout"), ("c", 5, "fee payout")]);
        assert_eq!(names(&join(&few)), ["b", "a", "c"]);
        assert_eq!(join(&[]), []);
    }

    #[test]
    fn joins_what_the_same_chunks_need() {
        assert_eq!(names(&join(&modules(&[("a", 1, "loan fee"), ("b", 2, "loan fee")]))), ["a+b"]);
    }

    #[test]
    fn joins_the_cheapest_until_no_chunk_needs_too_many() {
        let many = modules(&[
            ("a", 900, "loan fee"),
            ("b", 800, "loan payout"),
            ("c", 700, "loan record"),
            ("d", 600, "loan nach"),
            ("e", 1, "loan eod"),
            ("f", 2, "loan bulk"),
        ]);
        let parts = join(&many);
        assert_eq!(names(&parts), ["a", "b", "c", "d+f+e"]);
        let needed: Vec<_> = parts.iter().filter(|part| part.needed_by.contains("loan")).collect();
        assert_eq!(needed.len(), MAX_SHARED);
    }
}
