//! Amounts of rupees: grouped while typed, repeated in words.

use crate::components::forms::field::{Field, focus_when_shown};
use crate::components::forms::group_digits::{CaretSide, group_digits};
use leptos::ev::Targeted;
use leptos::html;
use leptos::prelude::*;
use lms::{Money, MoneyError};

/// An amount of rupees in the Indian grouping, with the amount in words beside it.
#[component]
pub(crate) fn MoneyField(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] name: Option<&'static str>,
    /// As typed, with commas: [`Money::parse`] reads it.
    value: RwSignal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// The limit: "At most ₹4,00,000".
    #[prop(optional, into)]
    hint: Signal<String>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] autofocus: bool,
    /// Read-only, while the amount is being sent.
    #[prop(optional, into)]
    held: Signal<bool>,
) -> impl IntoView {
    let mut field = Field::new(name, label, hint, error, optional);
    let words_id = format!("{}-words", field.id);
    field.details_id = Some(words_id.clone());
    let control = NodeRef::<html::Input>::new();
    if autofocus {
        focus_when_shown(control);
    }
    let words = move || value.with(|typed| Money::parse(typed).map(Money::in_words).unwrap_or_default());
    let amount = view! {
        <div class="money-box" on:click=move |_| { control.get_untracked().map(|control| control.focus()); }>
            <span class="money-sign" aria-hidden="true">"₹"</span>
            <input
                {..field.attributes()}
                type="text"
                inputmode="decimal"
                autocomplete="off"
                placeholder="0"
                node_ref=control
                data-autofocus=autofocus
                readonly=held
                prop:value=value
                on:input:target=move |event| group_typed(&event, value)
            />
            <span class="money-words" id=words_id>{words}</span>
        </div>
    };
    field.view("field money", amount)
}

fn group_typed(event: &Targeted<web_sys::Event, web_sys::HtmlInputElement>, value: RwSignal<String>) {
    use wasm_bindgen::JsCast;
    let control = event.target();
    let typed = control.value();
    let input: Option<&web_sys::InputEvent> = event.dyn_ref();
    // Changing the text would break what an input method is composing.
    if input.is_some_and(web_sys::InputEvent::is_composing) {
        value.set(typed);
        return;
    }
    let kind = input.map(web_sys::InputEvent::input_type).unwrap_or_default();
    // Only text typed one character at a time is grouped: pasted `1500,00` must not become 1,50,000.
    let data = input.and_then(web_sys::InputEvent::data).unwrap_or_default();
    if !can_be_grouped(&kind, &data, &value.get_untracked(), &typed) {
        value.set(typed);
        return;
    }
    let side = if kind == "deleteContentForward" { CaretSide::After } else { CaretSide::Before };
    let caret = control.selection_start().ok().flatten().and_then(|caret| usize::try_from(caret).ok());
    let (text, caret) = group_digits(&typed, caret.unwrap_or(usize::MAX), side);
    if text != typed {
        control.set_value(&text);
        let caret = u32::try_from(caret).unwrap_or(u32::MAX);
        // Fails only for types of input that have no caret.
        let _ = control.set_selection_range(caret, caret);
    }
    value.set(text);
}

/// Whether the commas of `typed` may be moved: it was an amount `before` and one key was pressed, which inserted `data` or
/// deleted something, or it is an amount now.
fn can_be_grouped(input_type: &str, data: &str, before: &str, typed: &str) -> bool {
    let is_key = input_type.starts_with("delete") || (input_type == "insertText" && data.chars().count() == 1);
    let is_amount = |text: &str| !matches!(Money::parse(text), Err(MoneyError::Grouping | MoneyError::NotANumber));
    is_amount(typed) || (is_key && is_amount(before))
}

#[cfg(test)]
mod tests {
    //! Setting the text of an input moves the caret to its end: an officer who corrects a digit in the middle of an
    //! amount would type the next one in the wrong place.

    use super::{MoneyField, can_be_grouped};
    use crate::dom::testing::{PageLock, mount, until};
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_test::wasm_bindgen_test as test;
    use web_sys::HtmlInputElement;

