//! A lock that one tab of the browser holds at a time, or several together. What a tab writes to localStorage reaches the others a moment later, so
//! that alone does not keep two tabs from sending at the same moment.

use futures::channel::oneshot;
use js_sys::futures::JsFuture;
use js_sys::{Array, Function, Object, Promise, Reflect};
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
        request(name, "ifAvailable", true.into()).await
    }

    /// Waits until no other holds the lock of this name.
    pub(crate) async fn acquire(name: &str) -> Self {
        request(name, "mode", "exclusive".into()).await.unwrap_or(Self { release: None })
    }

    /// Holds the lock together with all others that share it.
    pub(crate) async fn share(name: &str) -> Self {
        request(name, "mode", "shared".into()).await.unwrap_or(Self { release: None })
    }
}

/// How many hold the lock of this name in all tabs; 0 where the browser has no locks.
pub(crate) async fn holders(name: &str) -> usize {
    count(name).await.unwrap_or(0)
}

async fn count(name: &str) -> Result<usize, JsValue> {
    let locks = lock_manager()?;
    let query: Function = Reflect::get(&locks, &"query".into())?.dyn_into()?;
    let promise: Promise = query.call0(&locks)?.dyn_into()?;
    let held = Reflect::get(&JsFuture::from(promise).await?, &"held".into())?;
    let held = Array::from(&held);
    let names = held.iter().filter_map(|lock| Reflect::get(&lock, &"name".into()).ok()?.as_string());
    Ok(names.filter(|held| held == name).count())
}

impl Drop for TabLock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

async fn request(name: &str, option: &str, value: JsValue) -> Option<TabLock> {
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
    if ask(name, option, &value, &Closure::once_into_js(granted)).is_err() {
        return Some(TabLock { release: None });
    }
    answered.await.unwrap_or(Some(TabLock { release: None }))
}

/// `navigator.locks.request`.
fn ask(name: &str, option: &str, value: &JsValue, granted: &JsValue) -> Result<JsValue, JsValue> {
    let locks = lock_manager()?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &option.into(), value)?;
    request.call3(&locks, &name.into(), &options, granted)
}

/// `navigator.locks`, which web-sys has for unstable builds only.
fn lock_manager() -> Result<JsValue, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    Reflect::get(&navigator, &"locks".into())
}

#[cfg(test)]
mod tests {
    use super::{TabLock, holders};
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

    #[test]
    async fn several_share_it() {
        let first = TabLock::share("shared").await;
        let second = TabLock::share("shared").await;
        assert_eq!(holders("shared").await, 2);
        assert!(TabLock::try_acquire("shared").await.is_none());
        drop((first, second));
        drop(TabLock::acquire("shared").await);
        assert_eq!(holders("not held").await, 0);
    }
}
