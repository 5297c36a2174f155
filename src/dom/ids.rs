//! Ids of elements that ARIA attributes refer to: a label and its field, a message and what it describes.

use std::cell::Cell;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// An element id that is unique in the document: `amount-7`.
pub(crate) fn fresh_id(prefix: &str) -> String {
    let number = NEXT.get();
    NEXT.set(number.wrapping_add(1));
    format!("{prefix}-{number}")
}
