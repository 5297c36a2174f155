//! Ids for the elements that ARIA ties together: a label and its field, a message and what it describes.

use std::cell::Cell;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// An element id that no other element of the document has: `amount-7`.
pub(crate) fn fresh_id(what: &str) -> String {
    let number = NEXT.get();
    NEXT.set(number.wrapping_add(1));
    format!("{what}-{number}")
}
