//! What a loan of the amount would cost, by the account's terms: nothing is kept of it.

use super::flow::Flow;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::{Card, Pair, Pairs};
use crate::components::widgets::table::{Head, table};
use crate::dom::timer::debounced;
use crate::{api, clock};
use leptos::prelude::*;
use lms::accounts::GetLoanParams;
use lms::emi_calculation::{CalculateEmi, EmiCalculation, EmiFrequency, ScheduleRow, ValueType};
use lms::loan_data::{LoanTerms, RateTerm};
use lms::loans::RoiType;
use lms::{ApiError, Day, Money};

/// The schedule that a loan of the typed amount would have.
#[component]
pub(super) fn Preview(flow: Flow) -> impl IntoView {
    let of = Memo::new(move |_| {
        flow.account.with(|account| {
            let account = account.as_ref()?;
            Some(GetLoanParams { lead_id: account.lead_id?, program_id: account.program_id? })
        })
    });
    let terms = api::query(move || of.get());
    let amount = debounced(Memo::new(move |_| flow.asked().map(|asked| asked.amount)));
    let ask = Memo::new(move |_| emi(&terms.data()?, amount.get()?, clock::today()));
    let calculation = api::query(move || ask.get());
    let no_terms = move || of.get().is_none() || terms.error() == Some(ApiError::NotFound);
    let without = move |text: &'static str| view! { <p class="muted">{text}</p> }.into_any();
    view! {
        <Card title="What it would cost">
            {move || {
                if no_terms() {
                    without("The account has no terms yet: the schedule can't be shown.")
                } else if amount.get().is_none() {
                    without("Enter an amount to see the schedule.")
                } else if terms.data().is_some() && ask.get().is_none() {
                    without("The account's terms name no rate of interest or number of EMIs: the schedule can't be shown.")
                } else if terms.data().is_none() {
                    view! { <Load query=terms skeleton=|| skeleton_card(6) view=|_: LoanTerms| ().into_any() /> }.into_any()
                } else {
                    view! {
                        <Load query=calculation skeleton=|| skeleton_card(6) view=|cost: EmiCalculation| costs(&cost) />
                    }
                        .into_any()
                }
            }}
        </Card>
    }
}

/// The question by the terms; `None` where they do not say enough. A slab rate is reckoned by its first slab, as loans
/// are made.
fn emi(terms: &LoanTerms, principal: Money, today: Day) -> Option<CalculateEmi> {
    let roi_value = match terms.roi_value.as_ref()? {
        RateTerm::Flat(rate) => rate.clone(),
        RateTerm::Slabs(slabs) => slabs.first()?.value.clone(),
    };
    let fee = terms.pf_is_enabled != Some(false);
    Some(CalculateEmi {
        principal,
        roi_value,
        roi_type: RoiType::Reducing,
        emi_count: terms.emi_count.as_ref()?.to_string().parse().ok().filter(|count| *count > 0)?,
        emi_frequency: terms.emi_frequency.as_deref().map(EmiFrequency::from),
        disbursement_date: today,
        first_due_date: None,
        pf_value: terms.pf_value.clone().filter(|_| fee),
        pf_value_type: terms.pf_value_type.as_deref().filter(|_| fee).map(ValueType::from),
        pf_gst: terms.pf_gst.clone().filter(|_| fee),
    })
}

fn costs(cost: &EmiCalculation) -> AnyView {
    let fee = format!("{} and GST {}", cost.pf_amount, cost.pf_gst_amount);
    let pairs = [
        ("EMI", format!("{}, {} times", cost.emi_amount, cost.emi_count)),
        ("Interest in all", cost.total_interest.to_string()),
        ("Paid back in all", cost.total_amount.to_string()),
        ("Processing fee", fee),
        ("Borrower gets", cost.net_disbursement.to_string()),
        ("APR", format!("{}%", cost.apr)),
    ];
    let pairs = pairs.into_iter().map(|(name, value)| view! { <Pair label=name>{value}</Pair> }).collect_view();
    view! {
        <div class="stack">
            <Pairs>{pairs}</Pairs>
            {schedule(&cost.schedule)}
            <p class="muted">"As if it were paid out today; the schedule begins on the day it is."</p>
        </div>
    }
    .into_any()
}

fn schedule(rows: &[ScheduleRow]) -> impl IntoView + use<> {
    let heads = [
        Head::new("#"),
        Head::new("Due"),
        Head::num("Principal ₹"),
        Head::num("Interest ₹"),
        Head::num("EMI ₹"),
        Head::num("Closing principal ₹"),
    ];
    let row = |row: &ScheduleRow| {
        view! {
            <tr>
                <th scope="row">{row.index}</th>
                <td>{row.due_date.to_string()}</td>
                <td class="num">{row.principal.grouped()}</td>
                <td class="num">{row.interest.grouped()}</td>
                <td class="num">{row.amount.grouped()}</td>
                <td class="num">{row.closing_principal.grouped()}</td>
            </tr>
        }
    };
    table("Schedule preview", &heads, rows.iter().map(row).collect_view(), None)
}
