//! Sorting, compiled once for all types: each copy of the standard library's sort takes 4 kB of the program.

use lms::Instant;

/// `items` by `key`, ascending; those with the same key stay in their order.
pub(crate) fn sorted<T>(items: Vec<T>, key: impl Fn(&T) -> i64) -> Vec<T> {
    let places = in_order(&items.iter().map(key).collect::<Vec<_>>());
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.into_iter().filter_map(|place| items[place].take()).collect()
}

/// `items` from the latest to the earliest; those whose instant is not known come last.
pub(crate) fn latest_first<T>(items: Vec<T>, at: impl Fn(&T) -> Instant) -> Vec<T> {
    // `Instant::UNKNOWN` is the least number, which can't be negated.
    sorted(items, |item| at(item).ticks().saturating_neg())
}

/// The places of the keys, that of the least first.
fn in_order(keys: &[i64]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..keys.len()).collect();
    places.sort_by_key(|place| keys[*place]);
    places
}

#[cfg(test)]
mod tests {
    use super::{latest_first, sorted};
    use lms::Instant;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn items_with_the_same_key_stay_in_their_order() {
        let items = vec![(2, "b"), (1, "x"), (2, "a"), (0, "z"), (1, "w")];
        let expected = [(0, "z"), (1, "x"), (1, "w"), (2, "b"), (2, "a")];
        assert_eq!(sorted(items, |(key, _)| *key), expected);
        assert!(sorted(Vec::new(), |key| *key).is_empty());
    }

    #[test]
    fn an_instant_that_is_not_known_comes_after_the_earliest() {
        let (earlier, later) = (Instant::from_ticks(-5), Instant::from_ticks(7));
        assert_eq!(latest_first(vec![Instant::UNKNOWN, earlier, later], |at| *at), [later, earlier, Instant::UNKNOWN]);
    }
}
