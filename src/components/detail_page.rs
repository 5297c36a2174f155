//! A detail page as a declaration: its title, status, facts and actions, drawn once the item has been read.

use crate::api::{self, Query};
use crate::components::feedback::item_not_found::{ItemNotFound, USUAL_REASON};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::card::{Pair, Pairs};
use crate::components::widgets::copy::Copy;
use crate::components::widgets::heading::Heading;
use crate::dom::memo::memo;
use crate::links::{Link, use_reference};
use leptos::prelude::*;
use lms::{ApiError, Endpoint, Page};

/// A reference of `T` that copies with one click, and its name: "fee reference".
type Reference<T> = (fn(&T) -> String, &'static str);

/// What a detail page of `T` is made of.
pub(crate) struct DetailDefinition<T> {
    /// The item in running text: "fee".
    pub(crate) noun: &'static str,
    /// The list that it is in, and the list's name, for the breadcrumb and for a missing item.
    pub(crate) list: (fn() -> Link, &'static str),
    /// The heading, until the item has been read: "Fee".
    pub(crate) untitled: &'static str,
    /// The heading.
    pub(crate) title: fn(&T) -> String,
    /// The last step of the breadcrumb.
    pub(crate) crumb: fn(&T) -> String,
    /// The reference beside the heading.
    pub(crate) reference: Option<Reference<T>>,
    /// The chip beside the heading.
    pub(crate) status: Option<fn(&T) -> AnyView>,
    /// The buttons at the end of the heading's row.
    pub(crate) actions: Option<fn(&T) -> AnyView>,
    /// Everything below the heading's row.
    pub(crate) body: fn(T) -> AnyView,
    /// Why an item may be missing, where the usual reasons don't fit.
    pub(crate) missing_because: Option<&'static str>,
    /// Lines of the skeleton while it loads.
    pub(crate) skeleton_lines: usize,
    /// Whether the page is as wide as the window.
    pub(crate) wide: bool,
}

/// The page of the item that `query` reads.
pub(crate) fn detail_page<T>(query: Query<T>, definition: &'static DetailDefinition<T>) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    detail_page_of(query, Some, Signal::stored(definition.untitled.to_owned()), definition)
}

/// The page of the item with the reference in the URL, for items that the API can't read by id: `search` is the list that
/// it is looked for in.
pub(crate) fn detail_page_by_reference<E, T>(
    search: fn(&str) -> E,
    definition: &'static DetailDefinition<T>,
) -> impl IntoView
where
    E: Endpoint<Reply = Page<T>> + Clone + PartialEq + Send + Sync + 'static,
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let reference = use_reference();
    let query = api::query(move || Some(search(&reference.get())));
    let is_it =
        move |item: &T| definition.reference.is_some_and(|(of, _)| reference.with(|reference| *reference == of(item)));
    let find = move |page: Page<T>| page.results.into_iter().find(is_it);
    detail_page_of(query, find, reference.into(), definition)
}

/// The page of the item that `find` picks from what `query` reads. The item is missing where `find` picks none. `name` is
/// the last step of the breadcrumb until the item has been read.
fn detail_page_of<R, T>(
    query: Query<R>,
    find: impl Fn(R) -> Option<T> + Copy + Send + Sync + 'static,
    name: Signal<String>,
    definition: &'static DetailDefinition<T>,
) -> impl IntoView
where
    R: Clone + PartialEq + Send + Sync + 'static,
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let found = memo(move |_| query.data().map(find));
    let is_missing =
        memo(move |_| query.error() == Some(ApiError::NotFound) || found.with(|found| matches!(found, Some(None))));
    let is_unread = memo(move |_| query.error().is_some() && found.with(Option::is_none));
    let (list, list_name) = definition.list;
    let trail = Signal::derive(move || {
        let crumb = found.with(|found| found.as_ref()?.as_ref().map(definition.crumb));
        let here = crumb.unwrap_or_else(|| name.get());
        vec![Crumb::link(list_name, list().href()), Crumb::here(here)]
    });
    let body = move || {
        if is_missing.get() {
            let why = definition.missing_because.unwrap_or(USUAL_REASON);
            return view! { <ItemNotFound what=definition.noun list=list() list_name why /> }.into_any();
        }
        let skeleton = || skeleton_card(definition.skeleton_lines);
        let view = move |read: R| find(read).map(|item| loaded(item, definition)).into_any();
        view! {
            // An item that can't be read still has a heading.
            {is_unread.get().then(|| view! { <Heading text=definition.untitled /> })}
            <Load query skeleton view />
        }
        .into_any()
    };
    view! {
        <main id="page" class="page" class:narrow=!definition.wide>
            <Breadcrumbs trail />
            {body}
        </main>
    }
}

fn loaded<T>(item: T, definition: &DetailDefinition<T>) -> AnyView {
    let reference = definition.reference.map(|(of, what)| view! { <Copy text=of(&item) what /> });
    let actions = definition.actions.map(|actions| view! { <div class="actions">{actions(&item)}</div> });
    view! {
        <div class="head">
            <Heading text=(definition.title)(&item) />
            {reference}
            {definition.status.map(|status| status(&item))}
            {actions}
        </div>
        {(definition.body)(item)}
    }
    .into_any()
}

/// One line of a detail page's facts: a label and its value. Facts without a value are left out.
pub(crate) struct Fact {
    label: String,
    value: Option<AnyView>,
}

impl Fact {
    /// A value as text.
    pub(crate) fn text(label: &'static str, value: impl ToString) -> Self {
        Self { label: label.to_owned(), value: Some(value.to_string().into_any()) }
    }

    /// A value under a label that is made up at run time.
    pub(crate) fn labelled(label: impl Into<String>, value: impl ToString) -> Self {
        Self { label: label.into(), value: Some(value.to_string().into_any()) }
    }

    /// A value that may be missing.
    pub(crate) fn optional(label: &'static str, value: Option<impl ToString>) -> Self {
        Self { label: label.to_owned(), value: value.map(|value| value.to_string().into_any()) }
    }

    /// The value that the others add up to.
    pub(crate) fn strong(label: &'static str, value: impl ToString) -> Self {
        let value = value.to_string();
        Self { label: label.to_owned(), value: Some(view! { <b>{value}</b> }.into_any()) }
    }

    /// A value that leads to its page.
    pub(crate) fn link(label: &'static str, text: impl Into<String>, to: &Link) -> Self {
        let text: String = text.into();
        Self { label: label.to_owned(), value: Some(view! { <a href=to.href()>{text}</a> }.into_any()) }
    }

    /// Any other value.
    pub(crate) fn view(label: &'static str, value: Option<impl IntoView + 'static>) -> Self {
        Self { label: label.to_owned(), value: value.map(IntoAny::into_any) }
    }
}

/// The facts as a list of labels and values.
pub(crate) fn facts(facts: impl IntoIterator<Item = Fact>) -> impl IntoView {
    let pairs = facts.into_iter().filter_map(|Fact { label, value }| {
        let value = value?;
        Some(view! { <Pair label>{value}</Pair> })
    });
    let pairs: Vec<_> = pairs.collect();
    view! { <Pairs>{pairs}</Pairs> }
}

/// The same in a card of its own, named `label` for screen readers.
pub(crate) fn facts_card(label: &'static str, list: impl IntoIterator<Item = Fact>) -> impl IntoView {
    let list: Vec<Fact> = list.into_iter().collect();
    view! {
        <section class="card stack" aria-label=label>
            {facts(list)}
        </section>
    }
}
