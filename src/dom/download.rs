//! Files made by the page and saved by the browser.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Saves `text` as a CSV file for spreadsheets. Returns `false` if the browser can't.
pub(crate) fn save_csv(name: &str, text: &str) -> bool {
    // Spreadsheets recognise UTF-8 by the byte order mark.
    save_as_is(name, &format!("\u{feff}{text}"))
}

/// Saves `text` as a CSV file for machines: without a byte order mark.
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
    // The browser has the file by now. On failure the text stays in memory until the page is closed.
    drop(Url::revoke_object_url(&url));
    link.is_some()
}
