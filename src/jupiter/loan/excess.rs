//! Excess: money of the borrower that is not applied, and giving it back as a refund, cashback or holdback.

use super::Reads;
use crate::api;
use crate::clock;
use crate::components::detail_page::{Fact, facts};
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::widgets::button::Action;
use crate::components::widgets::card::Card;
use crate::components::widgets::dialog::Dialog;
use crate::dom::memo::memo;
use crate::venus::excess::{Adjust, Refund};
use leptos::prelude::*;
use lms::outstanding::{GetOutstanding, OutstandingData};
use lms::{LoanId, Money, can};

#[component]
pub(super) fn Excess(id: LoanId, reads: Reads) -> impl IntoView {
    let outstanding = api::query(move || Some(GetOutstanding { loan: id, date: Some(clock::today()) }));
    let view =
        move |owed: OutstandingData| view! { <ExcessActions id reads excess=owed.unapplied_amount /> }.into_any();
    view! {
        <Card title="Not applied">
            <Load query=outstanding skeleton=|| skeleton_lines(3) view />
        </Card>
    }
}

#[component]
fn ExcessActions(id: LoanId, reads: Reads, excess: Money) -> impl IntoView {
    let (refunding, adjusting) = (RwSignal::new(false), RwSignal::new(false));
    let locked = Signal::stored(can::give_back(excess).err().map(|reason| reason.to_string()));
    let bank = memo(move |_| reads.loan.data().and_then(|loan| loan.credit_bank));
    view! {
        {facts([Fact::strong("Excess", excess)])}
        <p class="muted small">
            "Received and not applied to any demand. It pays what falls due next, unless it is given back."
        </p>
        <p class="actions">
            <Action locked on_click=move |()| refunding.set(true)>
                "Refund"
            </Action>
            <Action on_click=move |()| adjusting.set(true)>"Cashback or holdback"</Action>
        </p>
        <Dialog open=refunding title="Refund what was paid too much">
            <Refund id excess bank=bank.get_untracked() open=refunding />
        </Dialog>
        <Dialog open=adjusting title="Cashback or holdback">
            <Adjust id open=adjusting />
        </Dialog>
    }
}
