//! Masked account numbers.

use crate::components::widgets::copy::Copy;
use crate::components::widgets::icon::{Glyph, icon};
use crate::dom::memo::memo;
use leptos::prelude::*;
use lms::bank::mask;

/// Shows the last four digits, and on request the whole number with a copy button. Another number is masked again.
#[component]
pub(crate) fn Masked(#[prop(into)] number: Signal<String>) -> impl IntoView {
    let shown_for = RwSignal::new(None::<String>);
    let is_shown = memo(move |_| number.with(|number| shown_for.with(|shown| shown.as_ref() == Some(number))));
    let toggle = move |_| shown_for.set((!is_shown.get_untracked()).then(|| number.get_untracked()));
    let spoken = move || number.with(|number| spoken_mask(number));
    view! {
        <span class="masked">
            {move || {
                if is_shown.get() {
                    view! { <Copy text=number what="account number" /> }.into_any()
                } else {
                    view! {
                        <span class="mono" aria-hidden="true">{move || number.with(|number| mask(number))}</span>
                        <span class="visually-hidden">{spoken}</span>
                    }
                        .into_any()
                }
            }}
            <button
                type="button"
                class="masked-button"
                aria-label="Show account number"
                title=move || if is_shown.get() { "Hide account number" } else { "Show account number" }
                aria-pressed=move || is_shown.get().to_string()
                on:click=toggle
            >
                {move || icon(if is_shown.get() { Glyph::EyeOff } else { Glyph::Eye })}
            </button>
        </span>
    }
}

/// For screen readers, instead of the dots: "ends in 3 1 2 3".
fn spoken_mask(number: &str) -> String {
    let masked = mask(number);
    let digits: Vec<String> = masked.chars().filter(char::is_ascii_alphanumeric).map(String::from).collect();
    if digits.is_empty() { "hidden".to_owned() } else { format!("ends in {}", digits.join(" ")) }
}

#[cfg(test)]
mod tests {
    //! A panel that changes from one payout to the next keeps its components: the next account number must not be shown
    //! because the previous one was.

    use super::Masked;
    use crate::dom::testing::{mount, until};
    use leptos::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;
    use web_sys::HtmlElement;

    #[test]
    async fn masks_each_number_until_it_is_requested() {
        let number = RwSignal::new("123123123123".to_owned());
        let page = mount(move || view! { <Masked number=number /> });
        assert!(page.text().contains("•••• 3123") && !page.text().contains("123123"));
        page.find::<HtmlElement>("button[aria-pressed]").click();
        until("shown", || page.text().contains("123123123123")).await;
        number.set("987654321098".to_owned());
        until("the next one, masked", || page.text().contains("•••• 1098") && !page.text().contains("98765")).await;
    }
}
