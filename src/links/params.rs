//! What a page reads of its URL.

use crate::components::lists::list_state::{ListFields, ListState};
use crate::navigation;
use leptos::prelude::*;
use std::str::FromStr;

/// The path parameter of a detail page, `/jupiter/fees/:id`; `None` if the URL holds nothing of the kind.
pub(crate) fn use_id<T>() -> Memo<Option<T>>
where
    T: FromStr + Copy + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |before: Option<&Option<T>>| {
        let place = navigation::place();
        let path = place.split('?').next().unwrap_or_default();
        let id = path.split('/').filter(|segment| !segment.is_empty()).nth(2).and_then(|id| id.parse().ok());
        id.or_else(|| before.copied().flatten())
    })
}

/// The value of the query parameter `name` when the page opened: what a form is about.
pub(crate) fn given<T: FromStr>(name: &str) -> Option<T> {
    let place = untrack(navigation::place);
    let (_, search) = place.split_once('?')?;
    super::read_query(search).into_iter().find(|(key, _)| key == name).and_then(|(_, value)| value.parse().ok())
}

/// What the list of this page shows now, as its URL says.
pub(crate) fn use_list_state(fields: &'static ListFields) -> Memo<ListState> {
    let path = untrack(navigation::place).split('?').next().unwrap_or_default().to_owned();
    Memo::new(move |before: Option<&ListState>| {
        let place = navigation::place();
        let (here, search) = place.split_once('?').unwrap_or((&place, ""));
        if here != path
            && let Some(before) = before
        {
            return before.clone();
        }
        let pairs = super::read_query(search);
        ListState::from_query(fields, &|name| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()))
    })
}
