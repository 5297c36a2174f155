//! One fee: its amounts, the demands that were made of it, and deleting it.

use super::delete_dialog::DeleteDialog;
use super::labels::{charged_to, name};
use crate::api;
use crate::components::detail_page::{DetailDefinition, Fact, detail_page, facts_card};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::{demand_chip, status_chip};
use crate::components::widgets::table::{Head, table};
use crate::links::{Link, use_id};
use leptos::prelude::*;
use lms::demands::Demand;
use lms::fees::{Fee, GetFee, ListFeeDemands};
use lms::page::PageRequest;
use lms::{Page, can};

const PAGE: DetailDefinition<Fee> = DetailDefinition {
    noun: "fee",
    list: (Link::fees, "Fees"),
    untitled: "Fee",
    title: name,
    crumb: name,
    reference: Some((|fee| fee.ref_id.clone(), "fee reference")),
    status: Some(|fee| status_chip(&fee.status).into_any()),
    actions: Some(|fee| view! { <Delete fee=fee.clone() /> }.into_any()),
    body,
    missing_because: Some("It may have been taken back."),
    skeleton_lines: 6,
    wide: false,
};

/// The page of the fee that the URL names.
#[component]
pub(crate) fn FeePage() -> impl IntoView {
    let id = use_id();
    detail_page(api::query(move || Some(GetFee { id: id.get()? })), &PAGE)
}

fn body(fee: Fee) -> AnyView {
    let id = fee.id;
    let demands = api::query(move || Some(ListFeeDemands { id, page: PageRequest::default() }));
    let rows = |page: Page<Demand>| demand_table(&page.results).into_any();
    let facts = [
        Fact::view("Charged to", Some(charged_to(&fee))),
        Fact::text("Type", fee.r#type.label()),
        Fact::text("Amount", fee.amount),
        Fact::labelled(format!("GST, {}%", fee.gst_rate), fee.gst_amount),
        Fact::strong("In all", fee.total_amount),
        Fact::text("Paid", fee.settled_amount),
        Fact::text("Outstanding", fee.outstanding_amount),
        Fact::text("Due", fee.due_date),
        Fact::text("Charged on", fee.created_at),
        Fact::optional("Remark", fee.remark),
    ];
    view! {
        {facts_card("The fee", facts)}
        <Card title="Demands">
            <Load query=demands skeleton=|| skeleton_card(2) view=rows />
        </Card>
    }
    .into_any()
}

#[component]
fn Delete(fee: Fee) -> impl IntoView {
    let open = RwSignal::new(false);
    let locked = Signal::stored(can::delete_fee(fee.settled_amount).err().map(|reason| reason.to_string()));
    view! {
        <Action variant=ButtonVariant::Danger locked on_click=move |()| open.set(true)>
            "Delete fee"
        </Action>
        <DeleteDialog open fee />
    }
}

fn demand_table(demands: &[Demand]) -> impl IntoView + use<> {
    let heads = [
        Head::new("Due"),
        Head::num("Demanded ₹"),
        Head::num("Paid ₹"),
        Head::num("Outstanding ₹"),
        Head::new("Status"),
    ];
    let row = |demand: &Demand| {
        let due = demand.due_date.to_string();
        view! {
            <tr>
                <th scope="row">{due}</th>
                <td class="num">{demand.amount.grouped()}</td>
                <td class="num">{demand.settled_amount.grouped()}</td>
                <td class="num">{demand.outstanding_amount.grouped()}</td>
                <td>{demand_chip(demand)}</td>
            </tr>
        }
    };
    table("Demands of the fee", &heads, demands.iter().map(row).collect_view(), None)
}
