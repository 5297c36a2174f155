//! Which modules become one file.
//!
//! wasm-split-cli makes one module for each set of lazy chunks that share some code: with ten chunks more than a hundred,
//! most of them tiny. Here they are joined until no lazy chunk needs more than [`MAX_SHARED`] of them, always the two whose
//! joining makes the lazy chunks that need either fetch the least beside what they need. Then modules are moved to
//! other files while that is cheaper, which saves a lazy chunk another 12 %.

/// Files that a lazy chunk may need beside its own. With the page, its script, style sheet, program, configuration and
/// icon a route then takes at most twelve requests.
const MAX_SHARED: usize = 5;

/// The lazy chunks that need something: one bit each.
pub(crate) type Need = u128;

/// Modules that become one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) modules: Vec<String>,
    pub(crate) need: Need,
    /// Bytes of code and data.
    pub(crate) bytes: u64,
}

impl Part {
    fn absorb(&mut self, other: Self) {
        self.modules.extend(other.modules);
        self.need |= other.need;
        self.bytes += other.bytes;
    }
}

/// Bytes that all lazy chunks together fetch of a part.
fn cost(need: Need, bytes: u64) -> u64 {
    u64::from(need.count_ones()) * bytes
}

/// Joins modules that several lazy chunks need to few parts, and returns the largest first. `own` is what each lazy chunk
/// fetches in any case.
pub(crate) fn join(modules: Vec<Part>, own: &[u64]) -> Vec<Part> {
    let modules = alike_together(modules);
    let joined = join_pairs(modules.clone());
    let part_of = |module: &Part| joined.iter().position(|part| part.modules.contains(&module.modules[0]));
    let places = modules.iter().map(|module| part_of(module).unwrap_or_default());
    let start: Vec<usize> = places.collect();
    // Each power stops at another place, none of them always at the best.
    let found = POWERS.map(|power| improve(&modules, start.clone(), &Goal { own, power }));
    let last = Goal { own, power: POWERS[POWERS.len() - 1] };
    let best = found.into_iter().min_by_key(|places| last.weight(&modules, places));
    let mut parts = assemble(&modules, &best.unwrap_or(start));
    parts.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.modules.cmp(&b.modules)));
    parts
}

/// Joins modules that the same lazy chunks need.
fn alike_together(modules: Vec<Part>) -> Vec<Part> {
    let mut alike: Vec<Part> = Vec::new();
    for module in modules {
        match alike.iter_mut().find(|part| part.need == module.need) {
            Some(part) => part.absorb(module),
            None => alike.push(module),
        }
    }
    alike
}

fn join_pairs(mut parts: Vec<Part>) -> Vec<Part> {
    while let Some(chunk) = most_needing(&parts) {
        let candidates: Vec<usize> = (0..parts.len()).filter(|index| parts[*index].need & chunk != 0).collect();
        let pairs = candidates.iter().flat_map(|a| candidates.iter().filter(move |b| a < b).map(move |b| (*a, *b)));
        let extra = |(a, b): &(usize, usize)| {
            let (a, b) = (&parts[*a], &parts[*b]);
            cost(a.need | b.need, a.bytes + b.bytes) - cost(a.need, a.bytes) - cost(b.need, b.bytes)
        };
        let Some((a, b)) = pairs.min_by_key(extra) else { break };
        let part = parts.swap_remove(b);
        parts[a].absorb(part);
    }
    parts
}

/// Moves modules from part to part while that lessens [`Goal::weight`]; returns their parts. Where no single move helps any more,
/// two parts are put together, and the search goes on from there.
fn improve(modules: &[Part], places: Vec<usize>, goal: &Goal<'_>) -> Vec<usize> {
    // One part more than there are: it is empty at first.
    let parts = places.iter().max().map_or(0, |last| last + 2);
    let mut best = move_single(modules, places, parts, goal);
    let mut pairs = (0..parts).flat_map(|a| (0..parts).map(move |b| (a, b))).cycle();
    let mut tries_left = parts * parts;
    while tries_left > 0
        && let Some((from, to)) = pairs.next()
    {
        let together = best.1.iter().map(|place| if *place == from { to } else { *place }).collect();
        let found = move_single(modules, together, parts, goal);
        tries_left -= 1;
        if found.0 < best.0 {
            (best, tries_left) = (found, parts * parts);
        }
    }
    best.1
}

