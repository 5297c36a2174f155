//! Where the browser is, and the ways to lead it elsewhere without leaving the page.
//!
//! The address bar is the truth: it changes first, and the app follows. A click on a link to a page of the app does not
//! load the page anew; every other link, and a click that asks for a new tab or window, is the browser's own affair.

use crate::links::Link;
use leptos::ev::{self, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement};

/// How a step goes into the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Back undoes it: a link followed, a filter chosen, a row opened.
    New,
    /// It takes the place of the present one: typing, or being led on.
    Same,
}

thread_local! {
    static PLACE: ArcRwSignal<String> = ArcRwSignal::new(address());
}

/// The present path with its query string, as `/venus/payouts?status=failed`; tracks it.
pub(crate) fn place() -> String {
    PLACE.with(|place| place.get())
}

/// Goes to `href`, a path of this app from the site's root.
pub(crate) fn go(href: &str, step: Step) {
    if untrack(place) == href {
        return;
    }
    let gone = window().history().and_then(|history| match step {
        Step::New => history.push_state_with_url(&JsValue::NULL, "", Some(href)),
        Step::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(href)),
    });
    // A browser refuses only what is another site's, or too many steps in a moment: then the page stays.
    if gone.is_ok() {
        arrived();
    }
}

/// From now on follows the browser's back and forward, and takes over clicks on links to pages of the app.
pub(crate) fn follow() {
    // The listeners stay for the life of the page.
    let _ = window_event_listener(ev::popstate, |_| arrived());
    let _ = window_event_listener(ev::click, |event| {
        if let Some(href) = followed(&event) {
            event.prevent_default();
            go(&href, Step::New);
        }
    });
}

fn arrived() {
    let address = address();
    PLACE.with(|place| {
        if *place.read_untracked() != address {
            place.set(address);
        }
    });
}

fn address() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Where a click leads in the app, if it does.
fn followed(event: &MouseEvent) -> Option<String> {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || elsewhere {
        return None;
    }
    let clicked: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = clicked.closest("a[href]").ok()??.dyn_into().ok()?;
    // A link into the page it stands on scrolls there and takes the focus along: the browser does that well.
    let own = link.origin() == window().location().origin().ok()? && link.hash().is_empty();
    if !own || !link.target().is_empty() || link.has_attribute("download") {
        return None;
    }
    Link::read(&link.pathname(), &link.search())?;
    Some(link.pathname() + &link.search())
}

#[cfg(test)]
mod tests {
    //! A router that swallows a click meant for a new tab, or reloads the page for a link of its own, loses what an
    //! officer has typed.

    use super::{Step, follow, go, place};
    use crate::dom::testing::{FocusTurn, mount, until};
    use leptos::prelude::*;
    use std::cell::RefCell;
    use std::rc::Rc;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen_test::wasm_bindgen_test as test;
    use web_sys::{HtmlElement, MouseEvent, MouseEventInit};

    #[test]
    async fn a_link_of_the_app_is_followed_and_every_other_is_the_browsers() {
        let _turn = FocusTurn::take().await;
        let began = untrack(place);
        follow();
        let page = mount(|| {
            view! {
                <a id="own" href="/venus/payouts?status=failed"><b>"Failed"</b></a>
                <a id="strange" href="/no/such/page">"Elsewhere"</a>
                <a id="hash" href="#page">"Skip"</a>
                <a id="tab" href="/venus/payouts" target="_blank">"New tab"</a>
            }
        });
        // Stands behind the app's listener: what the app has left alone must not lead the test's page away.
        let left_alone = Rc::new(RefCell::new(Vec::new()));
        let told = Rc::clone(&left_alone);
        let guard = Closure::<dyn FnMut(MouseEvent)>::new(move |event: MouseEvent| {
            told.borrow_mut().push(!event.default_prevented());
            event.prevent_default();
        });
        window().add_event_listener_with_callback("click", guard.as_ref().unchecked_ref()).unwrap();

        page.find::<HtmlElement>("#own b").click();
        assert_eq!(untrack(place), "/venus/payouts?status=failed");
        let with_control = MouseEventInit::new();
        with_control.set_ctrl_key(true);
        with_control.set_bubbles(true);
        with_control.set_cancelable(true);
        let new_tab = MouseEvent::new_with_mouse_event_init_dict("click", &with_control).unwrap();
        page.find::<HtmlElement>("#own").dispatch_event(&new_tab).unwrap();
        for link in ["#strange", "#hash", "#tab"] {
            page.find::<HtmlElement>(link).click();
        }
        assert_eq!(*left_alone.borrow(), [false, true, true, true, true]);
        window().remove_event_listener_with_callback("click", guard.as_ref().unchecked_ref()).unwrap();

        go("/venus/payouts?status=pending", Step::Same);
        window().history().unwrap().back().unwrap();
        until("back where it began, past the filter that was replaced", || untrack(place) == began).await;
    }
}
