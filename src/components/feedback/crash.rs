//! The page shown after a panic, so that a page that no longer works does not look as if it did.

use leptos::prelude::document;
use std::cell::Cell;

/// The link is external: the router of the stopped page would take the click.
const PAGE: &str = "<main class=\"sign-in\" role=\"alert\"><h1>Orrery stopped</h1>\
    <p>A fault in the page stopped it. Nothing more is sent from here.</p>\
    <p>If you had just sent a request, open its form again after the reload: Orrery looks up whether it arrived.</p>\
    <p>What you typed in forms is saved in this tab, unfinished uploads on this device.</p>\
    <p><a class=\"button primary\" rel=\"external\" href=\"\">Reload</a></p></main>";

thread_local! {
    static IS_SHOWN: Cell<bool> = const { Cell::new(false) };
}

/// Makes panics replace the page. The message of the panic is not shown: it may contain data of borrowers.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|panic| {
        if cfg!(debug_assertions) {
            leptos::logging::error!("{panic}");
        }
        // Handlers of the stopped program may run and panic again, in the click on the link too.
        if !IS_SHOWN.replace(true)
            && let Some(body) = document().body()
        {
            body.set_inner_html(PAGE);
        }
    }));
}

#[cfg(test)]
mod tests {
    //! The router takes every click on a link of the site: "Reload" stayed on the stopped page.

    use super::PAGE;
    use crate::dom::testing::{PageLock, mount};
    use leptos::prelude::*;
    use leptos_router::components::{FlatRoutes, Route, Router};
    use leptos_router::path;
    use std::cell::Cell;
    use std::rc::Rc;
    use wasm_bindgen_test::wasm_bindgen_test as test;
    use web_sys::HtmlElement;

    #[test]
    async fn the_router_leaves_the_click_on_reload_to_the_browser() {
        let _lock = PageLock::take().await;
        let page = mount(|| {
            view! {
                <Router>
                    <FlatRoutes fallback=|| ()>
                        <Route path=path!("/nowhere") view=|| () />
                    </FlatRoutes>
                </Router>
                <div inner_html=PAGE></div>
            }
        });
        let is_taken = Rc::new(Cell::new(None));
        let seen = Rc::clone(&is_taken);
        let listener = window_event_listener(leptos::ev::click, move |event| {
            seen.set(Some(event.default_prevented()));
            // The page of the tests is not loaded again.
            event.prevent_default();
        });
        page.find::<HtmlElement>("a").click();
        listener.remove();
        assert_eq!(is_taken.get(), Some(false));
    }
}
