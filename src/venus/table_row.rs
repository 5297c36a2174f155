//! Rows of a short table, built cell by cell.

use crate::components::widgets::table::{Head, table};
use leptos::prelude::*;

pub(crate) struct TableRow {
    cells: Vec<AnyView>,
    is_late: bool,
}

impl TableRow {
    /// A row that begins with its heading.
    pub(crate) fn new(heading: impl IntoView + 'static) -> Self {
        Self { cells: vec![view! { <th scope="row">{heading}</th> }.into_any()], is_late: false }
    }

    /// A row whose heading is a link.
    pub(crate) fn link(href: String, text: impl Into<String>) -> Self {
        let text: String = text.into();
        Self::new(view! { <a href=href>{text}</a> })
    }

    /// A row whose heading is a reference that links to its page.
    pub(crate) fn reference(href: String, text: impl Into<String>) -> Self {
        let text: String = text.into();
        Self::new(view! { <a class="mono" href=href>{text}</a> })
    }

    pub(crate) fn text(self, text: impl IntoView + 'static) -> Self {
        self.cell(view! { <td>{text}</td> })
    }

    /// A number or an amount, aligned to the right.
    pub(crate) fn num(self, number: impl IntoView + 'static) -> Self {
        self.cell(view! { <td class="num">{number}</td> })
    }

    /// An empty cell over so many columns.
    pub(crate) fn gap(self, columns: usize) -> Self {
        self.cell(view! { <td colspan=columns.to_string()></td> })
    }

    /// Any other `<td>`.
    pub(crate) fn cell(mut self, cell: impl IntoView + 'static) -> Self {
        self.cells.push(cell.into_any());
        self
    }

    /// Highlights the row: late, or refused.
    pub(crate) fn late(self, is_late: bool) -> Self {
        Self { is_late, ..self }
    }

    pub(crate) fn into_tr(self) -> AnyView {
        view! { <tr class:late=self.is_late>{self.cells}</tr> }.into_any()
    }
}

/// A table named `caption` of `rows`, with the rows of `foot` below them.
pub(crate) fn table_of(
    caption: &str,
    heads: &[Head],
    rows: impl IntoIterator<Item = TableRow>,
    foot: impl IntoIterator<Item = TableRow>,
) -> AnyView {
    let rows: Vec<AnyView> = rows.into_iter().map(TableRow::into_tr).collect();
    let foot: Vec<AnyView> = foot.into_iter().map(TableRow::into_tr).collect();
    let foot = (!foot.is_empty()).then(|| foot.into_any());
    table(caption, heads, rows, foot).into_any()
}
