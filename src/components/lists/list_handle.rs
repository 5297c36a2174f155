//! What a list and its controls share: the state in the URL, and navigation to another.
//!
//! The browser reports `change` of a filter that is being removed, when the list is disposed already: nothing may navigate
//! then.

use crate::components::lists::list_state::ListState;
use crate::links::{Link, ListQuery, in_place};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// A list on screen: reads and changes the state in its URL.
#[derive(Clone, Copy)]
pub(crate) struct ListHandle {
    list_state: Memo<ListState>,
    path: fn(ListQuery) -> Link,
    opened: Signal<Option<String>>,
    navigate: Callback<(String, NavigateOptions)>,
}

impl ListHandle {
    /// The list at `path`, in the state `list_state`.
    pub(crate) fn new(list_state: Memo<ListState>, path: fn(ListQuery) -> Link) -> Self {
        let navigate = use_navigate();
        let navigate = Callback::new(move |(href, options): (String, NavigateOptions)| navigate(&href, options));
        Self { list_state, path, opened: Signal::stored(None), navigate }
    }

    /// The same list, where the row with the key `opened` stays open beside another view of it.
    pub(crate) fn beside(self, opened: Signal<Option<String>>) -> Self {
        Self { opened, ..self }
    }

    /// The value of a filter.
    pub(crate) fn value(self, name: &'static str) -> Signal<String> {
        Signal::derive(move || self.list_state.with(|list_state| list_state.get(name).to_owned()))
    }

    /// Shows the list with this filter.
    pub(crate) fn set(self, name: &'static str, value: String) {
        if let Some(list_state) = self.list_state.try_get_untracked() {
            self.go(list_state.with(name, value));
        }
    }

    /// Shows the list with this filter, without a history entry of its own: for each pause in typing.
    pub(crate) fn set_while_typing(self, name: &'static str, value: String) {
        if let Some(list_state) = self.list_state.try_get_untracked() {
            self.go_in_place(list_state.with(name, value));
        }
    }

    /// Tracks the state.
    pub(crate) fn list_state(self) -> ListState {
        self.list_state.get()
    }

    /// The URL of the list that shows `list_state`, with nothing opened.
    pub(crate) fn href(self, list_state: ListState) -> String {
        (self.path)(list_state.into()).href()
    }

    /// Shows the list in this state; Back leads to the state before.
    pub(crate) fn go(self, list_state: ListState) {
        self.navigate(list_state, NavigateOptions { replace: false, ..in_place() });
    }

    /// Shows the list in this state, without a history entry of its own.
    pub(crate) fn go_in_place(self, list_state: ListState) {
        self.navigate(list_state, in_place());
    }

    fn navigate(self, list_state: ListState, options: NavigateOptions) {
        let query = ListQuery::from(list_state).and("open", self.opened.get_untracked());
        self.navigate.run(((self.path)(query).href(), options));
    }

    /// Closes the row that is open beside the list.
    pub(crate) fn close(self) {
        let href = self.href(self.list_state.get_untracked());
        self.navigate.run((href, NavigateOptions { replace: false, ..in_place() }));
    }
}
