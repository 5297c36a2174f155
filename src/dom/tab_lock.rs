//! A lock that one tab of the browser holds at a time. What a tab writes to localStorage reaches the others a moment later, so
//! that alone does not keep two tabs from sending at the same moment.

use futures::channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};

/// Held until it is dropped, or its tab is closed.
pub(crate) struct TabLock {
    /// Ends it; `None` where the browser has no locks.
    release: Option<Function>,
}

impl TabLock {
    /// `None` if another holds the lock of this name.
    pub(crate) async fn try_acquire(name: &str) -> Option<Self> {
        request(name, true).await
    }

    /// Waits until no other holds the lock of this name.
    pub(crate) async fn acquire(name: &str) -> Self {
        request(name, false).await.unwrap_or(Self { release: None })
    }
}

impl Drop for TabLock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

async fn request(name: &str, if_available: bool) -> Option<TabLock> {
    let (answer, answered) = oneshot::channel();
    let granted = move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            let _ = answer.send(None);
            return JsValue::UNDEFINED;
        }
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        let _ = answer.send(Some(TabLock { release }));
        held.into()
    };
    // Without locks (outside of https) the notes alone guard.
    if ask(name, if_available, &Closure::once_into_js(granted)).is_err() {
        return Some(TabLock { release: None });
    }
    answered.await.unwrap_or(Some(TabLock { release: None }))
}

/// `navigator.locks.request`, which web-sys has for unstable builds only.
fn ask(name: &str, if_available: bool, granted: &JsValue) -> Result<JsValue, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &if_available.into())?;
    request.call3(&locks, &name.into(), &options, granted)
}

#[cfg(test)]
mod tests {
    use super::TabLock;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    async fn is_held_by_one_at_a_time() {
        let first = TabLock::try_acquire("a").await;
        assert!(first.is_some());
        assert!(TabLock::try_acquire("a").await.is_none());
        assert!(TabLock::try_acquire("b").await.is_some());
        drop(first);
        drop(TabLock::acquire("a").await);
        let again = TabLock::acquire("a").await;
        assert!(TabLock::try_acquire("a").await.is_none());
        drop(again);
    }
}
