//! The fees that were charged to the loan.

use crate::api;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::table::{Head, table};
use crate::links::Link;
use leptos::prelude::*;
use lms::fees::{Fee, ListFees};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::{LoanId, Money, Page};

const HEADS: [Head; 8] = [
    Head::new("Ref"),
    Head::new("Fee"),
    Head::num("Amount ₹"),
    Head::num("GST ₹"),
    Head::num("In all ₹"),
    Head::num("Outstanding ₹"),
    Head::new("Due"),
    Head::new("Status"),
];

#[component]
pub(super) fn Fees(id: LoanId) -> impl IntoView {
    let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
    let fees = api::query(move || Some(ListFees { loan: Some(id), page, ..ListFees::default() }));
    let charge = Link::NewFee { loan: Some(id) }.href();
    let view = move |fees: Page<Fee>| {
        let charge = charge.clone();
        if fees.results.is_empty() {
            return view! {
                <Empty why=Nothing::Yet title="No fee was charged to this loan">
                    <p class="actions">
                        <a class="button" href=charge>
                            "Charge a fee"
                        </a>
                    </p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <Card title="Fees" aside=move || view! { <a href=charge.clone()>"Charge a fee"</a> }>
                {table("Fees", &HEADS, fees.results.iter().map(fee_row).collect_view(), Some(totals(&fees.results)))}
            </Card>
        }
        .into_any()
    };
    view! { <Load query=fees skeleton=|| skeleton_card(4) view /> }
}

fn fee_row(fee: &Fee) -> impl IntoView + use<> {
    let href = Link::Fee { id: fee.id }.href();
    view! {
        <tr>
            <th scope="row">
                <a class="mono" href=href>
                    {fee.ref_id.clone()}
                </a>
            </th>
            <td>{fee.name.clone()}</td>
            <td class="num">{fee.amount.grouped()}</td>
            <td class="num">{fee.gst_amount.grouped()}</td>
            <td class="num">{fee.total_amount.grouped()}</td>
            <td class="num">{fee.outstanding_amount.grouped()}</td>
            <td>{fee.due_date.to_string()}</td>
            <td>{status_chip(&fee.status)}</td>
        </tr>
    }
}

fn totals(fees: &[Fee]) -> AnyView {
    let sum = |of: fn(&Fee) -> Money| fees.iter().map(of).sum::<Money>().grouped();
    view! {
        <tr>
            <th scope="row">"Total"</th>
            <td></td>
            <td class="num">{sum(|fee| fee.amount)}</td>
            <td class="num">{sum(|fee| fee.gst_amount)}</td>
            <td class="num">{sum(|fee| fee.total_amount)}</td>
            <td class="num">{sum(|fee| fee.outstanding_amount)}</td>
            <td></td>
            <td></td>
        </tr>
    }
    .into_any()
}
