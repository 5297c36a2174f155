//! Helpers of browser tests: mounting a view and waiting for a state.

use crate::dom::timer::sleep;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use leptos_router::components::Router;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

// For every test of the app: they need a document.
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// A view mounted in a container of its own, until this is dropped.
pub(crate) struct Mounted<M: Mountable> {
    container: HtmlElement,
    _handle: UnmountHandle<M>,
}

impl<M: Mountable> Mounted<M> {
    /// The first element that `css` selects.
    pub(crate) fn find<T: JsCast>(&self, css: &str) -> T {
        let found =
            self.container.query_selector(css).unwrap().unwrap_or_else(|| panic!("no {css} in {}", self.text()));
        found.dyn_into().unwrap()
    }

    pub(crate) fn text(&self) -> String {
        self.container.text_content().unwrap_or_default()
    }
}

impl<M: Mountable> Drop for Mounted<M> {
    fn drop(&mut self) {
        self.container.remove();
    }
}

/// Mounts what `view` makes, inside a router.
pub(crate) fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + Send + 'static) -> Mounted<AnyViewState> {
    mount_without_router(move || view! { <Router>{view().into_any()}</Router> })
}

/// Mounts what `view` makes.
pub(crate) fn mount_without_router<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Mounted<AnyViewState> {
    let container: HtmlElement = document().create_element("div").unwrap().dyn_into().unwrap();
    document().body().unwrap().append_child(&container).unwrap();
    let handle = mount_to(container.clone(), move || view().into_any());
    Mounted { container, _handle: handle }
}

/// Waits until `state` is true; fails after five seconds.
pub(crate) async fn until(what: &str, state: impl Fn() -> bool) {
    for _ in 0..500 {
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
    static TAKEN: Cell<bool> = const { Cell::new(false) };
}

/// A lock on the focus: asynchronous tests run concurrently, and the document has one focus.
pub(crate) struct FocusTurn;

impl FocusTurn {
    /// Waits for the lock; dropping this releases it.
    pub(crate) async fn take() -> Self {
        // However long the tests before it take: the runner has a limit for all.
        while TAKEN.replace(true) {
            sleep(Duration::from_millis(10)).await;
        }
        Self
    }
}

impl Drop for FocusTurn {
    fn drop(&mut self) {
        TAKEN.set(false);
    }
}
