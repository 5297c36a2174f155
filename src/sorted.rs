//! Sorting, compiled once for all types: each copy of the standard library's sort takes 4 kB of the program.

/// `items` by `key`, ascending; those with the same key stay in their order.
pub(crate) fn sorted<T>(items: Vec<T>, key: impl Fn(&T) -> i64) -> Vec<T> {
    let places = in_order(&items.iter().map(key).collect::<Vec<_>>());
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.into_iter().filter_map(|place| items[place].take()).collect()
}

/// The places of the keys, that of the least first.
fn in_order(keys: &[i64]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..keys.len()).collect();
    places.sort_by_key(|place| keys[*place]);
    places
}

#[cfg(test)]
mod tests {
    use super::sorted;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn items_with_the_same_key_stay_in_their_order() {
        let items = vec![(2, "b"), (1, "x"), (2, "a"), (0, "z"), (1, "w")];
        let expected = [(0, "z"), (1, "x"), (1, "w"), (2, "b"), (2, "a")];
        assert_eq!(sorted(items, |(key, _)| *key), expected);
        assert!(sorted(Vec::new(), |key| *key).is_empty());
    }
}
