//! The query string of a list.

/// Filters, order and columns of a list, as its URL names them: only what differs from the usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ListQuery(Vec<(&'static str, String)>);

impl ListQuery {
    /// The whole list in its usual order.
    pub(crate) const EVERYTHING: Self = Self(Vec::new());

    /// The list that these names and values narrow down.
    pub(crate) const fn new(pairs: Vec<(&'static str, String)>) -> Self {
        Self(pairs)
    }

    /// The same with one more name, where there is a value.
    #[must_use]
    pub(crate) fn and(mut self, name: &'static str, value: Option<impl ToString>) -> Self {
        self.0.extend(value.map(|value| (name, value.to_string())));
        self
    }

    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        self.0.clone()
    }
}
