//! Every kind of link: its pattern, the heading of its page, and some links of it.

use crate::links::{AccountTab, Link, ListQuery, LoanTab, Workspace};
use lms::{AccountId, Day, FeeId, LineDetailId, LoanId, PayoutId, RecordId};

pub(super) fn loan() -> LoanId {
    "f59b69c8-9e47-46a1-b2c9-83ae42666a30".parse().unwrap()
}

fn account() -> AccountId {
    AccountId(loan().0)
}

pub(super) fn filtered() -> ListQuery {
    ListQuery::new(vec![("search", "मीरा & Söhne/50% +1 %41".to_owned()), ("columns", "ref,amount".to_owned())])
}

/// Declares the pattern of each kind of link, its page's heading and some links of it. The compiler demands every kind.
macro_rules! places {
    ($($kind:pat => $pattern:literal, $heading:literal, [$($link:expr),+];)+) => {
        pub(super) fn pattern(link: &Link) -> &'static str {
            match link {
                $($kind => $pattern,)+
            }
        }

        pub(super) fn places() -> Vec<(Link, &'static str)> {
            vec![$($(($link, $heading),)+)+]
        }
    };
}

places! {
    Link::Home => "/", "Loans", [Link::Home];
    Link::SignIn { .. } => "/sign-in", "Sign in", [Link::SignIn { next: None }];
    Link::JupiterOverview => "/jupiter", "Overview", [Link::JupiterOverview];
    Link::Loans(_) => "/jupiter/loans", "Loans", [Link::loans(), Link::Loans(filtered())];
    Link::Loan { .. } => "/jupiter/loans/:id/:tab?", "Loan", [
        Link::loan(loan()),
        Link::Loan { id: loan(), tab: LoanTab::Schedule },
        Link::Loan { id: loan(), tab: LoanTab::Outstanding { on: Day::new(2026, 2, 28) } },
        Link::Loan { id: loan(), tab: LoanTab::Statement { from: Day::new(2026, 4, 1), to: None } }
    ];
    Link::RequestTranche { .. } => "/jupiter/loans/:id/request-tranche", "Request a tranche", [Link::RequestTranche { id: loan() }];
    Link::Restructure { .. } => "/jupiter/loans/:id/restructure", "Restructure", [Link::Restructure { id: loan() }];
    Link::Accounts(_) => "/jupiter/accounts", "Accounts", [Link::accounts(), Link::Accounts(filtered())];
    Link::Account { .. } => "/jupiter/accounts/:id/:tab?/:dialog?", "Account", [
        Link::account(account()),
        Link::Account { id: account(), tab: AccountTab::Limits },
        Link::Account { id: account(), tab: AccountTab::ChangeTerms }
    ];
    Link::NewAccount => "/jupiter/accounts/new", "Open an account", [Link::NewAccount];
    Link::EditTerms { .. } => "/jupiter/accounts/:id/terms/edit", "All terms", [Link::EditTerms { id: account() }];
    Link::Disburse { .. } => "/jupiter/accounts/:id/disburse", "Disburse", [Link::Disburse { id: account() }];
    Link::Topups(_) => "/jupiter/top-ups", "Top-ups", [Link::topups()];
    Link::Topup { .. } => "/jupiter/top-ups/:reference", "Top-up", [Link::Topup { reference: "TU0AB12C".to_owned() }];
    Link::NewTopup { .. } => "/jupiter/top-ups/new", "Draw on a line", [
        Link::NewTopup { account: None },
        Link::NewTopup { account: Some(account()) }
    ];
    Link::TopupGroups(_) => "/jupiter/top-up-groups", "Top-up groups", [Link::topup_groups()];
    Link::TopupGroup { .. } => "/jupiter/top-up-groups/:reference", "Top-up group", [
        Link::TopupGroup { reference: "TUG0AB12".to_owned() }
    ];
    Link::NewTopupGroup => "/jupiter/top-up-groups/new", "Make a group", [Link::NewTopupGroup];
    Link::Fees(_) => "/jupiter/fees", "Fees", [Link::fees()];
    Link::Fee { .. } => "/jupiter/fees/:id", "Fee", [Link::Fee { id: FeeId(loan().0) }];
    Link::NewFee { .. } => "/jupiter/fees/new", "Charge a fee", [Link::NewFee { loan: None }, Link::NewFee { loan: Some(loan()) }];
    Link::LineDetails(_) => "/jupiter/line-details", "Line details", [Link::line_details()];
    Link::LineDetail { .. } => "/jupiter/line-details/:id", "Line", [Link::LineDetail { id: LineDetailId(loan().0) }];
    Link::NewLineDetail { .. } => "/jupiter/line-details/new", "Add a line", [Link::NewLineDetail { account: None }];
    Link::Calculator { .. } => "/jupiter/calculator", "EMI calculator", [
        Link::Calculator { account: Some(account()), offers: vec!["5,00,000~18~~~~~~~~".to_owned(), "1~~~~~~~~~".to_owned()] }
    ];
    Link::Bulk { workspace: Workspace::Jupiter, .. } => "/jupiter/bulk/:sheet?", "Bulk upload", [
        Link::Bulk { workspace: Workspace::Jupiter, sheet: None }
    ];
    Link::Bulk { workspace: Workspace::Venus, .. } => "/venus/bulk/:sheet?", "Bulk upload", [
        Link::Bulk { workspace: Workspace::Venus, sheet: None }
    ];
    Link::VenusOverview => "/venus", "Payment desk", [Link::VenusOverview];
    Link::Payouts(_) => "/venus/payouts", "Payouts", [Link::payouts(), Link::Payouts(filtered().and("open", Some(loan())))];
    Link::Payout { .. } => "/venus/payouts/:id", "Payout", [Link::Payout { id: PayoutId(loan().0) }];
    Link::NewPayout { .. } => "/venus/payouts/new", "Create a payout", [Link::NewPayout { loan: None }];
    Link::ExportPayouts(_) => "/venus/payouts/export", "File for the bank", [Link::ExportPayouts(filtered())];
    Link::Records(_) => "/venus/records", "Records", [Link::records()];
    Link::Record { .. } => "/venus/records/:id", "Record", [Link::Record { id: RecordId(loan().0) }];
    Link::NewRecord { .. } => "/venus/records/new", "Enter a record", [
        Link::NewRecord { loan: Some(loan()), account: None },
        Link::NewRecord { loan: None, account: Some(account()) }
    ];
    Link::Settlements(_) => "/venus/settlements", "Settlements", [Link::Settlements(ListQuery::EVERYTHING)];
    Link::Excess { .. } => "/venus/excess", "Excess", [Link::Excess { list: filtered(), opened: None }];
    Link::Reconcile { .. } => "/venus/reconcile/:tab?", "Reconcile", [
        Link::Reconcile { out: false, list: ListQuery::EVERYTHING },
        Link::Reconcile { out: true, list: filtered() }
    ];
    Link::Nach(_) => "/venus/nach", "NACH", [Link::nach()];
    Link::Presentation { .. } => "/venus/nach/:id", "Presentation", [Link::Presentation { id: RecordId(loan().0) }];
    Link::Present { .. } => "/venus/nach/new", "Present due demands", [Link::Present { loan: Some(loan()) }];
    Link::Eod => "/venus/eod", "End of day", [Link::Eod];
}
