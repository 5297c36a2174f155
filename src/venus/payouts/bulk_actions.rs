//! The selected payouts: how many, their total and beneficiaries, and the actions on all of them.

use super::batch::Batch;
use super::batch_action::BatchAction;
use super::beneficiaries::beneficiaries;
use super::payouts_page::PayoutListState;
use super::seen_payouts::SeenPayouts;
use super::selected_payout::SelectedPayout;
use crate::components::widgets::button::Action;
use crate::components::widgets::dialog::Dialog;
use crate::dom::memo::memo;
use leptos::prelude::*;
use lms::Money;
use lms::money::group_indian;

#[component]
pub(super) fn BulkActions(payouts: PayoutListState) -> impl IntoView {
    let selected = SeenPayouts::of(payouts);
    let batch = RwSignal::new(None::<(BatchAction, Vec<SelectedPayout>)>);
    let running = RwSignal::new(false);
    let open = RwSignal::new(false);
    let begin = move |action: BatchAction| {
        batch.set(Some((action, selected.seen.get_untracked())));
        open.set(true);
    };
    let select_all = move || {
        payouts.count.get().filter(|count| *count > 0).map(|count| {
            let label = format!("Select all {}", group_indian(&count.to_string()));
            let locked = Signal::derive(move || selected.select_all_locked());
            view! { <Action locked on_click=move |()| selected.select_all()>{label}</Action> }
        })
    };
    let is_read = move || payouts.selection.keys.with(Vec::len) == selected.seen.with(Vec::len);
    let button = move |action: BatchAction| {
        let count = memo(move |_| {
            let status = action.applies_to();
            selected.now.with(|now| now.iter().filter(|payout| payout.status == status).count())
        });
        let locked = Signal::derive(move || {
            if !is_read() {
                return Some("They are being read.".to_owned());
            }
            let status = action.applies_to().label().to_ascii_lowercase();
            (count.get() == 0).then(|| format!("None of the selected payouts is {status}."))
        });
        let label = move || format!("{} ({})", action.label(), count.get());
        view! { <Action locked on_click=move |()| begin(action)>{label}</Action> }
    };
    let any = memo(move |_| payouts.selection.keys.with(|keys| !keys.is_empty()));
    let bar = move || {
        any.get().then(|| {
            view! {
                <div class="selection-bar">
                    <span role="status">{move || summary(selected)}</span>
                    {button(BatchAction::Process)}
                    {button(BatchAction::Retry)}
                    <button type="button" class="button" on:click=move |_| payouts.selection.clear()>
                        "Select none"
                    </button>
                </div>
            }
        })
    };
    let title = Signal::derive(move || {
        batch.with(|batch| batch.as_ref().map(|(action, _)| action.label()).unwrap_or_default().to_owned())
    });
    view! {
        {select_all}
        {bar}
        <Dialog open title wide=true held=running on_close=move |()| batch.set(None)>
            {move || batch.get().map(|(action, seen)| view! { <Batch payouts selected action seen running open /> })}
        </Dialog>
    }
}

/// "3 selected, ₹51,003.00, to Meera Textiles •••• 3123"; of payouts that have changed, as they are now.
fn summary(selected: SeenPayouts) -> String {
    let changed = selected.seen.with(|seen| {
        selected.now.with(|now| seen.iter().zip(now).filter(|(seen, now)| seen.change(now).is_some()).count())
    });
    let changed = match changed {
        0 => String::new(),
        1 => ". 1 has changed since".to_owned(),
        many => format!(". {many} have changed since"),
    };
    selected.now.with(|now| {
        let total: Money = now.iter().map(|payout| payout.amount).sum();
        let count = group_indian(&now.len().to_string());
        format!("{count} selected, {total}, {}{changed}", beneficiaries(now.iter()))
    })
}
