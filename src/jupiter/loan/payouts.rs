//! Tranches and other payouts of the loan, the newest first.

use super::Reads;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::feedback::load::Load;
use crate::components::feedback::severity::Status;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::chip;
use crate::components::widgets::copy::Copy;
use crate::links::Link;
use crate::venus::payouts::{PayoutsState, status_words};
use leptos::prelude::*;
use lms::Page;
use lms::payouts::Payout;

#[component]
pub(super) fn Payouts(reads: Reads) -> impl IntoView {
    let table = |payouts: Page<Payout>| {
        if payouts.results.is_empty() {
            return view! {
                <Empty why=Nothing::Yet title="Nothing has been paid out yet">
                    <p>"Request the first tranche above; it appears here at once."</p>
                </Empty>
            }
            .into_any();
        }
        let cut = payouts.count.saturating_sub(u64::try_from(payouts.results.len()).unwrap_or(u64::MAX));
        let more = (cut > 0).then(|| {
            view! { <p class="muted">{format!("{cut} older ones are not shown here; Venus lists them all.")}</p> }
        });
        view! {
            <Card title="Tranches and payouts">
                <div class="table-scroll" role="group" aria-label="Tranches and payouts" tabindex="0">
                    <table class="table">
                        <caption class="visually-hidden">"Tranches and payouts"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"Ref"</th>
                                <th scope="col">"Type"</th>
                                <th scope="col" class="num">"Amount ₹"</th>
                                <th scope="col">"Method"</th>
                                <th scope="col">"Status"</th>
                                <th scope="col">"Requested"</th>
                                <th scope="col">"Processed"</th>
                                <th scope="col">"UTR"</th>
                                <th scope="col">
                                    <span class="visually-hidden">"In Venus"</span>
                                </th>
                            </tr>
                        </thead>
                        <tbody>{payouts.results.iter().map(payout_row).collect_view()}</tbody>
                    </table>
                </div>
                {more}
            </Card>
        }
        .into_any()
    };
    view! { <Load query=reads.payouts skeleton=|| skeleton_card(6) view=table /> }
}

fn payout_row(payout: &Payout) -> impl IntoView + use<> {
    let href = Link::Payouts(PayoutsState::opening(payout.id).into()).href();
    let reference = payout.ref_id.clone();
    let label = format!("Open {reference} in Venus");
    let processed = payout.processed_at.map_or_else(|| "—".to_owned(), |at| at.to_string());
    let utr = match payout.utr.clone() {
        Some(utr) => view! { <Copy text=utr what="UTR" /> }.into_any(),
        None => "—".into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <Copy text=reference what="payout reference" />
            </th>
            <td>{payout.r#type.label().to_owned()}</td>
            <td class="num">{payout.amount.grouped()}</td>
            <td>{payout.method.label().to_owned()}</td>
            <td>{chip(payout.status.severity(), status_words(payout))}</td>
            <td>{payout.created_at.to_string()}</td>
            <td>{processed}</td>
            <td>{utr}</td>
            <td>
                <a href=href aria-label=label>
                    "Open"
                </a>
            </td>
        </tr>
    }
}
