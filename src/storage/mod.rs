//! Values stored in the browser as JSON: [`local`] outlives the tab and is shared by all tabs of the site, [`session`]
//! outlives a reload of its tab.
//!
//! A browser may refuse storage. `load` then returns `None` and `save` returns `false`; the app works on without.

pub(crate) mod local;
pub(crate) mod session;

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// Whether two texts are the same can be seen from their digests. It has 32 bits, so that the text can't be guessed from it:
/// many PANs or amounts have the same.
pub(crate) fn digest(text: &str) -> u32 {
    // FNV-1a.
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

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
    use super::{digest, local, session};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn digests_differ_with_the_text() {
        assert_eq!(digest("ABCDE1234F"), digest("ABCDE1234F"));
        assert_ne!(digest("ABCDE1234F"), digest("ABCDE1234G"));
    }

    #[test]
    fn a_sign_out_removes_all_but_notes_and_preferences() {
        let removed = ["orrery.call.x", "orrery.bulk.fees.asha", "orrery.decided.in.asha", "orrery.new-key"];
        let stay = ["orrery.theme", "orrery.sent.x", "orrery.sent-rows.fees.1", "another-app"];
        for key in removed.into_iter().chain(stay) {
            assert!(local::save(key, &7_u32));
        }
        assert_eq!(local::keys("orrery.bulk."), ["orrery.bulk.fees.asha"]);
        local::clear_at_sign_out();
        assert_eq!(removed.map(local::load::<u32>), [None; 4]);
        assert_eq!(stay.map(local::load::<u32>), [Some(7); 4]);
        stay.into_iter().for_each(local::remove);
    }

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
