//! Where a list was left, so that Back, a reload and the breadcrumb lead to the same rows.
//!
//! The history entry of a list holds its position (`history.state`); memory holds the last URL and position of each list
//! for the breadcrumb. Coming by the rail finds neither, and starts at the top.

use js_sys::{Object, Reflect};
use leptos::prelude::window;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// What of a list is in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    /// The first row in view.
    pub(crate) row: u64,
    /// Pixels of that row above the view.
    pub(crate) offset: i64,
    /// The row that the keys are at.
    pub(crate) active: Option<u64>,
}

thread_local! {
    /// The lists that were visited: the path, the whole URL, and the position in it.
    static LEFT: RefCell<Vec<(String, String, Option<Position>)>> = const { RefCell::new(Vec::new()) };
    /// The URL of the list that a breadcrumb leads to.
    static RETURNING: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Names in `history.state`.
const LIST: &str = "list";
const ROW: &str = "row";
const OFFSET: &str = "offset";
const ACTIVE: &str = "active";

/// The list at `href` is on screen.
pub(crate) fn visit(href: &str, position: Option<Position>) {
    LEFT.with_borrow_mut(|left| {
        left.retain(|(path, ..)| path != path_of(href));
        left.push((path_of(href).to_owned(), href.to_owned(), position));
    });
}

/// Saves the position in the list at `href`, which the current history entry is of.
pub(crate) fn save(href: &str, position: Position) {
    visit(href, Some(position));
    // What does not fit is left out: the list then starts at its top.
    let _ = try_save(href, position);
}

fn try_save(href: &str, position: Position) -> Result<(), JsValue> {
    let history = window().history()?;
    let state = Object::new();
    if let Ok(before) = history.state()?.dyn_into::<Object>() {
        Object::assign(&state, &before);
    }
    let set = |name: &str, value: JsValue| Reflect::set(&state, &name.into(), &value);
    set(LIST, href.into())?;
    set(ROW, number(position.row))?;
    set(OFFSET, position.offset.to_string().into())?;
    set(ACTIVE, position.active.map_or(JsValue::NULL, number))?;
    history.replace_state(&state, "")
}

/// The position that the list at `href` opens at; `None` for its top.
pub(crate) fn restored(href: &str) -> Option<Position> {
    let returning = RETURNING.take().is_some_and(|returning| returning == href);
    of_entry(href).or_else(|| of_memory(href).filter(|_| returning))
}

fn of_memory(href: &str) -> Option<Position> {
    LEFT.with_borrow(|left| left.iter().find(|(_, known, _)| known == href).and_then(|(.., position)| *position))
}

fn of_entry(href: &str) -> Option<Position> {
    let state = window().history().ok()?.state().ok()?;
    let get = |name: &str| Reflect::get(&state, &name.into()).ok()?.as_string();
    get(LIST).filter(|list| list == href)?;
    let active = get(ACTIVE).and_then(|active| active.parse().ok());
    Some(Position { row: get(ROW)?.parse().ok()?, offset: get(OFFSET)?.parse().ok()?, active })
}

/// As text: a row's number may be larger than JavaScript's numbers are exact.
fn number(row: u64) -> JsValue {
    row.to_string().into()
}

/// The URL that a list was last seen at: with its filters. `href` itself where it has not been opened, or says more than
/// the list's path.
pub(crate) fn last_href(href: &str) -> String {
    LEFT.with_borrow(|left| {
        left.iter().find(|(path, ..)| path == href).map_or_else(|| href.to_owned(), |(_, last, _)| last.clone())
    })
}

/// The list at `href`, if it opens next, opens where it was left.
pub(crate) fn return_to(href: &str) {
    RETURNING.set(Some(href.to_owned()));
}

fn path_of(href: &str) -> &str {
    href.split('?').next().unwrap_or(href)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const POSITION: Position = Position { row: 5_000, offset: 13, active: Some(5_003) };

    #[test]
    fn the_history_entry_of_a_list_has_its_position() {
        save("/lists/entry?status=failed", POSITION);
        assert_eq!(restored("/lists/entry?status=failed"), Some(POSITION));
        assert_eq!(restored("/lists/entry"), None, "of another view of the list");
    }

    #[test]
    fn a_breadcrumb_leads_to_the_list_as_it_was_left() {
        visit("/lists/crumb?search=meera", Some(POSITION));
        assert_eq!(last_href("/lists/crumb"), "/lists/crumb?search=meera");
        assert_eq!(last_href("/lists/never"), "/lists/never");
        assert_eq!(restored("/lists/crumb?search=meera"), None, "comes by the rail");
        return_to("/lists/crumb?search=meera");
        assert_eq!(restored("/lists/crumb?search=meera"), Some(POSITION));
        assert_eq!(restored("/lists/crumb?search=meera"), None, "once only");
    }
}
