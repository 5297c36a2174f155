//! The modal dialog: a native `<dialog>`, which keeps the focus inside, closes at Escape, and returns the focus to the
//! element that opened it. While its content sends a call nothing closes it.

use crate::components::widgets::dialog_context::{DialogContext, is_held};
use crate::components::widgets::icon::{Glyph, icon};
use crate::dom::ids::fresh_id;
use crate::dom::watch::watch;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Opens it with the focus on the `autofocus` field, else on the title. Never on a submit button, which an Enter that is
/// still held down would press.
fn show(dialog: &web_sys::HtmlDialogElement) {
    // It fails only for a dialog that is open or not in the document.
    drop(dialog.show_modal());
    let first = dialog.query_selector("[data-autofocus]").ok().flatten();
    let first = first.or_else(|| dialog.query_selector("h2").ok().flatten());
    if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(first.focus());
    }
}

/// A modal dialog. Its content exists only while it is open.
#[component]
pub(crate) fn Dialog(
    /// Set it to open and close; it is reset when the dialog closes.
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// While this is true neither Escape nor the close button closes it. Forms and confirmations hold it themselves.
    #[prop(optional, into)]
    held: Signal<bool>,
    #[prop(optional)] wide: bool,
    /// Called each time it has closed, for whatever reason.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// Buttons go into an element of class `actions`.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let id = fresh_id("dialog");
    let labelled_by = id.clone();
    // Runs when the children are in the document, so that the first field can be focused.
    watch(move || {
        let Some(element) = element.get() else { return };
        match (open.get(), element.open()) {
            (true, false) => show(&element),
            (false, true) => element.close(),
            _ => {}
        }
    });
    let is_sending = RwSignal::new(false);
    let held = Signal::derive(move || held.get() || is_sending.get());
    let is_held = move || held.try_get_untracked() == Some(true);
    let on_cancel = move |event: web_sys::Event| {
        if is_held() {
            event.prevent_default();
        }
    };
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_held() {
            event.prevent_default();
        }
    };
    let on_closed = move |_| {
        // The event is asynchronous: the page may be gone, the dialog may have been opened again.
        let (Some(element), Some(is_wanted)) = (element.try_get_untracked(), open.try_get_untracked()) else { return };
        if let Some(element) = element.filter(|element| !element.open()) {
            if is_wanted && is_held() {
                // Chromium lets a page cancel `cancel` only once between two clicks or keys.
                return show(&element);
            }
            open.set(false);
        }
        if let Some(on_close) = on_close {
            on_close.try_run(());
        }
    };
    view! {
        <dialog
            class="dialog"
            class:wide=wide
            node_ref=element
            aria-labelledby=labelled_by
            on:cancel=on_cancel
            on:close=on_closed
            on:keydown=on_keydown
        >
            <Show when=move || open.get()>
                {DialogContext { is_sending }.provide()}
                <div class="dialog-head">
                    <h2 id=id.clone() tabindex="-1">
                        {title}
                    </h2>
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

/// A button that closes the dialog, unless it is held.
pub(crate) fn close_button(open: RwSignal<bool>, label: &'static str) -> impl IntoView {
    let is_held = is_held();
    let close = move |_| {
        if !untrack(is_held) {
            open.set(false);
        }
    };
    view! {
        <button type="button" class="button" aria-disabled=move || is_held().then_some("true") on:click=close>
            {label}
        </button>
    }
}

#[cfg(test)]
mod tests {
    //! A dialog that loses the focus sends keyboard users back to the top of the page; one that closes while a payout is
    //! being sent hides the outcome.

    use super::{Dialog, close_button};
    use crate::components::widgets::dialog_context::hold_dialog_while;
    use crate::dom::testing::{PageLock, focused, mount, until};
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen_test::wasm_bindgen_test as test;
    use web_sys::{HtmlDialogElement, HtmlElement};

    /// Asks the dialog to close as Escape does.
    fn escape(dialog: &HtmlDialogElement) {
        let request = js_sys::Reflect::get(dialog, &"requestClose".into()).unwrap();
        request.unchecked_into::<js_sys::Function>().call0(dialog).unwrap();
    }

    #[test]
    async fn moves_the_focus_inside_and_back_to_the_opener() {
        let _lock = PageLock::take().await;
        let open = RwSignal::new(false);
        let closed = RwSignal::new(0);
        let page = mount(move || {
            view! {
                <button id="opener" on:click=move |_| open.set(true)>"Review"</button>
                <Dialog open=open title="Send?" on_close=move |()| closed.update(|count| *count += 1)>
                    <button id="inside">"Send"</button>
                </Dialog>
            }
        });
        let opener: HtmlElement = page.find("#opener");
        let dialog: HtmlDialogElement = page.find("dialog");
        for closed_by in ["the cross", "Escape"] {
            opener.focus().unwrap();
            opener.click();
            until("open, with the focus inside", || {
                dialog.open() && focused().is_some_and(|focused| dialog.contains(Some(&focused)))
            })
            .await;
            let name = dialog.get_attribute("aria-labelledby").unwrap();
            assert_eq!(document().get_element_by_id(&name).unwrap().text_content().unwrap(), "Send?");
            if closed_by == "Escape" {
                escape(&dialog)
            } else {
                page.find::<HtmlElement>(".dialog-head button").click()
            }
            until("closed, and the signal knows", || !dialog.open() && !open.get_untracked()).await;
            assert_eq!(focused().unwrap().id(), "opener", "closed by {closed_by}");
        }
        until("on_close was called each time", || closed.get_untracked() == 2).await;
    }

    #[test]
    async fn stays_open_while_held() {
        let _lock = PageLock::take().await;
        let open = RwSignal::new(true);
        let held = RwSignal::new(true);
        let page = mount(move || view! { <Dialog open=open title="Sending" held=held>"…"</Dialog> });
        let dialog: HtmlDialogElement = page.find("dialog");
        until("open", || dialog.open()).await;
        escape(&dialog);
        assert!(dialog.open());
        // As Chromium does at a second Escape.
        dialog.close();
        until("open again", || dialog.open()).await;
        held.set(false);
        escape(&dialog);
        until("closed", || !dialog.open()).await;
    }

    #[test]
    async fn stays_open_while_its_content_sends() {
        let _lock = PageLock::take().await;
        let (open, sending) = (RwSignal::new(true), RwSignal::new(true));
        let page = mount(move || {
            view! {
                <Dialog open=open title="Send?">
                    {hold_dialog_while(move || sending.get())}
                    {close_button(open, "Cancel")}
                </Dialog>
            }
        });
        let dialog: HtmlDialogElement = page.find("dialog");
        let cancel: HtmlElement = page.find(".dialog-body button");
        until("held", || cancel.get_attribute("aria-disabled").is_some()).await;
        escape(&dialog);
        cancel.click();
        dialog.close();
        until("open again", || dialog.open()).await;
        assert!(open.get_untracked());
        sending.set(false);
        until("free", || cancel.get_attribute("aria-disabled").is_none()).await;
        cancel.click();
        until("closed", || !dialog.open()).await;
    }

    #[test]
    async fn outlives_its_page() {
        let _lock = PageLock::take().await;
        let open = RwSignal::new(true);
        let page = mount(move || view! { <Dialog open=open title="Send?" on_close=|()| ()>"…"</Dialog> });
        let dialog: HtmlDialogElement = page.find("dialog");
        until("open", || dialog.open()).await;
        let closed = std::rc::Rc::new(std::cell::Cell::new(false));
        let seen = closed.clone();
        let listener = Closure::<dyn Fn()>::new(move || seen.set(true));
        dialog.add_event_listener_with_callback("close", listener.as_ref().unchecked_ref()).unwrap();
        dialog.close();
        drop(page);
        until("the event", || closed.get()).await;
    }
}
