//! Which columns of a list are shown, and in which order: chosen in a menu, part of the URL.

use crate::components::lists::grid::{Column, RowPage};
use crate::components::lists::keyed::{Keyed, keyed};
use crate::components::lists::list_handle::ListHandle;
use crate::dom::memo::memo;
use leptos::prelude::*;

/// The name of a column in the URL: the letters of its heading, in lower case.
fn name(column: &Column) -> String {
    column.label.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The indices of the columns that `wanted` names, in its order; all if it names none. The first column, which opens the
/// row, is always included.
pub(crate) fn shown(columns: &[Column], wanted: &str) -> Vec<usize> {
    let mut shown = vec![0];
    for wanted in wanted.split(',') {
        let place = columns.iter().position(|column| name(column) == wanted);
        shown.extend(place.filter(|place| !shown.contains(place)));
    }
    if shown.len() == 1 { (0..columns.len()).collect() } else { shown }
}

pub(crate) fn chosen(columns: &[Column], shown: &[usize]) -> Vec<Column> {
    shown.iter().filter_map(|at| columns.get(*at).copied()).collect()
}

/// The page with the cells of the shown columns only.
pub(crate) fn only(page: RowPage, shown: &[usize]) -> RowPage {
    let rows = page.rows.into_iter().map(|mut row| {
        row.cells = shown.iter().filter_map(|at| row.cells.get(*at).cloned()).collect();
        row
    });
    RowPage { rows: rows.collect(), ..page }
}

#[component]
pub(crate) fn ColumnsMenu(list: ListHandle, columns: &'static [Column]) -> impl IntoView {
    let now = memo(move |_| shown(columns, list.list_state().columns()));
    let default: Vec<usize> = (0..columns.len()).collect();
    let go = move |next: Vec<usize>| {
        let names: Vec<String> = next.iter().filter_map(|at| columns.get(*at)).map(name).collect();
        let words = if next == default { String::new() } else { names.join(",") };
        list.go_in_place(untrack(move || list.list_state()).showing(words));
    };
    let go = StoredValue::new(go);
    let set = move |next: Vec<usize>| go.with_value(|go| go(next));
    let toggle = move |at: usize, on: bool| {
        let mut next = now.get_untracked();
        next.retain(|shown| *shown != at);
        if on {
            next.push(at);
        }
        if next.len() > 1 {
            set(next);
        }
    };
    let move_forward = move |at: usize| {
        let mut next = now.get_untracked();
        if let Some(place) = next.iter().position(|shown| *shown == at).filter(|place| *place > 1) {
            next.swap(place, place - 1);
            set(next);
        }
    };
    // The shown columns first, in their order, then the others.
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
                        <input type="checkbox" prop:checked=on on:change:target=move |event| toggle(at, event.target().checked()) />
                        " "
                        {label}
                    </label>
                    {move || movable().then(|| view! {
                        <button type="button" class="button quiet small" aria-label=format!("Move {label} forward") on:click=move |_| move_forward(at)>
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
    fn shows_the_columns_of_the_url_in_their_order_and_always_the_first() {
        assert_eq!(shown(&COLUMNS, ""), [0, 1, 2]);
        assert_eq!(shown(&COLUMNS, "amount,nextdue"), [0, 2, 1]);
        assert_eq!(shown(&COLUMNS, "ref,amount"), [0, 2]);
        assert_eq!(shown(&COLUMNS, "colour"), [0, 1, 2]);
    }
}
