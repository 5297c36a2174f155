//! One fee: its amounts, the demands that were made of it, and deleting it.

use super::delete_dialog::delete_fee;
use super::demand_table::FeeDemands;
use super::labels::{charged_to, name};
use crate::api;
use crate::components::detail_page::{DetailDefinition, Fact, detail_page, facts_card};
use crate::components::widgets::chip::status_chip;
use crate::links::{Link, use_id};
use leptos::prelude::*;
use lms::fees::{Fee, GetFee};

const PAGE: DetailDefinition<Fee> = DetailDefinition {
    noun: "fee",
    list: (Link::fees, "Fees"),
    untitled: "Fee",
    title: name,
    crumb: name,
    reference: Some((|fee| fee.ref_id.clone(), "fee reference")),
    status: Some(|fee| status_chip(&fee.status).into_any()),
    actions: Some(|fee| delete_fee(fee.clone())),
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
        <FeeDemands id />
    }
    .into_any()
}
