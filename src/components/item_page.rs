//! A page about the item that the URL names. A server that can't read a single item gets a note in its place.

use crate::components::feedback::undocumented::{Locked, answers};
use crate::components::widgets::heading::Heading;
use crate::links::{Link, use_id};
use leptos::prelude::*;
use lms::Endpoint;
use std::str::FromStr;

/// The note in the place of the page.
#[derive(Clone, Copy)]
pub(crate) struct ItemPage {
    /// The heading of the page: "Restructure".
    pub(crate) title: &'static str,
    /// "a single loan"
    pub(crate) what: &'static str,
    /// The list that the item is in, and its name.
    pub(crate) list: (fn() -> Link, &'static str),
}

/// Draws the page of the item with the id in the URL, where the server answers `E`.
pub(crate) fn item_page<E, T>(page: ItemPage, draw: impl Fn(T) -> AnyView + Send + 'static) -> impl IntoView
where
    E: Endpoint,
    T: FromStr + Clone + PartialEq + Send + Sync + 'static,
{
    let id = use_id();
    move || id.get().map(|id| if answers::<E>() { draw(id) } else { unavailable(page) })
}

fn unavailable(page: ItemPage) -> AnyView {
    let (list, list_name) = page.list;
    view! {
        <main id="page" class="page">
            <Heading text=page.title />
            <Locked what=page.what>
                <p class="actions">
                    <a class="button primary" href=list().href()>
                        {list_name}
                    </a>
                </p>
            </Locked>
        </main>
    }
    .into_any()
}
