//! What every list page has: its state in the URL, a count, and a grid that follows both.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lms::money::group_indian;

/// How a change of the list's state goes into the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Back undoes it: a filter chosen, a row opened.
    New,
    /// It takes the place of the present one: typing.
    Same,
}

/// Leads to URLs of the same page.
pub fn use_go() -> impl Fn(String, Step) + Copy + Send + Sync + 'static {
    let navigate = StoredValue::new_local(use_navigate());
    move |href: String, step: Step| {
        let options = NavigateOptions { replace: step == Step::Same, scroll: false, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&href, options));
    }
}

/// "4,446 payouts", said politely when it changes.
#[component]
pub fn Count(
    /// How many; `None` while it is not known.
    count: RwSignal<Option<u64>>,
    /// One of them, and several: `("payout", "payouts")`.
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
    fn counts_in_words() {
        let noun = ("payout", "payouts");
        assert_eq!(counted(1_000_000, noun, false), "10,00,000 payouts");
        assert_eq!(counted(1, noun, true), "1 payout matches");
        assert_eq!(counted(0, noun, true), "0 payouts match");
    }
}
