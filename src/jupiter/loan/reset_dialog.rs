//! Reset schedule: recalculates unpaid EMIs from the tranches and the terms (API: Reset RPS).

use super::Reads;
use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitActions, SubmitLabels, since_then};
use crate::components::widgets::button::Action;
use crate::components::widgets::dialog::Dialog;
use futures::FutureExt;
use leptos::prelude::*;
use lms::demands::{Demand, ListDemands};
use lms::loans::Loan;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::schedules::{RebuiltSchedule, ResetRps};
use lms::{Instant, LoanId, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the reset", send: "Reset schedule", sending: "Resetting…" };

/// The button and its dialog.
#[component]
pub(super) fn Reset(reads: Reads) -> impl IntoView {
    let open = RwSignal::new(false);
    let loan = Memo::new(move |_| reads.loan.data());
    let locked = Signal::derive(move || {
        loan.with(|loan| can::change_schedule(loan.as_ref()?).err().map(|reason| reason.to_string()))
    });
    view! {
        <p class="actions">
            <Action locked on_click=move |()| open.set(true)>
                "Reset schedule"
            </Action>
            <small class="muted">"Where it does not follow from the tranches and the terms any more."</small>
        </p>
        <Dialog open title="Reset the repayment schedule?">
            {move || loan.get_untracked().map(|loan| view! { <Confirm open loan /> })}
        </Dialog>
    }
}

#[component]
fn Confirm(open: RwSignal<bool>, loan: Loan) -> impl IntoView {
    let (id, account) = (loan.id, loan.account.id());
    let submission = Submission::new(format!("rps.{id}"), LABELS, move |_, since| look_up(id, since));
    let toasts = toasts();
    submission.on_success(move |reset: RebuiltSchedule| {
        toasts.success(format!(
            "{} EMIs were reckoned anew, {} stay as they were.",
            reset.rebuilt_count, reset.kept_count
        ));
        open.set(false);
    });
    view! {
        <p>
            "Every EMI that nothing is paid of yet is reckoned anew from the tranches that were paid out and the loan's terms. EMIs with anything paid stay as they are. What was restructured stays restructured."
        </p>
        <SubmitActions handle=submission.handle() on_send=move |()| submission.send(ResetRps { account, loan: id })>
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Leave it"
            </button>
        </SubmitActions>
    }
}

/// The result of the reset, where any demand of it was created since.
fn look_up(loan: LoanId, since: Instant) -> LookupFuture<RebuiltSchedule> {
    async move {
        let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
        let demands = api::send(ListDemands { loan: Some(loan), page, ..ListDemands::default() }).await?.results;
        let is_new = |demand: &&Demand| since_then(demand.created_at, since);
        let rebuilt = demands.iter().filter(is_new).count();
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let (rebuilt_count, kept_count) = (count(rebuilt), count(demands.len() - rebuilt));
        Ok((rebuilt > 0).then_some(RebuiltSchedule { loan, kept_count, rebuilt_count, demands }))
    }
    .boxed_local()
}
