//! The loans of an account.

use super::Reads;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::{count_text, status_chip};
use crate::components::widgets::table::{Head, table};
use crate::links::Link;
use leptos::prelude::*;
use lms::account_summary::{AccountSummary, LoanBrief};

#[component]
pub(super) fn Loans(reads: Reads) -> impl IntoView {
    let view = |summary: AccountSummary| {
        if summary.loans.is_empty() {
            return view! {
                <Empty why=Nothing::Yet title="No loans yet">
                    <p>"A loan appears here once something is disbursed."</p>
                </Empty>
            }
            .into_any();
        }
        let counts = format!(
            "{} in all, {} running, {} overdue",
            count_text(summary.loan_count),
            count_text(summary.active_loan_count),
            count_text(summary.overdue_loan_count),
        );
        view! { <Card title="Loans" aside=move || counts.clone()>{loans_table(&summary.loans)}</Card> }.into_any()
    };
    view! { <Load query=reads.summary skeleton=|| skeleton_card(4) view /> }
}

fn loans_table(loans: &[LoanBrief]) -> impl IntoView + use<> {
    let heads = [
        Head::new("Loan"),
        Head::num("Outstanding ₹"),
        Head::num("Overdue ₹"),
        Head::num("Days past due"),
        Head::new("Status"),
    ];
    let row = |loan: &LoanBrief| {
        let reference = loan.ref_id.clone();
        view! {
            <tr>
                <th scope="row">
                    <a href=Link::loan(loan.id).href()>{reference}</a>
                </th>
                <td class="num">{loan.outstanding_amount.grouped()}</td>
                <td class="num">{loan.overdue_amount.grouped()}</td>
                <td class="num">{count_text(loan.dpd)}</td>
                <td>{status_chip(&loan.status)}</td>
            </tr>
        }
    };
    table("Loans of the account", &heads, loans.iter().map(row).collect_view(), None)
}
