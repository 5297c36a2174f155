//! What the cache promises to components, with a stub in place of `fetch`.

use super::{cache, mark_stale, query};
use crate::clock;
use crate::dom::testing::{PageLock, Reader, mount, until};
use leptos::prelude::*;
use lms::{Endpoint, Method, Topic};
use serde::{Deserialize, Deserializer};
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test as test;

thread_local! {
    static REQUESTS: Cell<u32> = const { Cell::new(0) };
    static PARSES: Cell<u32> = const { Cell::new(0) };
}

/// A stub of `fetch` that replies with the number of the request. The tests run concurrently and share the cache, so
/// each holds it alone.
struct Server {
    fetch: js_sys::Function,
    _stub: Closure<dyn Fn() -> js_sys::Promise>,
    _lock: PageLock,
}

impl Server {
    async fn start() -> Self {
        // The first mount of the page starts the executor of effects.
        drop(mount(|| ()));
        let lock = PageLock::take().await;
        REQUESTS.set(0);
        PARSES.set(0);
        let stub = Closure::<dyn Fn() -> js_sys::Promise>::new(|| {
            REQUESTS.set(REQUESTS.get() + 1);
            let response = web_sys::Response::new_with_opt_str(Some(&REQUESTS.get().to_string())).unwrap();
            js_sys::Promise::resolve(&JsValue::from(response))
        });
        let fetch = set_fetch(stub.as_ref().unchecked_ref());
        Self { fetch, _stub: stub, _lock: lock }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        cache::clear();
        set_fetch(&self.fetch);
    }
}

/// Returns the function that was there before.
fn set_fetch(fetch: &js_sys::Function) -> js_sys::Function {
    let before = js_sys::Reflect::get(&window(), &"fetch".into()).unwrap();
    js_sys::Reflect::set(&window(), &"fetch".into(), fetch).unwrap();
    before.unchecked_into()
}

#[derive(Clone, Debug, PartialEq)]
struct Number(u32);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        PARSES.set(PARSES.get() + 1);
        u32::deserialize(deserializer).map(Self)
    }
}

/// A read of the test named so.
struct GetNumber(&'static str);

impl Endpoint for GetNumber {
    const OPERATION: &'static str = "get_number";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/{name}/";
    const SIGNED_IN: bool = false;
    const SHOWS: &'static [Topic] = &[Topic::Fees];
    type Reply = Number;

    fn path(&self) -> String {
        format!("/v1/{}/", self.0)
    }
}

fn number(name: &'static str) -> super::Query<Number> {
    query(move || Some(GetNumber(name)))
}

#[test]
async fn sends_and_parses_once_for_all_readers() {
    let _server = Server::start().await;
    let owner = Owner::new();
    let (one, other) = owner.with(|| (number("shared"), number("shared")));
    until("a reply", || untrack(move || one.data()).is_some()).await;
    assert_eq!(untrack(move || other.data()), Some(Number(1)));
    assert_eq!((REQUESTS.get(), PARSES.get()), (1, 1));
}

#[test]
async fn memos_send_nothing() {
    let _server = Server::start().await;
    let owner = Owner::new();
    let query = owner.with(|| number("lazy"));
    assert_eq!(untrack(move || query.data()), None);
    // The effect has not run yet: only the memos have.
    assert_eq!(REQUESTS.get(), 0);
    until("a request by the effect", || REQUESTS.get() == 1).await;
}

#[test]
async fn shows_a_cached_reply_in_the_first_render() {
    let _server = Server::start().await;
    let owner = Owner::new();
    let first = owner.with(|| number("again"));
    until("a reply", || untrack(move || first.data()).is_some()).await;
    owner.cleanup();
    let second = Owner::new().with(|| {
        let query = number("again");
        untrack(move || query.data())
    });
    assert_eq!(second, Some(Number(1)));
}

#[test]
async fn refetches_what_a_write_made_stale() {
    let _server = Server::start().await;
    let owner = Owner::new();
    let query = owner.with(|| number("stale"));
    until("a reply", || untrack(move || query.data()) == Some(Number(1))).await;
    mark_stale(&[Topic::Loans]);
    mark_stale(&[Topic::Fees]);
    until("another reply", || untrack(move || query.data()) == Some(Number(2))).await;
    assert_eq!(REQUESTS.get(), 2, "another topic does not refetch");
}

#[test]
async fn sign_out_empties_it() {
    let _server = Server::start().await;
    super::start();
    let owner = Owner::new();
    let query = owner.with(|| number("signed-out"));
    until("a reply", || untrack(move || query.data()).is_some()).await;
    crate::session::sign_out();
    assert_eq!(untrack(move || query.data()), None);
    assert_eq!(cache::len(), 0);
}

#[test]
async fn drops_unused_entries_after_a_time() {
    let _server = Server::start().await;
    let (used, unused) = (Owner::new(), Owner::new());
    let query = used.with(|| number("used"));
    let other = unused.with(|| number("unused"));
    until("both replies", || untrack(move || query.data().is_some() && other.data().is_some())).await;
    unused.cleanup();
    cache::drop_unused(clock::now());
    assert_eq!(cache::len(), 2, "for an officer who comes back");
    cache::drop_unused(clock::now().add_seconds(301));
    assert_eq!(cache::len(), 1);
    assert!(untrack(move || query.data()).is_some());
}

#[test]
async fn refetches_old_replies_when_the_window_gets_the_focus() {
    let _server = Server::start().await;
    super::start();
    let owner = Owner::new();
    let query = owner.with(|| number("focus"));
    until("a reply", || untrack(move || query.data()) == Some(Number(1))).await;
    let focus = || window().dispatch_event(&web_sys::Event::new("focus").unwrap()).unwrap();
    focus();
    assert_eq!(REQUESTS.get(), 1, "a fresh reply is not refetched");
    cache::expire_freshness();
    focus();
    until("another reply", || untrack(move || query.data()) == Some(Number(2))).await;
}

#[test]
async fn an_entry_forgets_the_pages_that_were_closed() {
    let _server = Server::start().await;
    let other_page = Owner::new();
    let shown = other_page.with(|| number("visited"));
    until("a reply", || untrack(move || shown.data()).is_some()).await;
    for visit in 0..20 {
        let (page, reader) = (Owner::new(), Reader::new());
        page.with(|| {
            let query = number("visited");
            reader.observe(|| query.error());
        });
        assert!(reader.is_known(), "during visit {visit}");
        page.cleanup();
        assert!(!reader.is_known(), "after visit {visit}");
    }
}
