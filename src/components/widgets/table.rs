//! Short tables. Lists of any length use the [`grid`](crate::components::lists::grid).

use leptos::prelude::*;

/// The heading of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    label: &'static str,
    numeric: bool,
}

impl Head {
    pub(crate) const fn new(label: &'static str) -> Self {
        Self { label, numeric: false }
    }

    /// Amounts or counts, aligned to the right.
    pub(crate) const fn num(label: &'static str) -> Self {
        Self { label, numeric: true }
    }
}

/// `rows` are `<tr>` elements, each beginning with a `<th scope="row">`.
pub(crate) fn table<R: IntoView>(
    caption: &str,
    heads: &[Head],
    rows: R,
    foot: Option<AnyView>,
) -> impl IntoView + use<R> {
    let caption = caption.to_owned();
    let label = caption.clone();
    let head = |head: &Head| {
        let label = head.label;
        view! { <th scope="col" class:num=head.numeric>{label}</th> }
    };
    view! {
        <div class="table-scroll" role="group" aria-label=label tabindex="0">
            <table class="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>{heads.iter().map(head).collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
                {foot.map(|foot| view! { <tfoot>{foot}</tfoot> })}
            </table>
        </div>
    }
}
