//! Reset schedule: recalculates unpaid EMIs from the tranches and the terms (API: Reset RPS).

use super::Reads;
use crate::api;
use crate::components::forms::confirmation::Confirmation;
use crate::components::forms::submit::{LookupFuture, Match, SubmitLabels};
use crate::components::widgets::button::ButtonVariant;
use crate::components::widgets::dialog_action::DialogAction;
use crate::dom::memo::memo;
use futures::FutureExt;
use leptos::prelude::*;
use lms::demands::ListDemands;
use lms::loans::Loan;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::schedules::{RebuiltSchedule, ResetRps};
use lms::{LoanId, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the reset", send: "Reset schedule", sending: "Resetting…" };

const RESET: DialogAction =
    DialogAction { label: "Reset schedule", variant: ButtonVariant::Plain, title: "Reset the repayment schedule?" };

/// The button and its dialog.
#[component]
pub(super) fn Reset(reads: Reads) -> impl IntoView {
    let loan = memo(move |_| reads.loan.data());
    let locked = Signal::derive(move || {
        loan.with(|loan| can::change_schedule(loan.as_ref()?).err().map(|reason| reason.to_string()))
    });
    view! {
        <p class="actions">
            {RESET.view(locked, move |open| loan.get_untracked().map(|loan| confirm(open, &loan)).into_any())}
            <small class="muted">"Where it does not follow from the tranches and the terms any more."</small>
        </p>
    }
}

fn confirm(open: RwSignal<bool>, loan: &Loan) -> AnyView {
    let (id, account) = (loan.id, loan.account.id());
    let (key, reset) = (format!("rps.{id}"), ResetRps { account, loan: id });
    let look_up = move |_| look_up(id);
    let confirmation = Confirmation::new(open, key, LABELS, reset, look_up, |reset, toasts| {
        toasts.success(format!(
            "{} EMIs were reckoned anew, {} stay as they were.",
            reset.rebuilt_count, reset.kept_count
        ));
    });
    let text = "Every EMI that nothing is paid of yet is reckoned anew from the tranches that were paid out and the loan's terms. EMIs with anything paid stay as they are. What was restructured stays restructured.";
    confirmation.view(text.to_owned(), "Leave it", false)
}

/// The result of the last reset: the demands that were created last.
fn look_up(loan: LoanId) -> LookupFuture<RebuiltSchedule> {
    async move {
        let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
        let demands = api::send(ListDemands { loan: Some(loan), page, ..ListDemands::default() }).await?.results;
        let Some(last) = demands.iter().map(|demand| demand.created_at).max() else { return Ok(Vec::new()) };
        let rebuilt = demands.iter().filter(|demand| demand.created_at == last).count();
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let (rebuilt_count, kept_count) = (count(rebuilt), count(demands.len() - rebuilt));
        let reset = RebuiltSchedule { loan, kept_count, rebuilt_count, demands };
        Ok(vec![Match::changed(last.to_string(), reset)])
    }
    .boxed_local()
}
