//! Ids of elements that ARIA attributes refer to (a label and its field, a message and what it describes), and random ids.

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

/// An id that no other tab or officer has.
pub(crate) fn random_id() -> String {
    let half = || js_sys::Math::random().to_bits();
    format!("{:016x}{:016x}", half(), half())
}
