//! Toasts: short messages in the corner, for actions without a form or a dialog that could show the outcome.
//!
//! A success disappears after a time, unless it is hovered or focused; an error stays until it is dismissed.

use crate::components::feedback::severity::Severity;
use crate::components::lists::keyed::{Keyed, keyed};
use crate::components::widgets::icon::{Glyph, icon};
use crate::dom::timer::Timer;
use leptos::prelude::*;
use std::time::Duration;

const SHOWN_FOR: Duration = Duration::from_secs(6);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Toast {
    number: u64,
    severity: Severity,
    text: String,
}

/// Shows toasts. All copies share one corner.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    next: StoredValue<u64>,
}

/// Provides [`toasts`] to all components below. Called once, at the root, which also shows a [`ToastCorner`].
pub(crate) fn provide_toasts() -> Toasts {
    let toasts = Toasts { shown: RwSignal::new(Vec::new()), next: StoredValue::new(0) };
    provide_context(toasts);
    toasts
}

/// # Panics
/// If no component above has called [`provide_toasts`].
pub(crate) fn toasts() -> Toasts {
    expect_context()
}

impl Toasts {
    pub(crate) fn success(self, text: impl Into<String>) {
        self.show(Severity::Good, text.into());
    }

    pub(crate) fn error(self, text: impl Into<String>) {
        self.show(Severity::Bad, text.into());
    }

    fn show(self, severity: Severity, text: String) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        self.shown.update(|shown| shown.push(Toast { number, severity, text }));
    }

    fn dismiss(self, number: u64) {
        // The corner may be gone when a timer fires.
        self.shown.try_update(|shown| shown.retain(|toast| toast.number != number));
    }

    fn with_urgency(self, urgent: bool) -> Vec<Toast> {
        self.shown.get().into_iter().filter(|toast| (toast.severity == Severity::Bad) == urgent).collect()
    }
}

/// The corner. Its two live regions are in the document from the start: screen readers announce what is added to them,
/// errors at once and the rest after the current sentence.
#[component]
pub(crate) fn ToastCorner() -> impl IntoView {
    let toasts = toasts();
    let list = move |urgent: bool, live: &'static str| {
        let one = move |toast: Toast| Keyed {
            key: (toast.number, 0),
            draw: Box::new(move || item(toasts, toast).into_any()),
        };
        let all = keyed(move || toasts.with_urgency(urgent).into_iter().map(one).collect());
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
    let timer = Timer::new();
    let start = move || {
        if severity != Severity::Bad {
            timer.start(SHOWN_FOR, move || toasts.dismiss(number));
        }
    };
    start();
    view! {
        <li
            class=format!("toast {}", severity.class())
            on:pointerenter=move |_| timer.cancel()
            on:pointerleave=move |_| start()
            on:focusin=move |_| timer.cancel()
            on:focusout=move |_| start()
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
    //! A live region that is added together with its first message is not announced: the region has to be there before.

    use super::{ToastCorner, provide_toasts};
    use crate::dom::testing::{mount, until};
    use leptos::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;
    use web_sys::HtmlElement;

    #[test]
    async fn announces_successes_politely_and_errors_at_once() {
        let provided = RwSignal::new(None);
        let page = mount(move || {
            provided.set(Some(provide_toasts()));
            view! { <ToastCorner /> }
        });
        let polite: HtmlElement = page.find("[aria-live=polite]");
        let assertive: HtmlElement = page.find("[aria-live=assertive]");
        let toasts = provided.get_untracked().unwrap();

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
