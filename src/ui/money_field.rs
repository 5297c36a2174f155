//! The field in which money is entered: grouped as it is typed, read back in words.

use crate::ui::field::{FieldIds, field_error, focus_when_shown, invalid};
use crate::ui::regroup::{Lean, regroup};
use leptos::ev::Targeted;
use leptos::html;
use leptos::prelude::*;
use lms::Money;

/// An amount of rupees as typed, grouped the Indian way while it is typed, with the amount in words beside it.
#[component]
pub fn MoneyField(
    /// What it asks for.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed, with its commas: [`Money::parse`] reads it.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The limit in words: "At most ₹4,00,000".
    #[prop(optional, into)]
    hint: Signal<String>,
    /// Takes the focus when it appears.
    #[prop(optional)]
    autofocus: bool,
    /// While this is true the amount stands as it is: it is being sent.
    #[prop(optional, into)]
    held: Signal<bool>,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let words_id = format!("{}-words", ids.control);
    let described_by = format!("{} {words_id} {}", ids.error, ids.hint);
    let control = NodeRef::<html::Input>::new();
    if autofocus {
        focus_when_shown(control);
    }
    let words = move || value.with(|typed| Money::parse(typed).map(Money::in_words).unwrap_or_default());
    view! {
        <div class="field money">
            <label for=ids.control.clone()>{label}</label>
            <div class="money-box" on:click=move |_| { control.get_untracked().map(|control| control.focus()); }>
                <span class="money-sign" aria-hidden="true">"₹"</span>
                <input
                    id=ids.control.clone()
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    maxlength="24"
                    placeholder="0"
                    node_ref=control
                    readonly=held
                    aria-describedby=described_by
                    aria-invalid=invalid(error)
                    aria-required="true"
                    prop:value=value
                    on:input:target=move |event| typed(&event, value)
                />
                <span class="money-words" id=words_id>{words}</span>
            </div>
            <p class="field-hint" id=ids.hint>{hint}</p>
            {field_error(ids.error, error)}
        </div>
    }
}

fn typed(event: &Targeted<web_sys::Event, web_sys::HtmlInputElement>, value: RwSignal<String>) {
    use wasm_bindgen::JsCast;
    let control = event.target();
    let typed = control.value();
    let input: Option<&web_sys::InputEvent> = event.dyn_ref();
    // An input method is still at work on it: changing the text under it would break what it composes.
    if input.is_some_and(web_sys::InputEvent::is_composing) {
        value.set(typed);
        return;
    }
    let lean = match input.map(web_sys::InputEvent::input_type).as_deref() {
        Some("deleteContentForward") => Lean::After,
        _ => Lean::Before,
    };
    let caret = control.selection_start().ok().flatten().and_then(|caret| usize::try_from(caret).ok());
    let (text, caret) = regroup(&typed, caret.unwrap_or(usize::MAX), lean);
    if text != typed {
        control.set_value(&text);
        let caret = u32::try_from(caret).unwrap_or(u32::MAX);
        // Refused only for kinds of input that have no caret.
        let _ = control.set_selection_range(caret, caret);
    }
    value.set(text);
}
