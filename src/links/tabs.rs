//! The tabs of a loan and of an account.

use lms::Day;

/// The tabs of a loan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum LoanTab {
    /// Schedule, drawdown and bank at a glance.
    #[default]
    Overview,
    /// Every demand.
    Schedule,
    /// Money that left.
    Payouts,
    /// Money that came in, and what of it is left over.
    Payments,
    /// Fees that were charged.
    Fees,
    /// What is owed on a day, and what would close the loan then.
    Outstanding {
        /// On which day; today where none is named.
        on: Option<Day>,
    },
    /// What came and went between two days.
    Statement {
        /// From which day; the first where none is named.
        from: Option<Day>,
        /// To which day; today where none is named.
        to: Option<Day>,
    },
    /// The terms that loans of its account are made by.
    Terms,
    /// What other systems hang on it.
    ExtraData,
    /// All that happened.
    Activity,
}

impl LoanTab {
    /// In the order of the tab bar.
    pub(crate) const ALL: [Self; 10] = [
        Self::Overview,
        Self::Schedule,
        Self::Payouts,
        Self::Payments,
        Self::Fees,
        Self::Outstanding { on: None },
        Self::Statement { from: None, to: None },
        Self::Terms,
        Self::ExtraData,
        Self::Activity,
    ];

    /// The same without its days: as the tab bar leads to it.
    #[must_use]
    pub(crate) const fn plain(self) -> Self {
        match self {
            Self::Outstanding { .. } => Self::Outstanding { on: None },
            Self::Statement { .. } => Self::Statement { from: None, to: None },
            tab => tab,
        }
    }

    pub(super) const fn segment(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Schedule => "schedule",
            Self::Payouts => "payouts",
            Self::Payments => "payments",
            Self::Fees => "fees",
            Self::Outstanding { .. } => "outstanding",
            Self::Statement { .. } => "statement",
            Self::Terms => "terms",
            Self::ExtraData => "extra-data",
            Self::Activity => "activity",
        }
    }

    /// The tab that a URL's path names, without its days.
    pub(crate) fn from_segment(segment: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.segment() == segment)
    }

    pub(super) fn to_query(self) -> Vec<(&'static str, String)> {
        let days = match self {
            Self::Outstanding { on } => vec![("on", on)],
            Self::Statement { from, to } => vec![("from", from), ("to", to)],
            Self::Overview
            | Self::Schedule
            | Self::Payouts
            | Self::Payments
            | Self::Fees
            | Self::Terms
            | Self::ExtraData
            | Self::Activity => Vec::new(),
        };
        days.into_iter().filter_map(|(name, day)| Some((name, day?.iso()))).collect()
    }
}

/// The tabs of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum AccountTab {
    /// Who borrows, where to, and the limits at a glance.
    #[default]
    Overview,
    /// Its loans.
    Loans,
    /// Its top-ups.
    Topups,
    /// Its limits, one for each type.
    Limits,
    /// By which terms loans are made.
    Terms,
    /// The same, about to be changed.
    ChangeTerms,
    /// What other systems hang on it.
    ExtraData,
    /// What happened when.
    Activity,
}

impl AccountTab {
    /// In the order of the tab bar.
    pub(crate) const ALL: [Self; 7] =
        [Self::Overview, Self::Loans, Self::Topups, Self::Limits, Self::Terms, Self::ExtraData, Self::Activity];

    pub(super) const fn segment(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Loans => "loans",
            Self::Topups => "top-ups",
            Self::Limits => "limits",
            Self::Terms => "terms",
            Self::ChangeTerms => "terms/change",
            Self::ExtraData => "extra-data",
            Self::Activity => "activity",
        }
    }

    /// The tab that a URL's path names.
    pub(crate) fn from_segment(segment: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::ChangeTerms]).find(|tab| tab.segment() == segment)
    }
}
