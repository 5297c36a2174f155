//! Closing an account: the button gives the reason if it is locked, the dialog asks for a reason.

use super::Reads;
use crate::api;
use crate::components::forms::check::{self, Check};
use crate::components::forms::dialog_form::{DialogForm, DialogFormView};
use crate::components::forms::draft::Draft;
use crate::components::forms::form_field::FormField;
use crate::components::forms::submit::{SubmitLabels, find_changed};
use crate::components::widgets::button::ButtonVariant;
use crate::components::widgets::dialog_action::DialogAction;
use leptos::prelude::*;
use lms::account_actions::CloseAccount;
use lms::accounts::{Account, AccountStatus, GetAccount};
use lms::bidi::isolate;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::payouts::{ListPayouts, PayoutFilter, PayoutStatus};
use lms::{AccountId, Money, can};

const LABELS: SubmitLabels =
    SubmitLabels { what: "the closing of the account", send: "Close account", sending: "Closing…" };
const CLOSE: DialogAction =
    DialogAction { label: "Close account", variant: ButtonVariant::Danger, title: "Close this account?" };

/// Payouts beyond the first page don't change the message: some are pending.
const FIRST_PAGE: PageRequest = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };

/// The button and its dialog.
#[component]
pub(super) fn Close(id: AccountId, reads: Reads) -> impl IntoView {
    let payouts_in = move |status: PayoutStatus| {
        api::query(move || {
            let filter = PayoutFilter { account: Some(id), status: Some(status.clone()), ..PayoutFilter::default() };
            Some(ListPayouts { filter, ordering: String::new(), page: FIRST_PAGE })
        })
    };
    let pending = payouts_in(PayoutStatus::Pending);
    let processing = payouts_in(PayoutStatus::Processing);
    let pending_amount = move || {
        let sum = |page: Option<lms::Page<lms::payouts::Payout>>| {
            page.map(|page| page.results.iter().map(|payout| payout.amount).sum::<Money>())
        };
        sum(pending.data())?.checked_add(sum(processing.data())?)
    };
    let locked = Signal::derive(move || {
        let account = reads.account.data()?;
        let failed =
            [reads.summary.error(), pending.error(), processing.error()].into_iter().any(|error| error.is_some());
        let (Some(summary), Some(pending_amount)) = (reads.summary.data(), pending_amount()) else {
            let why =
                if failed { "What is owed on it could not be read." } else { "What is owed on it is being read." };
            return Some(why.to_owned());
        };
        let (owed, unapplied) = (summary.outstanding.total, summary.unapplied_amount);
        can::close_account(&account.status, owed, unapplied, pending_amount).err().map(|reason| reason.to_string())
    });
    CLOSE.view(locked, move |open| close_form(open, id, reads))
}

fn close_form(open: RwSignal<bool>, id: AccountId, reads: Reads) -> AnyView {
    let name = format!("account.close.{id}");
    let mut draft = Draft::new(&name);
    let reason = draft.field("reason");
    let check = move || {
        let mut check = Check::default();
        let reason = check.field("reason", reason.with(|reason| check::words(reason, "Say why it is closed.")));
        check.done(reason.map(|reason| CloseAccount { id, reason }))
    };
    let is_closed = |account: &Account| account.status == AccountStatus::Closed;
    let look_up = move |_| find_changed(GetAccount { id }, is_closed);
    let dialog_form = DialogForm::new(open, name, LABELS, draft, check, look_up, |account: Account, toasts| {
        toasts.success(format!("Account {} is closed.", account.ref_id));
    });
    let account = move || {
        reads.account.data().map(|account| format!("{} of {}", account.ref_id, isolate(&account.borrower_name)))
    };
    view! {
        <p>{account} " is closed with its loans and limits. Nothing can be drawn on it any more, and it can't be opened again."</p>
        <DialogFormView dialog_form danger=true cancel="Keep it open">
            {FormField::area("Reason", "reason", reason).of(dialog_form.form)}
        </DialogFormView>
    }
    .into_any()
}
