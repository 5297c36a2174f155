//! A short table in the page. A list of any length is a [`grid`](crate::components::lists::grid) instead.

use leptos::prelude::*;

/// What stands above a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    label: &'static str,
    numeric: bool,
}

impl Head {
    /// A column of words.
    pub(crate) const fn new(label: &'static str) -> Self {
        Self { label, numeric: false }
    }

    /// A column of amounts or counts: aligned to the right.
    pub(crate) const fn num(label: &'static str) -> Self {
        Self { label, numeric: true }
    }
}

/// A table named `caption`; `rows` are its `<tr>`s, each begun by a `<th scope="row">`.
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
