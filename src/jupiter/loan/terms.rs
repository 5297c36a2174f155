//! The terms that loans of this account are made by.

use super::Reads;
use crate::api;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::load::Load;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::skeleton_card;
use crate::dom::memo::memo;
use crate::jupiter::terms::TermsSummary;
use crate::links::{AccountTab, Link};
use leptos::prelude::*;
use lms::accounts::{GetAccount, GetLoanParams};
use lms::loan_data::LoanTerms;
use lms::{ApiError, Ref};

#[component]
pub(super) fn Terms(reads: Reads) -> impl IntoView {
    let id = memo(move |_| reads.loan.data().map(|loan| Ref::id(&loan.account)));
    let account = api::query(move || id.get().map(|id| GetAccount { id }));
    let terms = api::query(move || {
        let account = account.data()?;
        Some(GetLoanParams { lead_id: account.lead_id?, program_id: account.program_id? })
    });
    let has_no_terms = memo(move |_| {
        let nameless = account.data().is_some_and(|account| account.lead_id.is_none() || account.program_id.is_none());
        nameless || terms.error() == Some(ApiError::NotFound)
    });
    let href = move || id.get().map(|id| Link::Account { id, tab: AccountTab::Terms }.href());
    move || {
        if has_no_terms.get() {
            return view! {
                <Empty why=Nothing::Yet title="No terms to show">
                    <p>"The account of this loan names no terms."</p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <Note severity=Severity::Muted title="The terms of the account as they stand today">
                <span>"The loan keeps the terms it was made by; where they were changed since, the two differ."</span>
                <a href=href>"Terms of the account"</a>
            </Note>
            <Load
                query=terms
                skeleton=|| skeleton_card(8)
                view=move |terms: LoanTerms| {
                    let json = serde_json::to_string_pretty(&terms).unwrap_or_default();
                    view! {
                        <TermsSummary terms />
                        <details class="card">
                            <summary>"As JSON"</summary>
                            <pre class="mono">{json}</pre>
                        </details>
                    }
                        .into_any()
                }
            />
        }
        .into_any()
    }
}
