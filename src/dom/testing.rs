//! Helpers of browser tests: mounting a view and waiting for a state.

use crate::dom::timer::sleep;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Subscriber, WithObserver};
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use std::cell::Cell;
use std::sync::{Arc, Weak};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

// For every test of the app: they need a document.
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// A view mounted in a container of its own, until this is dropped.
pub(crate) struct Mounted<M: Mountable> {
    container: HtmlElement,
    owner: Owner,
    _handle: UnmountHandle<M>,
}

impl<M: Mountable> Mounted<M> {
    /// The first element that `css` selects.
    pub(crate) fn find<T: JsCast>(&self, css: &str) -> T {
        let found =
            self.container.query_selector(css).unwrap().unwrap_or_else(|| panic!("no {css} in {}", self.text()));
        found.dyn_into().unwrap()
    }

    /// Names the container, to find it in the document.
    pub(crate) fn set_id(&self, id: &str) {
        self.container.set_id(id);
    }

    pub(crate) fn text(&self) -> String {
        self.container.text_content().unwrap_or_default()
    }
}

impl<M: Mountable> Drop for Mounted<M> {
    fn drop(&mut self) {
        // Tasks that are still pending keep the view's owner: without this its listeners would outlive it.
        self.owner.cleanup();
        self.container.remove();
    }
}

/// Mounts what `view` makes.
pub(crate) fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Mounted<AnyViewState> {
    let container: HtmlElement = document().create_element("div").unwrap().dyn_into().unwrap();
    document().body().unwrap().append_child(&container).unwrap();
    let owner = Owner::new();
    let handle = owner.with(|| mount_to(container.clone(), move || view().into_any()));
    Mounted { container, owner, _handle: handle }
}

/// Waits until `state` is true; fails after fifteen seconds.
pub(crate) async fn until(what: &str, state: impl Fn() -> bool) {
    for _ in 0..1_500 {
        if state() {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("timed out waiting for {what}");
}

pub(crate) fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

thread_local! {
    static LOCKED: Cell<bool> = const { Cell::new(false) };
}

/// A lock on what a page has once: focus, address, session, `fetch`. Asynchronous tests run concurrently.
pub(crate) struct PageLock;

impl PageLock {
    /// Waits for the lock; dropping this releases it.
    pub(crate) async fn take() -> Self {
        // A test that panicked keeps the lock, as nothing is dropped then: those after it fail, too.
        for _ in 0..6_000 {
            if !LOCKED.replace(true) {
                return Self;
            }
            sleep(Duration::from_millis(10)).await;
        }
        panic!("another test has had the page for a minute");
    }
}

impl Drop for PageLock {
    fn drop(&mut self) {
        LOCKED.set(false);
    }
}

/// A reader of signals that outlives its page: it shows whether any of them still knows it.
pub(crate) struct Reader(Arc<Ignored>);

struct Ignored;

impl Reader {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Ignored))
    }

    /// What `read` reads tracks this reader.
    pub(crate) fn observe<T>(&self, read: impl FnOnce() -> T) -> T {
        let weak: Weak<dyn Subscriber + Send + Sync> = Arc::<Ignored>::downgrade(&self.0);
        AnySubscriber(Arc::as_ptr(&self.0) as usize, weak).with_observer(read)
    }

    pub(crate) fn is_known(&self) -> bool {
        Arc::weak_count(&self.0) > 0
    }
}

impl ReactiveNode for Ignored {
    fn mark_dirty(&self) {}

    fn mark_check(&self) {}

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        false
    }
}

impl Subscriber for Ignored {
    fn add_source(&self, _: AnySource) {}

    fn clear_sources(&self, _: &AnySubscriber) {}
}
