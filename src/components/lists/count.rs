//! The number of rows beside a list's heading.

use leptos::prelude::*;
use lms::money::group_indian;

/// "4,446 payouts", announced when it changes.
#[component]
pub(crate) fn Count(
    /// `None` while it is not known.
    count: RwSignal<Option<u64>>,
    /// Singular and plural: `("payout", "payouts")`.
    noun: (&'static str, &'static str),
    /// Whether a filter is set.
    #[prop(into)]
    filtered: Signal<bool>,
) -> impl IntoView {
    let words = move || match count.get() {
        None => format!("Loading {}…", noun.1),
        Some(count) => counted(count, noun, filtered.get()),
    };
    view! { <span class="muted" role="status">{words}</span> }
}

fn counted(count: u64, (one, many): (&str, &str), filtered: bool) -> String {
    let noun = if count == 1 { one } else { many };
    let number = group_indian(&count.to_string());
    match (filtered, count) {
        (true, 1) => format!("{number} {noun} matches"),
        (true, _) => format!("{number} {noun} match"),
        (false, _) => format!("{number} {noun}"),
    }
}

#[cfg(test)]
mod tests {
    use super::counted;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn counts_with_the_noun() {
        let noun = ("payout", "payouts");
        assert_eq!(counted(1_000_000, noun, false), "10,00,000 payouts");
        assert_eq!(counted(1, noun, true), "1 payout matches");
        assert_eq!(counted(0, noun, true), "0 payouts match");
    }
}
