//! What a term of a loan is: its label, the kind of its value, and the other terms it depends on.

/// The kind of value of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TermKind {
    /// A plain number of something: "days", "EMIs".
    Count(&'static str),
    Percent,
    Amount,
    /// A percentage or rupees, depending on another term.
    Number,
    /// One of these words of the API, each with its label.
    Word(&'static [(&'static str, &'static str)]),
    Switch,
    /// Days of the month.
    Days,
    /// A percentage; one that depends on the day where the switch of this key is on.
    Rate(&'static str),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// The key in the JSON of the API.
    pub(super) key: &'static str,
    pub(super) label: &'static str,
    pub(super) kind: TermKind,
    pub(super) hint: &'static str,
    /// Shown only where these other terms have these values.
    pub(super) when: &'static [(&'static str, &'static str)],
}

/// Terms that belong together.
pub(super) struct TermGroup {
    pub(super) title: &'static str,
    pub(super) terms: &'static [Term],
}

pub(super) const fn term(key: &'static str, label: &'static str, kind: TermKind) -> Term {
    Term { key, label, kind, hint: "", when: &[] }
}

impl Term {
    pub(super) const fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    pub(super) const fn when(self, when: &'static [(&'static str, &'static str)]) -> Self {
        Self { when, ..self }
    }

    /// The key of the switch that makes a rate depend on the day.
    pub(super) const fn switch(&self) -> Option<&'static str> {
        match self.kind {
            TermKind::Rate(switch) => Some(switch),
            TermKind::Count(_)
            | TermKind::Percent
            | TermKind::Amount
            | TermKind::Number
            | TermKind::Word(_)
            | TermKind::Switch
            | TermKind::Days => None,
        }
    }
}
