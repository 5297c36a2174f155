//! The repayment schedule: every demand, with the sums at its foot.

use super::Reads;
use super::facts::{Totals, charges};
use crate::ui::card::Card;
use crate::ui::chip::demand_chip;
use crate::ui::empty::{Empty, Nothing};
use crate::ui::load::Load;
use crate::ui::skeleton::skeleton_card;
use leptos::prelude::*;
use lms::Page;
use lms::demands::{Demand, DemandType};

/// The second tab.
#[component]
pub(super) fn Schedule(reads: Reads) -> impl IntoView {
    let whole = |demands: Page<Demand>| {
        if demands.results.is_empty() {
            return view! {
                <Empty why=Nothing::Yet title="No schedule yet">
                    <p>"It is made when the first tranche is paid."</p>
                </Empty>
            }
            .into_any();
        }
        let cut = demands.count.saturating_sub(u64::try_from(demands.results.len()).unwrap_or(u64::MAX));
        let note = (cut > 0).then(|| view! { <p class="muted">{format!("{cut} more are not shown.")}</p> });
        view! {
            <Card title="Repayment schedule">
                <Table demands=demands.results caption="Repayment schedule" totals=cut == 0 />
                {note}
            </Card>
        }
        .into_any()
    };
    view! { <Load query=reads.demands skeleton=|| skeleton_card(12) view=whole /> }
}

/// Demands as a table.
#[component]
pub(super) fn Table(
    /// In the order in which they fall due.
    demands: Vec<Demand>,
    /// What the table is of.
    caption: &'static str,
    /// Whether the sums stand at its foot: only where all demands are there.
    totals: bool,
) -> impl IntoView {
    let has_charges = demands.iter().any(|demand| charges(demand).is_positive());
    let sums = totals.then(|| foot(Totals::of(&demands), has_charges));
    view! {
        <div class="table-scroll" role="region" aria-label=caption tabindex="0">
            <table class="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">"#"</th>
                        <th scope="col">"Due"</th>
                        <th scope="col" class="num">"Principal ₹"</th>
                        <th scope="col" class="num">"Interest ₹"</th>
                        {has_charges.then(|| view! { <th scope="col" class="num">"Charges ₹"</th> })}
                        <th scope="col" class="num">"EMI ₹"</th>
                        <th scope="col" class="num">"Paid ₹"</th>
                        <th scope="col" class="num">"Outstanding ₹"</th>
                        <th scope="col">"Status"</th>
                    </tr>
                </thead>
                <tbody>{demands.into_iter().map(|demand| row(&demand, has_charges)).collect_view()}</tbody>
                {sums}
            </table>
        </div>
    }
}

fn row(demand: &Demand, has_charges: bool) -> impl IntoView + use<> {
    let number = match demand.r#type {
        DemandType::Emi => demand.index.to_string(),
        _ => demand.r#type.label().to_owned(),
    };
    let charges = has_charges.then(|| amount(charges(demand).grouped()));
    let due = demand.due_date.to_string();
    view! {
        <tr class:late=demand.dpd.is_positive()>
            <th scope="row">{number}</th>
            <td>{due}</td>
            {amount(demand.principal.grouped())}
            {amount(demand.interest.grouped())}
            {charges}
            {amount(demand.amount.grouped())}
            {amount(demand.settled_amount.grouped())}
            {amount(demand.outstanding_amount.grouped())}
            <td>{demand_chip(demand)}</td>
        </tr>
    }
}

fn foot(totals: Totals, has_charges: bool) -> impl IntoView {
    view! {
        <tfoot>
            <tr>
                <th scope="row">"Total"</th>
                <td></td>
                {amount(totals.principal.grouped())}
                {amount(totals.interest.grouped())}
                {has_charges.then(|| amount(totals.charges.grouped()))}
                {amount(totals.amount.grouped())}
                {amount(totals.settled.grouped())}
                {amount(totals.outstanding.grouped())}
                <td></td>
            </tr>
        </tfoot>
    }
}

fn amount(words: String) -> impl IntoView {
    view! { <td class="num">{words}</td> }
}
