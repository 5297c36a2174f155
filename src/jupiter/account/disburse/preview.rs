//! What a loan of the typed amount would cost by the account's terms. Nothing is saved.

use super::disburse_page::DisburseFlow;
use crate::components::detail_page::{Fact, facts};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::card::Card;
use crate::dom::memo::memo;
use crate::dom::timer::debounced;
use crate::jupiter::schedule_table::{EMI, INTEREST, PRINCIPAL, ScheduleColumn, schedule_table};
use crate::{api, clock};
use leptos::prelude::*;
use lms::accounts::GetLoanParams;
use lms::emi_calculation::{CalculateEmi, EmiCalculation, EmiFrequency, ValueType};
use lms::loan_data::{LoanTerms, RateTerm};
use lms::loans::RoiType;
use lms::{ApiError, Day, Money};

const COLUMNS: &[ScheduleColumn] = &[PRINCIPAL, INTEREST, EMI, ScheduleColumn::closing("Closing principal ₹")];

#[component]
pub(super) fn Preview(flow: DisburseFlow) -> impl IntoView {
    let params = memo(move |_| {
        flow.account.with(|account| {
            let account = account.as_ref()?;
            Some(GetLoanParams { lead_id: account.lead_id?, program_id: account.program_id? })
        })
    });
    let terms = api::query(move || params.get());
    let amount = debounced(memo(move |_| flow.requested().map(|requested| requested.amount)));
    let calculation = memo(move |_| calculation_by(&terms.data()?, amount.get()?, clock::today()));
    let result = api::query(move || calculation.get());
    let no_terms = move || params.get().is_none() || terms.error() == Some(ApiError::NotFound);
    let message = move |text: &'static str| view! { <p class="muted">{text}</p> }.into_any();
    view! {
        <Card title="What it would cost">
            {move || {
                if no_terms() {
                    message("The account has no terms yet: the schedule can't be shown.")
                } else if amount.get().is_none() {
                    message("Enter an amount to see the schedule.")
                } else if terms.data().is_some() && calculation.get().is_none() {
                    message("The account's terms name no rate of interest or number of EMIs: the schedule can't be shown.")
                } else if terms.data().is_none() {
                    view! { <Load query=terms skeleton=|| skeleton_card(6) view=|_: LoanTerms| ().into_any() /> }.into_any()
                } else {
                    view! {
                        <Load query=result skeleton=|| skeleton_card(6) view=|cost: EmiCalculation| costs(&cost) />
                    }
                        .into_any()
                }
            }}
        </Card>
    }
}

/// The calculation by the terms; `None` where they lack a rate or a number of EMIs. Of a slab rate the first slab counts,
/// as it does when a loan is made.
fn calculation_by(terms: &LoanTerms, principal: Money, today: Day) -> Option<CalculateEmi> {
    let roi_value = match terms.roi_value.as_ref()? {
        RateTerm::Flat(rate) => rate.clone(),
        RateTerm::Slabs(slabs) => slabs.first()?.value.clone(),
    };
    let has_fee = terms.pf_is_enabled != Some(false);
    Some(CalculateEmi {
        principal,
        roi_value,
        roi_type: RoiType::Reducing,
        emi_count: terms.emi_count.as_ref()?.to_string().parse().ok().filter(|count| *count > 0)?,
        emi_frequency: terms.emi_frequency.as_deref().map(EmiFrequency::from),
        disbursement_date: today,
        first_due_date: None,
        pf_value: terms.pf_value.clone().filter(|_| has_fee),
        pf_value_type: terms.pf_value_type.as_deref().filter(|_| has_fee).map(ValueType::from),
        pf_gst: terms.pf_gst.clone().filter(|_| has_fee),
    })
}

fn costs(cost: &EmiCalculation) -> AnyView {
    let fee = format!("{} and GST {}", cost.pf_amount, cost.pf_gst_amount);
    let list = [
        Fact::text("EMI", format!("{}, {} times", cost.emi_amount, cost.emi_count)),
        Fact::text("Interest in all", cost.total_interest),
        Fact::text("Paid back in all", cost.total_amount),
        Fact::text("Processing fee", fee),
        Fact::text("Borrower gets", cost.net_disbursement),
        Fact::text("APR", format!("{}%", cost.apr)),
    ];
    view! {
        <div class="stack">
            {facts(list)}
            {schedule_table("Schedule preview", COLUMNS, &cost.schedule, false)}
            <p class="muted">"As if it were paid out today; the schedule begins on the day it is."</p>
        </div>
    }
    .into_any()
}
