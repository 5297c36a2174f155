//! Values stored in the browser as JSON: [`local`] outlives the tab and is shared by all tabs of the site, [`session`]
//! outlives a reload of its tab.
//!
//! A browser may refuse storage. `load` then returns `None` and `save` returns `false`; the app works on without.

pub(crate) mod local;
pub(crate) mod session;

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

fn load<T: DeserializeOwned>(storage: Option<Storage>, key: &str) -> Option<T> {
    serde_json::from_str(&storage?.get_item(key).ok()??).ok()
}

fn save<T: Serialize>(storage: Option<Storage>, key: &str, value: &T) -> bool {
    let text = serde_json::to_string(value);
    text.is_ok_and(|text| storage.is_some_and(|storage| storage.set_item(key, &text).is_ok()))
}

fn remove(storage: Option<Storage>, key: &str) {
    if let Some(storage) = storage {
        // It fails only where storage is refused, and then there is nothing to remove.
        drop(storage.remove_item(key));
    }
}

#[cfg(test)]
mod tests {
    use super::{local, session};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn loads_what_was_saved_in_the_same_storage() {
        let (key, value) = ("orrery.test", vec![("Asha".to_owned(), 7_u32)]);
        assert!(session::save(key, &value));
        assert_eq!(session::load(key), Some(value));
        assert_eq!(local::load::<Vec<(String, u32)>>(key), None);
        assert_eq!(session::load::<u32>(key), None, "a value of another type");
        session::remove(key);
        assert_eq!(session::load::<Vec<(String, u32)>>(key), None);
    }
}
