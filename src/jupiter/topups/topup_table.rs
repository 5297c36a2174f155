//! A short table of top-ups, for pages about something else.

use crate::components::widgets::chip::status_chip;
use crate::components::widgets::table::{Head, table};
use crate::links::Link;
use leptos::prelude::*;
use lms::topups::Topup;

pub(crate) fn topup_table(caption: &str, topups: &[Topup]) -> impl IntoView + use<> {
    let heads =
        [Head::new("Top-up"), Head::new("Borrower"), Head::num("Amount ₹"), Head::new("Invoice"), Head::new("Status")];
    let row = |topup: &Topup| {
        let (href, reference) = (Link::Topup { reference: topup.ref_id.clone() }.href(), topup.ref_id.clone());
        let (borrower, invoice) = (topup.borrower_name.clone(), topup.invoice_no.clone());
        view! {
            <tr>
                <th scope="row">
                    <a href=href>{reference}</a>
                </th>
                <td>{borrower}</td>
                <td class="num">{topup.amount.grouped()}</td>
                <td>{invoice}</td>
                <td>{status_chip(&topup.status)}</td>
            </tr>
        }
    };
    table(caption, &heads, topups.iter().map(row).collect_view(), None)
}
