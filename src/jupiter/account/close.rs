//! Closing an account: asks why, or says what stands in the way.

use super::Reads;
use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::AreaField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels};
use crate::components::widgets::button::{Action, Weight};
use crate::components::widgets::dialog::Dialog;
use futures::FutureExt;
use leptos::prelude::*;
use lms::account_actions::CloseAccount;
use lms::accounts::{Account, AccountStatus, GetAccount};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::payouts::{ListPayouts, PayoutFilter, PayoutStatus};
use lms::{AccountId, Money, can};

const LABELS: SubmitLabels =
    SubmitLabels { what: "the closing of the account", send: "Close account", sending: "Closing…" };
/// More than these don't change what is said: something waits.
const ALL: PageRequest = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };

/// The button, locked by what stands in the way, and its dialog.
#[component]
pub(super) fn Close(id: AccountId, reads: Reads) -> impl IntoView {
    let open = RwSignal::new(false);
    let waiting_as = move |status: PayoutStatus| {
        api::query(move || {
            let filter = PayoutFilter { account: Some(id), status: Some(status.clone()), ..PayoutFilter::default() };
            Some(ListPayouts { filter, ordering: String::new(), page: ALL })
        })
    };
    let pending = waiting_as(PayoutStatus::Pending);
    let processing = waiting_as(PayoutStatus::Processing);
    let waiting = move || {
        let sum = |page: Option<lms::Page<lms::payouts::Payout>>| {
            page.map(|page| page.results.iter().map(|payout| payout.amount).sum::<Money>())
        };
        sum(pending.data())?.checked_add(sum(processing.data())?)
    };
    let locked = Signal::derive(move || {
        let account = reads.account.data()?;
        let failed =
            [reads.summary.error(), pending.error(), processing.error()].into_iter().any(|error| error.is_some());
        let (Some(summary), Some(waiting)) = (reads.summary.data(), waiting()) else {
            let why =
                if failed { "What is owed on it could not be read." } else { "What is owed on it is being read." };
            return Some(why.to_owned());
        };
        let (owed, unapplied) = (summary.outstanding.total, summary.unapplied_amount);
        can::close_account(&account.status, owed, unapplied, waiting).err().map(|reason| reason.to_string())
    });
    view! {
        <Action weight=Weight::Danger locked on_click=move |()| open.set(true)>
            "Close account"
        </Action>
        <Dialog open title="Close this account?">
            <Ask open id reads />
        </Dialog>
    }
}

#[component]
fn Ask(open: RwSignal<bool>, id: AccountId, reads: Reads) -> impl IntoView {
    let name = format!("account.close.{id}");
    let mut draft = Draft::new(&name);
    let reason = draft.field("reason");
    let read = move || {
        let mut check = Check::default();
        let why = check.field("reason", reason.with(|reason| check::words(reason, "Say why it is closed.")));
        check.done(why.map(|reason| CloseAccount { id, reason }))
    };
    let submission = Submission::new(name, LABELS, move |_, _| look_up(id));
    let (form, send) = Form::of(submission, read);
    let (forget, toasts) = (draft.forget(), toasts());
    submission.on_success(move |account: Account| {
        forget();
        toasts.success(format!("Account {} is closed.", account.ref_id));
        open.set(false);
    });
    let what = move || reads.account.data().map(|account| format!("{} of {}", account.ref_id, account.borrower_name));
    let keep = move || {
        view! {
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Keep it open"
            </button>
        }
    };
    view! {
        <p>{what} " is closed with its loans and limits. Nothing can be drawn on it any more, and it can't be opened again."</p>
        <FormView form on_send=send danger=true beside=keep>
            <AreaField label="Reason" name="reason" value=reason error=form.error("reason") />
        </FormView>
    }
}

/// Whether it is closed.
fn look_up(id: AccountId) -> LookupFuture<Account> {
    async move {
        let account = api::send(GetAccount { id }).await?;
        Ok(Some(account).filter(|account| account.status == AccountStatus::Closed))
    }
    .boxed_local()
}
