//! The first tab: the schedule as a chart, the EMIs around now, the drawdown, the activity and the bank account.

use super::Reads;
use super::activity::Activity;
use super::amount_columns::OVERVIEW_COLUMNS;
use super::bank_account::BankAccountCard;
use super::demands::{around_now, emis, schedule_summary};
use super::schedule::DemandTable;
use crate::components::charts::bars::{Bar, Bars};
use crate::components::charts::meter::Drawdown;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::{skeleton_card, skeleton_lines};
use crate::components::widgets::card::Card;
use crate::dom::memo::memo;
use crate::links::{Link, LoanTab};
use leptos::prelude::*;
use lms::demands::Demand;
use lms::loans::LoanSummary;
use lms::{LoanId, Page};

#[component]
pub(super) fn Overview(id: LoanId, reads: Reads) -> impl IntoView {
    let repayment = move |demands: Page<Demand>| view! { <Repayment id demands=demands.results /> }.into_any();
    view! {
        <div class="split">
            <div class="stack">
                <Load query=reads.demands skeleton=|| skeleton_card(8) view=repayment />
            </div>
            <div class="stack">
                <DrawdownCard reads />
                <Activity reads />
                <BankAccountCard reads />
            </div>
        </div>
    }
}

#[component]
fn Repayment(id: LoanId, demands: Vec<Demand>) -> impl IntoView {
    if demands.is_empty() {
        return view! {
            <Card title="Repayment schedule">
                <p class="muted">"It is made when the first tranche is paid."</p>
            </Card>
        }
        .into_any();
    }
    let emis = emis(&demands);
    let summary = schedule_summary(&emis);
    let day = |emi: Option<&Demand>| emi.map(|emi| emi.due_date.to_string()).unwrap_or_default();
    let ends = (day(emis.first()), day(emis.last()));
    let bars: Vec<Bar> = emis.iter().map(Bar::of).collect();
    let all = format!("All {} EMIs", emis.len());
    let href = Link::Loan { id, tab: LoanTab::Schedule }.href();
    view! {
        <Card title="Repayment schedule" aside={
            let summary = summary.clone();
            move || summary.clone()
        }>
            <Bars summary bars=Signal::stored(bars) ends=Signal::stored(ends) />
        </Card>
        <Card title="Around now" aside=move || view! { <a href=href.clone()>{all.clone()}</a> }>
            <DemandTable demands=around_now(&demands).to_vec() caption="EMIs around now" columns=OVERVIEW_COLUMNS />
        </Card>
    }
    .into_any()
}

/// Where the summary can't be read, the key figures above say why and retry.
#[component]
fn DrawdownCard(reads: Reads) -> impl IntoView {
    let summary = memo(move |_| reads.summary.data());
    let failed = memo(move |_| reads.summary.error().is_some());
    view! {
        <Card title="Drawdown">
            {move || match (summary.get(), failed.get()) {
                (Some(summary), _) => drawdown(&summary),
                (None, true) => {
                    view! { <p class="muted">"It is told from the figures above, which could not be read."</p> }.into_any()
                }
                (None, false) => skeleton_lines(2).into_any(),
            }}
        </Card>
    }
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
