//! The sections of the two workspaces: what the rail lists, and which section a path belongs to.

use super::{Link, ListQuery, Workspace};

/// A section of a workspace: one entry of its rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    JupiterOverview,
    Loans,
    Accounts,
    Topups,
    TopupGroups,
    Fees,
    LineDetails,
    Calculator,
    JupiterBulk,
    VenusOverview,
    Payouts,
    Reconcile,
    Records,
    Settlements,
    Excess,
    Nach,
    Eod,
    VenusBulk,
}

impl Section {
    const JUPITER: &[Self] = &[
        Self::JupiterOverview,
        Self::Loans,
        Self::Accounts,
        Self::Topups,
        Self::TopupGroups,
        Self::Fees,
        Self::LineDetails,
        Self::JupiterBulk,
        Self::Calculator,
    ];
    const VENUS: &[Self] = &[
        Self::VenusOverview,
        Self::Payouts,
        Self::Records,
        Self::Settlements,
        Self::Excess,
        Self::Reconcile,
        Self::Nach,
        Self::Eod,
        Self::VenusBulk,
    ];

    /// The sections of a workspace, in the order of its rail.
    pub(crate) const fn of(workspace: Workspace) -> &'static [Self] {
        match workspace {
            Workspace::Jupiter => Self::JUPITER,
            Workspace::Venus => Self::VENUS,
        }
    }

    /// What the rail calls it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::JupiterOverview => "Overview",
            Self::Loans => "Loans",
            Self::Accounts => "Accounts",
            Self::Topups => "Top-ups",
            Self::TopupGroups => "Top-up groups",
            Self::Fees => "Fees",
            Self::LineDetails => "Line details",
            Self::Calculator => "EMI calculator",
            Self::VenusOverview => "Overview",
            Self::Payouts => "Payouts",
            Self::Reconcile => "Reconcile",
            Self::Records => "Records",
            Self::Settlements => "Settlements",
            Self::Excess => "Excess",
            Self::Nach => "NACH",
            Self::Eod => "End of day",
            Self::JupiterBulk | Self::VenusBulk => "Bulk upload",
        }
    }

    /// Where it opens.
    pub(crate) const fn link(self) -> Link {
        match self {
            Self::JupiterOverview => Link::JupiterOverview,
            Self::Loans => Link::loans(),
            Self::Accounts => Link::accounts(),
            Self::Topups => Link::topups(),
            Self::TopupGroups => Link::topup_groups(),
            Self::Fees => Link::fees(),
            Self::LineDetails => Link::line_details(),
            Self::Calculator => Link::Calculator { account: None, offers: Vec::new() },
            Self::JupiterBulk => Link::Bulk { workspace: Workspace::Jupiter, sheet: None },
            Self::VenusOverview => Link::VenusOverview,
            Self::Payouts => Link::payouts(),
            Self::Reconcile => Link::Reconcile { out: false, list: ListQuery::EVERYTHING },
            Self::Records => Link::records(),
            Self::Settlements => Link::Settlements(ListQuery::EVERYTHING),
            Self::Excess => Link::Excess { list: ListQuery::EVERYTHING, opened: None },
            Self::Nach => Link::nach(),
            Self::Eod => Link::Eod,
            Self::VenusBulk => Link::Bulk { workspace: Workspace::Venus, sheet: None },
        }
    }

    /// The workspace it is of.
    pub(crate) fn workspace(self) -> Workspace {
        if Self::VENUS.contains(&self) { Workspace::Venus } else { Workspace::Jupiter }
    }
}

/// The section that a path is in; `None` outside both workspaces.
pub(crate) fn section_of(path: &str) -> Option<Section> {
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    let workspace = segments.next()?;
    let opens = segments.next().map_or_else(|| format!("/{workspace}"), |section| format!("/{workspace}/{section}"));
    [Section::JUPITER, Section::VENUS].into_iter().flatten().copied().find(|section| section.link().href() == opens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn every_entry_of_a_rail_opens_its_own_section() {
        for workspace in [Workspace::Jupiter, Workspace::Venus] {
            for section in Section::of(workspace) {
                assert_eq!(section_of(&section.link().href()), Some(*section));
                assert_eq!(section.workspace(), workspace);
            }
        }
    }

    #[test]
    fn finds_the_section_of_any_page_in_it() {
        assert_eq!(section_of("/jupiter/top-up-groups/TG-1"), Some(Section::TopupGroups));
        assert_eq!(section_of("/jupiter/top-ups/new"), Some(Section::Topups));
        assert_eq!(section_of("/sign-in"), None);
        assert_eq!(section_of("/saturn/loans"), None);
    }
}
