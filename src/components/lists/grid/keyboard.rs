//! Keyboard navigation by rows: the grid pattern of ARIA.

/// The row that `key` goes to from `active`, in a list of `count` rows of which `page` are in view.
pub(super) fn target(key: &str, active: u64, count: u64, page: u64) -> Option<u64> {
    let last = count.checked_sub(1)?;
    let to = match key {
        "ArrowDown" => active + 1,
        "ArrowUp" => active.saturating_sub(1),
        "PageDown" => active + page.max(1),
        "PageUp" => active.saturating_sub(page.max(1)),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(to.min(last))
}

#[cfg(test)]
mod tests {
    use super::target;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn keys_stop_at_the_ends_of_the_list() {
        for (key, active, to) in [
            ("ArrowDown", 0, 1),
            ("ArrowDown", 99, 99),
            ("ArrowUp", 0, 0),
            ("PageDown", 5, 23),
            ("PageDown", 95, 99),
            ("PageUp", 5, 0),
            ("Home", 50, 0),
            ("End", 50, 99),
        ] {
            assert_eq!(target(key, active, 100, 18), Some(to), "{key} from {active}");
        }
        assert_eq!(target("a", 0, 100, 18), None);
        assert_eq!(target("End", 0, 0, 18), None);
    }
}