/// Moves single modules while that lessens the weight; returns it with the parts of the modules.
fn move_single(modules: &[Part], mut places: Vec<usize>, parts: usize, goal: &Goal<'_>) -> (u128, Vec<usize>) {
    let mut least = goal.weight(modules, &places);
    loop {
        let before = least;
        for module in 0..modules.len() {
            for place in 0..parts {
                let old = std::mem::replace(&mut places[module], place);
                match goal.weight(modules, &places) {
                    weight if weight < least => least = weight,
                    _ => places[module] = old,
                }
            }
        }
        if least == before {
            return (least, places);
        }
    }
}

/// The powers by which the largest lazy chunks count; the last decides.
const POWERS: [u32; 3] = [1, 9, 8];

/// What is to be little.
struct Goal<'a> {
    /// What each lazy chunk fetches in any case.
    own: &'a [u64],
    power: u32,
}

impl Goal<'_> {
    /// What all lazy chunks fetch, each by [`Goal::power`]. A part too many outweighs any bytes.
    fn weight(&self, modules: &[Part], places: &[usize]) -> u128 {
        let mut parts = vec![(0, 0); places.iter().max().map_or(0, |last| last + 1)];
        for (module, place) in modules.iter().zip(places) {
            let (need, bytes) = &mut parts[*place];
            *need |= module.need;
            *bytes += module.bytes;
        }
        let of_chunk = |(bit, own): (usize, &u64)| {
            let (mut count, mut fetched) = (0_usize, *own);
            for (_, bytes) in parts.iter().filter(|(need, _)| need >> bit & 1 != 0) {
                count += 1;
                fetched += bytes;
            }
            // In 4,000 bytes, so that the powers of megabytes are numbers.
            u128::from(fetched / 4000).pow(self.power) + ((count.saturating_sub(MAX_SHARED) as u128) << 120)
        };
        self.own.iter().enumerate().map(of_chunk).sum()
    }
}

/// The parts that modules in these places make, without empty ones.
fn assemble(modules: &[Part], places: &[usize]) -> Vec<Part> {
    let count = places.iter().max().map_or(0, |last| last + 1);
    let mut parts = vec![Part::default(); count];
    for (module, place) in modules.iter().zip(places) {
        parts[*place].absorb(module.clone());
    }
    parts.retain(|part| part.need != 0);
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
        assert_eq!(names(&join(few, &[0; 3])), ["b", "a", "c"]);
        assert_eq!(join(vec![], &[]), []);
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
        let parts = join(many, &[0; 7]);
        assert_eq!(names(&parts), ["a", "b", "c", "d", "e+f"]);
        assert_eq!(parts.iter().filter(|part| part.need & 1 != 0).count(), MAX_SHARED);
        assert_eq!((parts[4].need, parts[4].bytes), (0b1100001, 3));
    }

    #[test]
    fn moves_modules_to_cheaper_parts_and_loses_none() {
        // Any numbers will do.
        let mut state = 7_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % below
        };
        let modules: Vec<Part> = (0..60)
            .map(|index| Part {
                modules: vec![format!("m{index}")],
                need: Need::from(next(255) + 1),
                bytes: next(100_000),
            })
            .collect();
        let own = [50_000; 8];
        let (pairs, parts) = (join_pairs(alike_together(modules.clone())), join(modules, &own));
        let goal = Goal { own: &own, power: 8 };
        let weight = |parts: &[Part]| goal.weight(parts, &(0..parts.len()).collect::<Vec<_>>());
        assert!(weight(&parts) < weight(&pairs));
        let mut all: Vec<String> = parts.into_iter().flat_map(|part| part.modules).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 60);
    }
}