    /// Edits the focused control as the keyboard does: `insertText`, `delete`, `forwardDelete`.
    fn edit(command: &str, text: &str) {
        let document: JsValue = document().into();
        let exec = js_sys::Reflect::get(&document, &"execCommand".into()).unwrap();
        let exec: js_sys::Function = exec.dyn_into().unwrap();
        let done = exec.call3(&document, &command.into(), &JsValue::FALSE, &text.into()).unwrap();
        assert!(done.is_truthy(), "{command} was refused");
    }

    fn state(control: &HtmlInputElement) -> (String, Option<u32>) {
        (control.value(), control.selection_start().unwrap())
    }

    #[test]
    fn moves_the_commas_of_what_is_typed_and_not_of_what_is_pasted() {
        for (input_type, data, before, typed, grouped) in [
            ("insertText", "0", "1,500", "1,5000", true),
            ("deleteContentBackward", "", "1,50,000", "1,50,00", true),
            ("insertText", "0", "", ".", true),
            ("insertText", "0", "1,500", "1,500.", true),
            ("insertFromPaste", "", "", "150000", true),
            ("insertFromPaste", "", "", "₹ 1,50,000.00", true),
            ("insertFromPaste", "", "", "1500,00", false),
            ("insertFromPaste", "", "", "25,00", false),
            ("insertFromPaste", "", "1,500", "1,50025,00", false),
            ("insertReplacementText", "", "", "1500,00", false),
            ("insertText", "0", "1500,00", "1500,000", false),
            ("insertFromPaste", "", "", "100 200", false),
            ("insertFromDrop", "", "", "1500,00", false),
            ("", "", "", "1500,00", false),
            // An input method, a password manager, dictation.
            ("insertText", "1500,00", "", "1500,00", false),
        ] {
            assert_eq!(can_be_grouped(input_type, data, before, typed), grouped, "{typed} after {before}");
        }
    }

    #[test]
    async fn keeps_the_caret_in_place() {
        let _lock = PageLock::take().await;
        let value = RwSignal::new(String::new());
        let page = mount(move || view! { <MoneyField label="Amount" value=value autofocus=true /> });
        let control: HtmlInputElement = page.find("input");
        until("the focus", || document().active_element().as_ref() == Some(control.as_ref())).await;

        for digit in ["1", "5", "0", "0", "0", "0"] {
            edit("insertText", digit);
        }
        assert_eq!(state(&control), ("1,50,000".to_owned(), Some(8)));
        until("the words", || page.text().contains("one lakh fifty thousand rupees")).await;

        control.set_selection_range(3, 3).unwrap();
        edit("insertText", "9");
        assert_eq!(state(&control), ("15,90,000".to_owned(), Some(4)));
        assert_eq!(value.get_untracked(), "15,90,000");
        leptos::task::tick().await;
        assert_eq!(state(&control).1, Some(4), "the effect moved the caret");

        control.set_selection_range(2, 2).unwrap();
        edit("forwardDelete", "");
        assert_eq!(state(&control), ("15,90,000".to_owned(), Some(3)), "Delete passes over the comma");
        edit("forwardDelete", "");
        assert_eq!(state(&control), ("1,50,000".to_owned(), Some(3)));
    }

    #[test]
    async fn describes_the_field_by_its_error() {
        let error = RwSignal::new(None::<String>);
        let value = RwSignal::new("1.5 lakh".to_owned());
        let page = mount(move || view! { <MoneyField label="Amount" value=value error=error /> });
        let control: HtmlInputElement = page.find("input");
        until("the text", || control.value() == "1.5 lakh").await;
        assert!(!control.has_attribute("aria-invalid"));
        error.set(Some("Enter the amount in figures.".to_owned()));
        until("the mark", || control.get_attribute("aria-invalid").as_deref() == Some("true")).await;
        let described_by = control.get_attribute("aria-describedby").unwrap();
        let first = described_by.split(' ').next().unwrap();
        assert_eq!(
            document().get_element_by_id(first).unwrap().text_content().unwrap(),
            "Enter the amount in figures."
        );
    }
}
