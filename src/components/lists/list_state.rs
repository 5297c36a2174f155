//! The state of a list in its URL: filters, order and columns. One type for all lists, so that it is compiled once; the
//! screen interprets the text of a filter.

use crate::dom::memo::memo;
use crate::links::{ListQuery, use_query};
use leptos::prelude::*;
use lms::{ApiError, Day, Money};
use uuid::Uuid;

/// The query parameters of a list.
#[derive(Debug)]
pub(crate) struct ListFields {
    pub(crate) filters: &'static [(&'static str, FilterKind)],
    /// The default order: a field, `-` before it for descending.
    pub(crate) order: &'static str,
}

/// What the text of a filter must be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FilterKind {
    Text,
    /// A UUID.
    Id,
    /// `2026-11-23`.
    Day,
    Amount,
    /// One of a few values.
    Value(fn(&str) -> bool),
}

impl FilterKind {
    fn accepts(self, text: &str) -> bool {
        match self {
            Self::Text => true,
            Self::Id => text.parse::<Uuid>().is_ok(),
            Self::Day => Day::parse_iso(text).is_some_and(Day::is_plausible),
            Self::Amount => Money::parse(text).is_ok(),
            Self::Value(is_known) => is_known(text),
        }
    }
}

const ORDER: &str = "order";
const COLUMNS: &str = "columns";

#[derive(Clone, Debug)]
pub(crate) struct ListState {
    fields: &'static ListFields,
    /// Only what is set.
    set: Vec<(&'static str, String)>,
}

impl PartialEq for ListState {
    fn eq(&self, other: &Self) -> bool {
        // Of one list: two are never compared with each other.
        self.set == other.set
    }
}

impl Eq for ListState {}

impl ListState {
    /// No filters, the default order and columns.
    pub(crate) const fn of(fields: &'static ListFields) -> Self {
        Self { fields, set: Vec::new() }
    }

    /// Unknown parameters are ignored.
    pub(crate) fn from_query(fields: &'static ListFields, get: &dyn Fn(&str) -> Option<String>) -> Self {
        let names = fields.filters.iter().map(|(name, _)| *name).chain([ORDER, COLUMNS]);
        let set = names.filter_map(|name| Some((name, get(name).filter(|value| !value.is_empty())?))).collect();
        Self { fields, set }
    }

    /// The parameters that differ from the default.
    pub(crate) fn to_query(&self) -> Vec<(&'static str, String)> {
        self.set.iter().filter(|(name, value)| *name != ORDER || value != self.fields.order).cloned().collect()
    }

    /// The text of a filter; empty where it is not set.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.set.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// The value of a filter, where its text is one.
    pub(crate) fn read<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).parse().ok()
    }

    /// The value of an enumeration's filter, where it is set.
    pub(crate) fn word<'a, T: From<&'a str>>(&'a self, name: &str) -> Option<T> {
        Some(self.get(name)).filter(|text| !text.is_empty()).map(T::from)
    }

    /// The same with this filter; an empty `value` takes it away.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        self.set.retain(|(known, _)| *known != name);
        if !value.is_empty() {
            // One view, one URL, in whatever order it was chosen. Put in its place, as sorting is a large piece of code.
            let names = self.fields.filters;
            let rank =
                |name: &'static str| (names.iter().position(|(known, _)| *known == name).unwrap_or(names.len()), name);
            let after = self.set.iter().position(|(other, _)| rank(other) > rank(name));
            self.set.insert(after.unwrap_or(self.set.len()), (name, value));
        }
        self
    }

    /// The order: a field, `-` before it for descending.
    pub(crate) fn order(&self) -> &str {
        Some(self.get(ORDER)).filter(|order| !order.is_empty()).unwrap_or(self.fields.order)
    }

    /// The same in another order.
    #[must_use]
    pub(crate) fn ordered_by(self, order: impl Into<String>) -> Self {
        self.with(ORDER, order)
    }

    /// The names of the columns that are shown, in their order; empty for the usual ones.
    pub(crate) fn columns(&self) -> &str {
        self.get(COLUMNS)
    }

    /// The same with these columns.
    #[must_use]
    pub(crate) fn showing(self, columns: impl Into<String>) -> Self {
        self.with(COLUMNS, columns)
    }

    /// Whether any filter is set.
    pub(crate) fn is_filtered(&self) -> bool {
        self.set.iter().any(|(name, _)| self.kind(name).is_some())
    }

    /// Refuses a filter that means nothing, such as `status=bogus` in a link: without it the list, a total or a bank
    /// file would hold more than was asked for.
    ///
    /// # Errors
    /// [`ApiError::Refused`], with the text of the first such filter.
    pub(crate) fn check(&self) -> Result<(), ApiError> {
        let wrong = self.set.iter().find(|(name, text)| self.kind(name).is_some_and(|kind| !kind.accepts(text)));
        let Some((name, text)) = wrong else { return Ok(()) };
        let message = format!("The filter “{name}” can't be “{text}”.");
        Err(ApiError::Refused { message: Some(message), fields: Vec::new() })
    }

    fn kind(&self, name: &str) -> Option<FilterKind> {
        self.fields.filters.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// The same order and no filter.
    #[must_use]
    pub(crate) fn cleared(mut self) -> Self {
        let filters = self.fields.filters;
        self.set.retain(|(name, _)| filters.iter().all(|(filter, _)| filter != name));
        self
    }
}

