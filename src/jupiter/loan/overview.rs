//! The overview: the schedule as a picture, the EMIs around now, the drawdown, what happened, the bank account.

use super::Reads;
use super::bank::Bank;
use super::facts::{in_a_sentence, near};
use super::schedule::Table;
use super::story::Activity;
use crate::paths::{LoanTab, Path};
use crate::ui::bars::{Bar, Bars};
use crate::ui::card::Card;
use crate::ui::load::Load;
use crate::ui::meter::Drawdown;
use crate::ui::skeleton::{skeleton_card, skeleton_lines};
use leptos::prelude::*;
use lms::demands::Demand;
use lms::loans::LoanSummary;
use lms::{LoanId, Page};

/// The first tab.
#[component]
pub(super) fn Overview(id: LoanId, reads: Reads) -> impl IntoView {
    let repayment = move |demands: Page<Demand>| view! { <Repayment id demands=demands.results /> }.into_any();
    view! {
        <div class="split">
            <div class="stack">
                <Load query=reads.demands skeleton=|| skeleton_card(8) view=repayment />
            </div>
            <div class="stack">
                <Card title="Drawdown">
                    <Load query=reads.summary skeleton=|| skeleton_lines(2) view=|summary: LoanSummary| drawdown(&summary) />
                </Card>
                <Activity reads />
                <Bank reads />
            </div>
        </div>
    }
}

#[component]
fn Repayment(id: LoanId, demands: Vec<Demand>) -> impl IntoView {
    let summary = in_a_sentence(&demands);
    let month = |demand: Option<&Demand>| demand.map(|demand| demand.due_date.to_string()).unwrap_or_default();
    let ends = (month(demands.first()), month(demands.last()));
    let bars: Vec<Bar> = demands.iter().map(Bar::of).collect();
    let rows = near(&demands).to_vec();
    let all = format!("All {}", demands.len());
    let href = Path::Loan { id, tab: LoanTab::Schedule }.href();
    if demands.is_empty() {
        return view! { <Card title="Repayment schedule"><p class="muted">"It is made when the first tranche is paid."</p></Card> }
            .into_any();
    }
    view! {
        <Card title="Repayment schedule" aside=move || view! { <span class="muted">{summary.clone()}</span> }>
            <Bars
                summary=in_a_sentence(&demands)
                bars=Signal::stored(bars)
                ends=Signal::stored(ends)
            />
        </Card>
        <Card title="Around now" aside=move || view! { <a href=href.clone()>{all.clone()}</a> }>
            <Table demands=rows caption="EMIs around now" totals=false />
        </Card>
    }
    .into_any()
}

fn drawdown(summary: &LoanSummary) -> AnyView {
    view! {
        <Drawdown
            sanctioned=Signal::stored(summary.sanctioned_amount)
            disbursed=Signal::stored(summary.disbursed_amount)
            requested=Signal::stored(summary.requested_amount)
        />
    }
    .into_any()
}
