//! A file that the page makes and the browser saves.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Has the browser save `text` as a CSV file called `name`, for people. `false` where it can't.
pub(crate) fn save_csv(name: &str, text: &str) -> bool {
    // Spreadsheets take a file for UTF-8 by this mark.
    save_as_is(name, &format!("\u{feff}{text}"))
}

/// The same to the byte: for a file that a machine reads.
pub(crate) fn save_as_is(name: &str, text: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type("text/csv;charset=utf-8");
    let parts = js_sys::Array::of1(&text.into());
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return false };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else { return false };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // What is saved is read by then; a refusal keeps the text in memory until the page goes.
    drop(Url::revoke_object_url(&url));
    link.is_some()
}
