//! The modal dialog: a native `<dialog>`, which keeps the focus inside, answers Escape, and gives the focus back to
//! whatever opened it.

use crate::ui::icon::{Glyph, icon};
use crate::ui::ids::fresh_id;
use leptos::html;
use leptos::prelude::*;

/// A modal dialog named by its title. What it holds exists only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open: set it to open, watch it to know that it closed.
    open: RwSignal<bool>,
    /// Its name.
    #[prop(into)]
    title: Signal<String>,
    /// While this is true neither Escape nor the cross closes it: something is being sent.
    #[prop(optional, into)]
    held: Signal<bool>,
    /// For tables and forms with an aside.
    #[prop(optional)]
    wide: bool,
    /// Called once each time it has closed, however it was closed.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// What it holds; its buttons stand in `.actions`.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let id = fresh_id("dialog");
    let labelled_by = id.clone();
    // Runs after the children are in the document, so that the browser finds the first field to focus.
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        match (open.get(), element.open()) {
            // It is in the document and not open, the two cases in which this can fail.
            (true, false) => drop(element.show_modal()),
            (false, true) => element.close(),
            _ => {}
        }
    });
    let cancelled = move |event: web_sys::Event| {
        if held.get_untracked() {
            event.prevent_default();
        }
    };
    let closed = move |_| {
        open.set(false);
        if let Some(on_close) = on_close {
            on_close.run(());
        }
    };
    view! {
        <dialog
            class="dialog"
            class:wide=wide
            node_ref=element
            aria-labelledby=labelled_by
            on:cancel=cancelled
            on:close=closed
        >
            <Show when=move || open.get()>
                <div class="dialog-head">
                    <h2 id=id.clone()>{title}</h2>
                    <button
                        type="button"
                        class="button quiet icon-only small"
                        aria-label="Close"
                        disabled=held
                        on:click=move |_| open.set(false)
                    >
                        {icon(Glyph::Close)}
                    </button>
                </div>
                <div class="dialog-body">{children()}</div>
            </Show>
        </dialog>
    }
}
