//! One fee: what it comes to, the demand it became, and taking it back.

use super::facts::{name, whose};
use super::remove::Remove;
use crate::api;
use crate::paths::{Path, use_path};
use crate::ui::button::{Action, Weight};
use crate::ui::card::{Card, Pair, Pairs};
use crate::ui::chip::{demand_chip, status_chip};
use crate::ui::copy::Copy;
use crate::ui::crumbs::{Crumb, Crumbs};
use crate::ui::heading::Heading;
use crate::ui::load::Load;
use crate::ui::no_such::NoSuch;
use crate::ui::skeleton::skeleton_card;
use crate::ui::table::{Head, table};
use leptos::prelude::*;
use lms::demands::Demand;
use lms::fees::{Fee, GetFee, ListFeeDemands};
use lms::page::PageRequest;
use lms::{ApiError, FeeId, Page, can};

/// The page of the fee that the URL names.
#[component]
pub fn FeePage() -> impl IntoView {
    let path = use_path();
    let id = Memo::new(move |before: Option<&Option<FeeId>>| match path.get() {
        Some(Path::Fee { id }) => Some(id),
        _ => before.copied().flatten(),
    });
    move || id.get().map(|id| view! { <One id /> })
}

#[component]
fn One(id: FeeId) -> impl IntoView {
    let fee = api::query(move || Some(GetFee { id }));
    let gone = Memo::new(move |_| fee.error() == Some(ApiError::NotFound));
    let title = Signal::derive(move || fee.data().map_or_else(|| "Fee".to_owned(), |fee| name(&fee)));
    let trail = move || vec![Crumb::link("Fees", Path::fees().href()), Crumb::here(title.get())];
    view! {
        <main id="page" class="page narrow">
            <Crumbs trail=Signal::derive(trail) />
            {move || {
                if gone.get() {
                    view! {
                        <NoSuch what="fee" others=Path::fees() called="Fees" why="It may have been taken back." />
                    }
                        .into_any()
                } else {
                    view! {
                        <Load query=fee skeleton=|| skeleton_card(6) view=move |fee: Fee| view! { <Shown fee /> }.into_any() />
                    }
                        .into_any()
                }
            }}
        </main>
    }
}

#[component]
fn Shown(fee: Fee) -> impl IntoView {
    let removing = RwSignal::new(false);
    let locked = Signal::stored(can::delete_fee(fee.settled_amount).err().map(|reason| reason.to_string()));
    let id = fee.id;
    let demands = api::query(move || Some(ListFeeDemands { id, page: PageRequest::default() }));
    let kind = fee.r#type.label().to_owned();
    let (charged_to, remark, gst) = (whose(&fee), fee.remark.clone(), format!("GST, {}%", fee.gst_rate));
    let rows = |page: Page<Demand>| demand_table(&page.results).into_any();
    view! {
        <div class="head">
            <Heading text=name(&fee) />
            <Copy text=fee.ref_id.clone() what="fee reference" />
            {status_chip(&fee.status)}
            <div class="actions">
                <Action weight=Weight::Danger locked on_click=move |()| removing.set(true)>
                    "Delete fee"
                </Action>
            </div>
        </div>
        <section class="card stack" aria-label="The fee">
            <Pairs>
                <Pair label="Charged to">{charged_to}</Pair>
                <Pair label="Type">{kind}</Pair>
                <Pair label="Amount">{fee.amount.to_string()}</Pair>
                <Pair label=gst>{fee.gst_amount.to_string()}</Pair>
                <Pair label="In all">
                    <b>{fee.total_amount.to_string()}</b>
                </Pair>
                <Pair label="Paid">{fee.settled_amount.to_string()}</Pair>
                <Pair label="Outstanding">{fee.outstanding_amount.to_string()}</Pair>
                <Pair label="Due">{fee.due_date.to_string()}</Pair>
                <Pair label="Charged on">{fee.created_at.to_string()}</Pair>
                {remark.map(|remark| view! { <Pair label="Remark">{remark}</Pair> })}
            </Pairs>
        </section>
        <Card title="Demands">
            <Load query=demands skeleton=|| skeleton_card(2) view=rows />
        </Card>
        <Remove open=removing fee />
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
