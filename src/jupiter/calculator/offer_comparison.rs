//! The offers side by side, the best of each row marked.

use super::offer::Offer;
use crate::components::widgets::card::Card;
use leptos::prelude::*;
use lms::emi_calculation::EmiCalculation;

/// A figure that offers are compared by: its name, its text, and the number that orders it, the least is the best.
type ComparedFigure = (&'static str, fn(&EmiCalculation) -> String, fn(&EmiCalculation) -> i64);

const ROWS: [ComparedFigure; 6] = [
    ("EMI", |of| of.emi_amount.to_string(), |of| of.emi_amount.paise()),
    ("Total interest", |of| of.total_interest.to_string(), |of| of.total_interest.paise()),
    ("To pay in all", |of| of.total_amount.to_string(), |of| of.total_amount.paise()),
    ("Fee and GST", fee, |of| of.pf_amount.paise() + of.pf_gst_amount.paise()),
    ("Borrower gets", |of| of.net_disbursement.to_string(), |of| -of.net_disbursement.paise()),
    ("APR", |of| format!("{}%", of.apr), apr),
];

fn fee(of: &EmiCalculation) -> String {
    [of.pf_amount, of.pf_gst_amount].into_iter().sum::<lms::Money>().to_string()
}

/// The rate in ten-thousandths of a percent, from its digits.
fn apr(of: &EmiCalculation) -> i64 {
    let text = of.apr.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits: String = fraction.chars().chain("0000".chars()).take(4).collect();
    format!("{whole}{digits}").parse().unwrap_or(i64::MAX)
}

#[component]
pub(super) fn OfferComparison(#[prop(into)] offers: Signal<Vec<(String, Offer)>>) -> impl IntoView {
    let calculated = move || {
        offers
            .get()
            .into_iter()
            .filter_map(|(name, offer)| Some((name, offer.calculation.get()?, offer.is_current.get())))
            .collect::<Vec<_>>()
    };
    move || {
        let calculated = calculated();
        if calculated.is_empty() {
            return ().into_any();
        }
        let heading = |(name, _, current): &(String, EmiCalculation, bool)| {
            let note = (!current).then(|| view! { <small class="muted">" of what was typed before"</small> });
            view! { <th scope="col" class="num">{name.clone()}{note}</th> }
        };
        let row = |(name, show, order): &ComparedFigure| {
            let best = calculated.iter().map(|(_, calculation, _)| order(calculation)).min();
            let is_tie =
                calculated.len() == 1 || calculated.iter().all(|(_, calculation, _)| Some(order(calculation)) == best);
            let cell = |(_, calculation, _): &(String, EmiCalculation, bool)| {
                let mark = (!is_tie && Some(order(calculation)) == best)
                    .then(|| view! { <small class="good">"best "</small> });
                view! { <td class="num">{mark}{show(calculation)}</td> }
            };
            view! {
                <tr>
                    <th scope="row">{*name}</th>
                    {calculated.iter().map(cell).collect_view()}
                </tr>
            }
        };
        let headings = calculated.iter().map(heading).collect_view();
        let rows = ROWS.iter().map(row).collect_view();
        view! {
            <Card title="What it costs">
                <div class="table-scroll" role="group" aria-label="What it costs" tabindex="0">
                    <table class="table">
                        <caption class="visually-hidden">"What it costs"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"A loan"</th>
                                {headings}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </Card>
        }
        .into_any()
    }
}
