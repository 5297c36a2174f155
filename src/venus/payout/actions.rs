//! The actions on a payout; one that is not allowed now is disabled with the reason.

use super::cancel::Cancel;
use super::claim_question::{Claims, bank_claims};
use super::correct::Correct;
use super::process::Process;
use super::retry::Retry;
use super::returned::Returned;
use super::undo_match::undo_match;
use crate::components::feedback::undocumented::answers;
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::dialog::Dialog;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::session::officer::is_signed_in;
use leptos::prelude::*;
use lms::can::{self, Reason};
use lms::payout_actions::ReturnPayout;
use lms::payouts::{Payout, PayoutStatus};
use lms::reconciliation::UnmatchPayout;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PayoutAction {
    Process,
    Retry,
    Correct,
    Cancel,
    /// The bank has returned it.
    Return,
    UndoMatch,
}

/// Where an action's dialog is shown.
#[derive(Clone, Copy)]
pub(super) struct ActionDialog {
    pub(super) open: RwSignal<bool>,
    /// The payout as it is now, which may differ from what it was when the dialog opened.
    pub(super) payout: Signal<Option<Payout>>,
    pub(super) claims: Claims,
    /// The action whose dialog is open: set it to open another one.
    pub(super) current: RwSignal<Option<PayoutAction>>,
}

/// The buttons and their dialogs.
#[component]
pub(crate) fn Actions(#[prop(into)] payout: Signal<Option<Payout>>) -> impl IntoView {
    let current = RwSignal::new(None::<PayoutAction>);
    let claims = bank_claims(payout);
    let button = move |action: PayoutAction,
                       label: &'static str,
                       variant: ButtonVariant,
                       allowed: fn(&PayoutStatus) -> Result<(), Reason>| {
        let locked = Signal::derive(move || {
            payout.with(|payout| match payout {
                Some(payout) => {
                    let own = |()| match action {
                        PayoutAction::Process => can::process_own_payout(payout, &is_signed_in),
                        PayoutAction::Retry
                        | PayoutAction::Correct
                        | PayoutAction::Cancel
                        | PayoutAction::Return
                        | PayoutAction::UndoMatch => Ok(()),
                    };
                    allowed(&payout.status).and_then(own).err().map(|reason| reason.to_string())
                }
                None => Some("It is being read.".to_owned()),
            })
        });
        view! {
            <Action variant locked on_click=move |()| current.set(Some(action))>
                {label}
            </Action>
        }
    };
    let status = memo(move |_| payout.with(|payout| payout.as_ref().map(|payout| payout.status.clone())));
    let process_or_retry = move || match status.get() {
        Some(PayoutStatus::Failed) => {
            button(PayoutAction::Retry, "Try again", ButtonVariant::Primary, can::retry_payout).into_any()
        }
        Some(PayoutStatus::Processing) => {
            button(PayoutAction::Process, "Mark as paid", ButtonVariant::Plain, can::mark_payout_paid).into_any()
        }
        Some(PayoutStatus::Pending | PayoutStatus::Processed | PayoutStatus::Cancelled | PayoutStatus::Unknown(_))
        | None => button(PayoutAction::Process, "Process", ButtonVariant::Primary, can::process_payout).into_any(),
    };
    let may_return = move || {
        let allowed = status.with(|status| status.as_ref().is_some_and(|status| can::return_payout(status).is_ok()));
        (allowed && answers::<ReturnPayout>())
            .then(|| button(PayoutAction::Return, "Returned by the bank", ButtonVariant::Plain, can::return_payout))
    };
    let is_matched = memo(move |_| payout.with(|payout| payout.as_ref().is_some_and(|it| it.bank_line.is_some())));
    let may_undo_match = move || {
        (is_matched.get() && answers::<UnmatchPayout>())
            .then(|| button(PayoutAction::UndoMatch, "Undo match", ButtonVariant::Plain, |_| Ok(())))
    };
    let dialog = move |action: PayoutAction, title: &'static str, form: fn(Payout, ActionDialog) -> AnyView| {
        let open = RwSignal::new(false);
        watch(move || open.set(current.get() == Some(action)));
        let on_close = move |()| {
            if current.get_untracked() == Some(action) {
                current.set(None);
            }
        };
        let form = move || Some(form(payout.get_untracked()?, ActionDialog { open, payout, claims, current }));
        view! { <Dialog open title on_close>{form}</Dialog> }
    };
    view! {
        <div class="actions">
            {process_or_retry}
            {button(PayoutAction::Correct, "Correct the account", ButtonVariant::Plain, can::change_payout)}
            {may_return}
            {may_undo_match}
            {button(PayoutAction::Cancel, "Cancel payout", ButtonVariant::Plain, can::change_payout)}
        </div>
        {dialog(PayoutAction::Process, "Process the payout", |opened, dialog| view! { <Process opened dialog /> }.into_any())}
        {dialog(PayoutAction::Retry, "Try the payout again", |opened, dialog| view! { <Retry opened dialog /> }.into_any())}
        {dialog(PayoutAction::Correct, "Correct the account", |opened, dialog| view! { <Correct opened dialog /> }.into_any())}
        {dialog(PayoutAction::Cancel, "Cancel the payout?", |opened, dialog| view! { <Cancel opened dialog /> }.into_any())}
        {dialog(PayoutAction::Return, "Returned by the bank?", |opened, dialog| view! { <Returned opened dialog /> }.into_any())}
        {dialog(PayoutAction::UndoMatch, "Undo this match?", |opened, dialog| undo_match(&opened, dialog).into_any())}
    }
}
