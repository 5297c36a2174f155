//! Signals that live as long as the app.

use leptos::prelude::*;
use leptos::reactive::graph::{AnySource, AnySubscriber, Observer, Source, ToAnySource};

/// A signal outside every page.
///
/// reactive_graph 0.2 removes a reader from its sources only when the reader runs again. A source that outlives the pages
/// would remember every effect and memo of every page that was ever open; this one forgets a reader when it is disposed.
pub(crate) struct AppSignal<T: 'static>(ArcRwSignal<T>);

impl<T: Clone + Send + Sync + 'static> AppSignal<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(ArcRwSignal::new(value))
    }

    pub(crate) fn track(&self) {
        let Some(reader) = Observer::get() else { return };
        self.0.track();
        forget_at_cleanup(self.0.to_any_source(), reader);
    }

    /// Tracks it.
    pub(crate) fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        self.track();
        self.with_untracked(read)
    }

    pub(crate) fn with_untracked<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with_untracked(read)
    }

    /// Tracks it.
    pub(crate) fn get(&self) -> T {
        self.track();
        self.get_untracked()
    }

    pub(crate) fn get_untracked(&self) -> T {
        self.0.get_untracked()
    }

    pub(crate) fn set(&self, value: T) {
        self.0.set(value);
    }

    pub(crate) fn update(&self, change: impl FnOnce(&mut T)) {
        self.0.update(change);
    }
}

fn forget_at_cleanup(source: AnySource, reader: AnySubscriber) {
    on_cleanup(move || source.remove_subscriber(&reader));
}

impl<T> Clone for AppSignal<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::testing::{Reader, mount, until};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    async fn readers_follow_it() {
        let signal = AppSignal::new(1);
        let page = {
            let signal = signal.clone();
            mount(move || view! { <p>{move || signal.get()}</p> })
        };
        let shown = || page.find::<web_sys::Element>("p").text_content().unwrap_or_default();
        until("the first value", || shown() == "1").await;
        for value in [2, 3] {
            signal.set(value);
            until("the next value", || shown() == value.to_string()).await;
        }
    }

    #[test]
    fn forgets_the_readers_of_a_closed_page() {
        let (signal, reader) = (AppSignal::new(0), Reader::new());
        let page = Owner::new();
        page.with(|| reader.observe(|| signal.track()));
        assert!(reader.is_known(), "while the page is open");
        signal.set(1);
        assert!(reader.is_known(), "after a change");
        page.cleanup();
        assert!(!reader.is_known(), "after it was closed");
    }
}
