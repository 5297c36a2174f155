//! Which columns of a list are shown, and in which order: chosen from a menu, kept in the URL.

use crate::components::lists::grid::{Column, RowPage};
use crate::components::lists::keyed::{Keyed, keyed};
use crate::components::lists::list_page::ListHandle;
use leptos::prelude::*;

/// A column's name in the URL: the letters of its heading.
fn name(column: &Column) -> String {
    column.label.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The places of the columns that `wanted` names, in its order; all where it names none. The first, which opens the row,
/// is always there.
pub(crate) fn shown(columns: &[Column], wanted: &str) -> Vec<usize> {
    let mut shown = vec![0];
    for wanted in wanted.split(',') {
        let place = columns.iter().position(|column| name(column) == wanted);
        shown.extend(place.filter(|place| !shown.contains(place)));
    }
    if shown.len() == 1 { (0..columns.len()).collect() } else { shown }
}

/// Those columns.
pub(crate) fn chosen(columns: &[Column], shown: &[usize]) -> Vec<Column> {
    shown.iter().filter_map(|at| columns.get(*at).copied()).collect()
}

/// A page with the cells of those columns only.
pub(crate) fn only(page: RowPage, shown: &[usize]) -> RowPage {
    let rows = page.rows.into_iter().map(|mut row| {
        row.cells = shown.iter().filter_map(|at| row.cells.get(*at).cloned()).collect();
        row
    });
    RowPage { count: page.count, rows: rows.collect() }
}

/// The menu.
#[component]
pub(crate) fn ColumnsMenu(list: ListHandle, columns: &'static [Column]) -> impl IntoView {
    let now = Memo::new(move |_| shown(columns, list.list_state().columns()));
    let usual: Vec<usize> = (0..columns.len()).collect();
    let go = move |next: Vec<usize>| {
        let names: Vec<String> = next.iter().filter_map(|at| columns.get(*at)).map(name).collect();
        let words = if next == usual { String::new() } else { names.join(",") };
        list.go_in_place(untrack(move || list.list_state()).showing(words));
    };
    let go = StoredValue::new(go);
    let set = move |next: Vec<usize>| go.with_value(|go| go(next));
    let turn = move |at: usize, on: bool| {
        let mut next = now.get_untracked();
        next.retain(|shown| *shown != at);
        if on {
            next.push(at);
        }
        if next.len() > 1 {
            set(next);
        }
    };
    let earlier = move |at: usize| {
        let mut next = now.get_untracked();
        if let Some(place) = next.iter().position(|shown| *shown == at).filter(|place| *place > 1) {
            next.swap(place, place - 1);
            set(next);
        }
    };
    // Those that are shown stand first, in their order; the rest after them.
    let listed = move || {
        let now = now.get();
        let rest = (1..columns.len()).filter(|at| !now.contains(at)).collect::<Vec<_>>();
        now.into_iter().filter(|at| *at > 0).chain(rest).collect::<Vec<_>>()
    };
    let row = move |at: usize| {
        let label = columns[at].label;
        let on = move || now.with(|now| now.contains(&at));
        let movable = move || now.with(|now| now.iter().skip(2).any(|shown| *shown == at));
        let draw = move || {
            view! {
                <li>
                    <label>
                        <input type="checkbox" prop:checked=on on:change:target=move |event| turn(at, event.target().checked()) />
                        " "
                        {label}
                    </label>
                    {move || movable().then(|| view! {
                        <button type="button" class="button quiet small" aria-label=format!("Move {label} forward") on:click=move |_| earlier(at)>
                            "↑"
                        </button>
                    })}
                </li>
            }
        };
        Keyed { key: (at as u64, 0), draw: Box::new(move || draw().into_any()) }
    };
    view! {
        <details class="menu" name="list-menu">
            <summary class="button small">"Columns"</summary>
            <div class="menu-list wide">
                <ul class="menu-rows">{keyed(move || listed().into_iter().map(row).collect())}</ul>
                <hr />
                <button type="button" on:click=move |_| set((0..columns.len()).collect())>
                    "All columns"
                </button>
            </div>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const COLUMNS: [Column; 3] =
        [Column::new("Ref", "1rem"), Column::new("Next due", "1rem"), Column::new("Amount ₹", "1rem")];

    #[test]
    fn the_url_names_columns_in_their_order_and_the_link_is_always_there() {
        assert_eq!(shown(&COLUMNS, ""), [0, 1, 2]);
        assert_eq!(shown(&COLUMNS, "amount,nextdue"), [0, 2, 1]);
        assert_eq!(shown(&COLUMNS, "ref,amount"), [0, 2]);
        assert_eq!(shown(&COLUMNS, "colour"), [0, 1, 2]);
    }
}
