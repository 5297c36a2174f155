//! Signals that live as long as the app.

use leptos::prelude::*;
use leptos::reactive::graph::{Observer, Source, ToAnySource};

/// A signal outside every page.
///
/// reactive_graph 0.2 removes a reader from its sources only when it runs again or they change. A source that seldom
/// changes would remember every effect of every page that was ever open; this one forgets a reader when it is disposed.
pub(crate) struct AppSignal<T: 'static>(ArcRwSignal<T>);

impl<T: Clone + Send + Sync + 'static> AppSignal<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(ArcRwSignal::new(value))
    }

    pub(crate) fn track(&self) {
        let Some(reader) = Observer::get() else { return };
        self.0.track();
        let source = self.0.to_any_source();
        on_cleanup(move || source.remove_subscriber(&reader));
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

impl<T> Clone for AppSignal<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::testing::{mount, until};
    use leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Subscriber, WithObserver};
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::sync::{Arc, Weak};
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

    /// A reader that outlives its page, so that it shows whether the signal still knows it.
    #[derive(Default)]
    struct Reader {
        changes: AtomicU32,
    }

    impl ReactiveNode for Reader {
        fn mark_dirty(&self) {
            self.changes.fetch_add(1, Ordering::Relaxed);
        }

        fn mark_check(&self) {}

        fn mark_subscribers_check(&self) {}

        fn update_if_necessary(&self) -> bool {
            false
        }
    }

    impl Subscriber for Reader {
        fn add_source(&self, _: AnySource) {}

        fn clear_sources(&self, _: &AnySubscriber) {}
    }

    #[test]
    fn forgets_the_readers_of_a_closed_page() {
        let signal = AppSignal::new(0);
        let reader = Arc::new(Reader::default());
        let weak: Weak<dyn Subscriber + Send + Sync> = Arc::<Reader>::downgrade(&reader);
        let subscriber = AnySubscriber(Arc::as_ptr(&reader) as usize, weak);
        let page = Owner::new();
        let track = || page.with(|| subscriber.with_observer(|| signal.track()));
        track();
        signal.set(1);
        assert_eq!(reader.changes.load(Ordering::Relaxed), 1, "while the page is open");
        track();
        page.cleanup();
        signal.set(2);
        assert_eq!(reader.changes.load(Ordering::Relaxed), 1, "after it was closed");
    }
}