impl From<ListState> for ListQuery {
    fn from(list_state: ListState) -> Self {
        Self::new(list_state.to_query())
    }
}

/// What the list of this page shows, as its URL says.
pub(crate) fn use_list_state(fields: &'static ListFields) -> Memo<ListState> {
    let query = use_query();
    memo(move |_| query.with(|query| ListState::from_query(fields, &|name| query.get(name))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const FIELDS: ListFields = ListFields {
        filters: &[
            ("search", FilterKind::Text),
            ("status", FilterKind::Value(|text| text == "active")),
            ("least", FilterKind::Amount),
            ("from", FilterKind::Day),
            ("loan", FilterKind::Id),
        ],
        order: "-dpd",
    };

    fn list_state(query: &[(&str, &str)]) -> ListState {
        ListState::from_query(&FIELDS, &|name| {
            query.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn writes_one_url_whatever_the_order_of_choices() {
        let one = list_state(&[]).with("status", "overdue").with("search", "meera");
        let other = list_state(&[("search", "meera"), ("status", "overdue"), ("unknown", "x")]);
        assert_eq!(one, other);
        assert_eq!(one.to_query(), [("search", "meera".to_owned()), ("status", "overdue".to_owned())]);
    }

    #[test]
    fn refuses_a_filter_that_means_nothing_until_it_is_cleared() {
        for wrong in [("status", "bogus"), ("least", "1500,00"), ("from", "0026-11-23"), ("loan", "LN1")] {
            let list_state = list_state(&[wrong, ("search", "anything")]);
            assert!(list_state.check().unwrap_err().to_string().contains(wrong.1), "{wrong:?}");
            assert_eq!(list_state.cleared().check(), Ok(()));
        }
        let right = [("status", "active"), ("least", "1.5 lakh"), ("from", "2026-11-23"), ("search", "LN1")];
        assert_eq!(list_state(&right).check(), Ok(()));
    }

    #[test]
    fn leaves_defaults_out_of_the_url() {
        let list_state = list_state(&[]);
        assert_eq!(list_state.order(), "-dpd");
        assert!(list_state.clone().ordered_by("-dpd").to_query().is_empty());
        assert_eq!(list_state.ordered_by("ref_id").to_query(), [("order", "ref_id".to_owned())]);
    }

    #[test]
    fn columns_are_in_the_url_and_not_a_filter() {
        let chosen = list_state(&[("order", "dpd")]).showing("ref,dpd");
        assert_eq!(chosen.to_query(), [("columns", "ref,dpd".to_owned()), ("order", "dpd".to_owned())]);
        assert!(!chosen.is_filtered());
        assert_eq!(chosen.cleared().columns(), "ref,dpd");
    }

    #[test]
    fn clearing_removes_filters_and_keeps_the_order() {
        let list_state = list_state(&[("status", "overdue"), ("order", "ref_id")]);
        assert!(list_state.is_filtered());
        let cleared = list_state.cleared();
        assert!(!cleared.is_filtered());
        assert_eq!(cleared.order(), "ref_id");
    }
}
