//! The rail: the screens of the workspace.

use crate::paths::{Path, Workspace, use_path};
use leptos::prelude::*;

/// The screens of the workspace, with the present one marked.
#[component]
pub(super) fn Rail(workspace: Memo<Workspace>) -> impl IntoView {
    let path = use_path();
    let here = move |is: fn(&Path) -> bool| move || path.with(|path| path.as_ref().is_some_and(is)).then_some("page");
    let jupiter = move || {
        let loans = |path: &Path| {
            matches!(path, Path::Loans(_) | Path::Loan { .. } | Path::RequestTranche { .. } | Path::Restructure { .. })
        };
        let fees = |path: &Path| matches!(path, Path::Fees(_) | Path::Fee { .. } | Path::NewFee { .. });
        let lines =
            |path: &Path| matches!(path, Path::LineDetails(_) | Path::LineDetail { .. } | Path::NewLineDetail { .. });
        let accounts = |path: &Path| {
            matches!(path, Path::Accounts(_) | Path::Account { .. } | Path::NewAccount | Path::Disburse { .. })
        };
        view! {
            <nav class="rail" aria-label="Jupiter">
                <a href=Path::Overview.href() aria-current=here(|path| *path == Path::Overview)>
                    "Overview"
                </a>
                <a href=Path::loans().href() aria-current=here(loans)>
                    "Loans"
                </a>
                <a href=Path::accounts().href() aria-current=here(accounts)>
                    "Accounts"
                </a>
                <a href=Path::fees().href() aria-current=here(fees)>
                    "Fees"
                </a>
                <a href=Path::line_details().href() aria-current=here(lines)>
                    "Line details"
                </a>
                <a
                    href=Path::Calculator { offers: Vec::new() }.href()
                    aria-current=here(|path| matches!(path, Path::Calculator { .. }))
                >
                    "EMI calculator"
                </a>
            </nav>
        }
    };
    let venus = move || {
        let payouts = |path: &Path| matches!(path, Path::Payouts(_));
        view! {
            <nav class="rail" aria-label="Venus">
                <a href=Path::Payouts(Default::default()).href() aria-current=here(payouts)>
                    "Payouts"
                </a>
            </nav>
        }
    };
    move || match workspace.get() {
        Workspace::Jupiter => jupiter().into_any(),
        Workspace::Venus => venus().into_any(),
    }
}
