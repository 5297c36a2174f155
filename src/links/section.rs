//! The sections of the two workspaces: what the rail lists, and which section a path belongs to.

use super::{Link, Workspace};

/// A section of a workspace: one entry of its rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// What needs an officer today.
    JupiterOverview,
    /// Loans, and what is asked for and changed of them.
    Loans,
    /// Accounts, their limits and their terms.
    Accounts,
    /// Draws on lines.
    Topups,
    /// Draws that go together.
    TopupGroups,
    /// Fees.
    Fees,
    /// Line details.
    LineDetails,
    /// The EMI calculator.
    Calculator,
    /// Bulk upload of what officers enter.
    JupiterBulk,
    /// What waits for the desk.
    VenusOverview,
    /// Money that leaves.
    Payouts,
    /// Money that nobody has claimed.
    Reconcile,
    /// Money that comes in.
    Records,
    /// What that was applied to.
    Settlements,
    /// What of it is not applied.
    Excess,
    /// Debits by mandate.
    Nach,
    /// Closing the day's books.
    Eod,
    /// Bulk upload of what the desk enters.
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

    /// Those of a workspace, in the order of its rail.
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

    /// The URL it opens at.
    pub(crate) const fn href(self) -> &'static str {
        match self {
            Self::JupiterOverview => "/jupiter",
            Self::Loans => "/jupiter/loans",
            Self::Accounts => "/jupiter/accounts",
            Self::Topups => "/jupiter/top-ups",
            Self::TopupGroups => "/jupiter/top-up-groups",
            Self::Fees => "/jupiter/fees",
            Self::LineDetails => "/jupiter/line-details",
            Self::Calculator => "/jupiter/calculator",
            Self::JupiterBulk => "/jupiter/bulk",
            Self::VenusOverview => "/venus",
            Self::Payouts => "/venus/payouts",
            Self::Reconcile => "/venus/reconcile",
            Self::Records => "/venus/records",
            Self::Settlements => "/venus/settlements",
            Self::Excess => "/venus/excess",
            Self::Nach => "/venus/nach",
            Self::Eod => "/venus/eod",
            Self::VenusBulk => "/venus/bulk",
        }
    }

    /// The workspace it is of.
    pub(crate) fn workspace(self) -> Workspace {
        if Self::VENUS.contains(&self) { Workspace::Venus } else { Workspace::Jupiter }
    }
}

impl Link {
    /// The section it belongs to; `None` outside both workspaces.
    pub(crate) const fn section(&self) -> Option<Section> {
        Some(match self {
            Self::Home | Self::SignIn { .. } => return None,
            Self::JupiterOverview => Section::JupiterOverview,
            Self::Loans(_) | Self::Loan { .. } | Self::RequestTranche { .. } | Self::Restructure { .. } => {
                Section::Loans
            }
            Self::Accounts(_)
            | Self::Account { .. }
            | Self::NewAccount
            | Self::Disburse { .. }
            | Self::EditTerms { .. } => Section::Accounts,
            Self::Topups(_) | Self::Topup { .. } | Self::NewTopup { .. } => Section::Topups,
            Self::TopupGroups(_) | Self::TopupGroup { .. } | Self::NewTopupGroup => Section::TopupGroups,
            Self::Fees(_) | Self::Fee { .. } | Self::NewFee { .. } => Section::Fees,
            Self::LineDetails(_) | Self::LineDetail { .. } | Self::NewLineDetail { .. } => Section::LineDetails,
            Self::Calculator { .. } => Section::Calculator,
            Self::Bulk { workspace: Workspace::Jupiter, .. } => Section::JupiterBulk,
            Self::Bulk { workspace: Workspace::Venus, .. } => Section::VenusBulk,
            Self::Payouts(_) | Self::Payout { .. } | Self::NewPayout { .. } | Self::ExportPayouts(_) => {
                Section::Payouts
            }
            Self::VenusOverview => Section::VenusOverview,
            Self::Reconcile { .. } => Section::Reconcile,
            Self::Records(_) | Self::Record { .. } | Self::NewRecord { .. } => Section::Records,
            Self::Settlements(_) => Section::Settlements,
            Self::Excess { .. } => Section::Excess,
            Self::Nach(_) | Self::Presentation { .. } | Self::Present { .. } => Section::Nach,
            Self::Eod => Section::Eod,
        })
    }

    /// The workspace it belongs to; `None` outside both.
    pub(crate) fn workspace(&self) -> Option<Workspace> {
        self.section().map(Section::workspace)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn every_entry_of_a_rail_opens_its_own_section() {
        for workspace in [Workspace::Jupiter, Workspace::Venus] {
            for section in Section::of(workspace) {
                let path = Link::read(section.href(), "").unwrap();
                assert_eq!(path.section(), Some(*section));
                assert_eq!(path.workspace(), Some(workspace));
                assert_eq!(path.href(), section.href());
            }
        }
    }
}
