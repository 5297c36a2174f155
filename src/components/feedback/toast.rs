//! Toasts: short messages in the corner, for a bare action that has no place of its own to say how it went. A form
//! answers beside its fields, a dialog in the dialog.
//!
//! Good news leaves by itself, unless it is pointed at or holds the focus; bad news stays until it is dismissed.

use crate::components::feedback::severity::Severity;
use crate::components::lists::keyed::{Keyed, keyed};
use crate::components::widgets::icon::{Glyph, icon};
use leptos::prelude::*;
use std::time::Duration;

/// How long good news stays when nobody points at it.
const STAYS: Duration = Duration::from_secs(6);

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Toast {
    number: u64,
    severity: Severity,
    text: String,
}

/// Says things in the corner. Copy it about; every copy speaks in the same corner.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    next: StoredValue<u64>,
}

/// Makes the corner's [`Toasts`] known to everything below. Once, at the root, with a [`ToastCorner`].
pub(crate) fn provide_toasts() -> Toasts {
    let toasts = Toasts { shown: RwSignal::new(Vec::new()), next: StoredValue::new(0) };
    provide_context(toasts);
    toasts
}

/// The corner's [`Toasts`].
///
/// # Panics
/// Where nothing above has called [`provide_toasts`].
pub(crate) fn toasts() -> Toasts {
    expect_context()
}

impl Toasts {
    /// It is done.
    pub(crate) fn success(self, text: impl Into<String>) {
        self.say(Severity::Good, text.into());
    }

    /// It went wrong. Stays until dismissed.
    pub(crate) fn error(self, text: impl Into<String>) {
        self.say(Severity::Bad, text.into());
    }

    fn say(self, severity: Severity, text: String) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        self.shown.update(|shown| shown.push(Toast { number, severity, text }));
    }

    fn dismiss(self, number: u64) {
        // The corner may be gone when a late timer fires.
        self.shown.try_update(|shown| shown.retain(|toast| toast.number != number));
    }

    fn of(self, urgent: bool) -> Vec<Toast> {
        self.shown.get().into_iter().filter(|toast| (toast.severity == Severity::Bad) == urgent).collect()
    }
}

/// The corner itself. Its two lists are in the document from the start: a screen reader tells what is added to
/// them, bad news at once and the rest when it has finished its sentence.
#[component]
pub(crate) fn ToastCorner() -> impl IntoView {
    let toasts = toasts();
    let list = move |urgent: bool, live: &'static str| {
        let one = move |toast: Toast| Keyed {
            key: (toast.number, 0),
            draw: Box::new(move || item(toasts, toast).into_any()),
        };
        let all = keyed(move || toasts.of(urgent).into_iter().map(one).collect());
        view! {
            <ol aria-live=live aria-relevant="additions">
                {all}
            </ol>
        }
    };
    view! {
        <section class="toasts" aria-label="Notifications">
            {list(true, "assertive")}
            {list(false, "polite")}
        </section>
    }
}

fn item(toasts: Toasts, toast: Toast) -> impl IntoView {
    let Toast { number, severity, text } = toast;
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let hold = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    let release = move || {
        hold();
        if severity != Severity::Bad {
            timer.set_value(set_timeout_with_handle(move || toasts.dismiss(number), STAYS).ok());
        }
    };
    release();
    on_cleanup(hold);
    view! {
        <li
            class=format!("toast {}", severity.class())
            on:pointerenter=move |_| hold()
            on:pointerleave=move |_| release()
            on:focusin=move |_| hold()
            on:focusout=move |_| release()
        >
            {icon(severity.glyph())}
            <div class="toast-text">
                {text}
            </div>
            <button type="button" class="button quiet icon-only small" aria-label="Dismiss" on:click=move |_| toasts.dismiss(number)>
                {icon(Glyph::Close)}
            </button>
        </li>
    }
}

#[cfg(test)]
mod tests {
    //! A live region that comes into the document together with its first message is not read out: the region has to
    //! be there before.

    use super::{ToastCorner, provide_toasts};
    use crate::dom::testing::{mount, until};
    use leptos::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;
    use web_sys::HtmlElement;

    #[test]
    async fn says_good_news_politely_and_bad_news_at_once() {
        let said = RwSignal::new(None);
        let page = mount(move || {
            said.set(Some(provide_toasts()));
            view! { <ToastCorner /> }
        });
        let polite: HtmlElement = page.find("[aria-live=polite]");
        let assertive: HtmlElement = page.find("[aria-live=assertive]");
        let toasts = said.get_untracked().unwrap();

        toasts.success("Tranche requested.");
        toasts.error("The copy failed.");
        until("both", || polite.child_element_count() == 1 && assertive.child_element_count() == 1).await;
        assert!(polite.text_content().unwrap().contains("Tranche requested."));
        assert!(assertive.text_content().unwrap().contains("The copy failed."));

        page.find::<HtmlElement>("[aria-live=assertive] button").click();
        until("dismissed", || assertive.child_element_count() == 0).await;
        assert_eq!(polite.child_element_count(), 1, "only the one that was dismissed");
    }
}
